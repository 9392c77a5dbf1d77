// Returning a case: shows at once what the candidate will see. <form data-send-back>, rows [data-item="label"] with
// tick, list and text; the page's server does the same when scripts are off. Ctrl+Enter sends. What is typed into
// [data-seek] leaves the rows with it in their name, and those that are ticked.
(() => {
  "use strict";
  const form = document.querySelector("[data-send-back]");
  if (!form) return;
  const list = form.querySelector("[data-preview]");
  const line = form.querySelector("[data-preview-line]");
  const counts = form.querySelectorAll("[data-count]");

  const noteOf = (row) => {
    const reason = row.querySelector("select").value.trim().replace(/。$/, "");
    const words = row.querySelector("textarea").value.trim();
    return [reason, words].filter(Boolean).join("。");
  };

  const draw = () => {
    const ticked = Array.from(form.querySelectorAll("[data-item]")).filter(
      (row) => row.querySelector("input[type=checkbox]").checked,
    );
    list.replaceChildren(
      ...ticked.map((row, place) => {
        const copy = line.content.firstElementChild.cloneNode(true);
        copy.querySelector(".no").textContent = String(place + 1);
        copy.querySelector("b").textContent = row.dataset.item;
        copy.querySelector("p").textContent = noteOf(row);
        return copy;
      }),
    );
    counts.forEach((one) => (one.textContent = String(ticked.length)));
  };

  form.addEventListener("input", draw);
  form.addEventListener("change", (event) => {
    draw();
    const row = event.target.matches("input[type=checkbox]:checked") && event.target.closest("[data-item]");
    if (row) row.querySelector("select").focus();
  });

  const box = form.querySelector("[data-seek]");
  const isNamed = (row) => row.dataset.item.toLowerCase().includes(box.value.trim().toLowerCase());
  const seek = () => {
    form.querySelectorAll("[data-item]").forEach((row) => {
      row.hidden = !isNamed(row) && !row.querySelector(":checked[type=checkbox]");
    });
    form.querySelectorAll(".pks").forEach((group) => (group.hidden = !group.querySelector("[data-item]:not([hidden])")));
    form.querySelector("[data-seek-none]").hidden = Boolean(form.querySelector("[data-item]:not([hidden])"));
  };
  box.addEventListener("input", seek);
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.ctrlKey) return;
    event.preventDefault(); // to the first row of that name, instead of sending
    const first = Array.from(form.querySelectorAll("[data-item]")).find(isNamed);
    if (first) first.querySelector("input[type=checkbox]").focus();
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.ctrlKey) form.requestSubmit(form.querySelector("button[name=send]"));
  });
  draw();
})();
