// 报名信息: shows what other answers ask for, fills days in from the calendar, and says whether the last answer was kept.
// data-when="exceptional:on apply_level:1" shows an element while any of the answers holds; data-off-when closes its inputs.
(() => {
  "use strict";
  const form = document.getElementById("application");
  if (!form) return;
  const INPUTS = "input:not([type=hidden]), select, textarea";

  const holds = (pair) => {
    const [name, value] = pair.split(":");
    const all = Array.from(form.querySelectorAll(`[name="${name}"]`));
    return all.some((one) => {
      if (one.type === "checkbox" || one.type === "radio") return one.checked && one.value === value;
      return one.value === value;
    });
  };
  const any = (pairs) => pairs.split(" ").some(holds);

  const arrange = () => {
    document.querySelectorAll("[data-when]").forEach((one) => {
      one.hidden = !any(one.dataset.when);
    });
    document.querySelectorAll("[data-off-when]").forEach((row) => {
      const off = any(row.dataset.offWhen);
      row.querySelectorAll("input, select").forEach((one) => {
        if (off && !one.disabled) one.value = "";
        one.disabled = off;
      });
    });
  };

  // In the capture phase, so that the typed box is filled before its row is sent.
  document.addEventListener("change", (event) => {
    const picker = event.target.closest("[data-day-pick]");
    if (picker) picker.parentElement.querySelector(INPUTS).value = picker.value;
    arrange();
  }, true);

  const say = (text) => {
    const line = document.getElementById("saved");
    line.className = "saved num c-no";
    line.textContent = text;
  };
  const mark = (row) => {
    const own = (one) => one.closest("[data-cell], [data-row]") === row; // a cell of a list answers for itself
    const isWrong = Array.from(row.querySelectorAll(".said .k-err")).some(own);
    row.classList.toggle("bad-field", isWrong);
    row.querySelectorAll(INPUTS).forEach((one) => {
      if (own(one) && !one.closest(".said")) one.classList.toggle("is-invalid", isWrong);
    });
  };

  document.addEventListener("htmx:beforeSwap", (event) => {
    const row = event.detail.elt.closest("[data-row]");
    const answer = event.detail.xhr.responseURL;
    const asked = event.detail.requestConfig.path.split("?")[0];
    if (answer && ![asked, location.pathname].includes(new URL(answer).pathname)) {
      event.detail.shouldSwap = false; // signed out meanwhile: the answer is another page
      say("您已退出登录。刚填的已记在本机，重新登录打开这一页，会自动保存。");
    } else if (event.detail.xhr.status >= 400 && event.detail.xhr.status < 500 && row) {
      say("这一项没有保存上，请刷新页面再试。");
    }
  });
  document.addEventListener("htmx:afterSettle", () => {
    arrange();
    document.querySelectorAll("[data-row], [data-cell]").forEach(mark);
  });
  arrange();
})();
