// 获取验证码: posts the form's fields without leaving the page, then counts down until another code may be asked for.
// Answer of the server: JSON {ok, message, wait}. Without scripts the button submits to the same address.
(() => {
  "use strict";
  const waitFor = (button, seconds) => {
    const word = button.dataset.word || button.textContent.trim();
    button.dataset.word = word;
    button.disabled = true;
    const until = Date.now() + seconds * 1000;
    const tick = () => {
      const left = Math.ceil((until - Date.now()) / 1000);
      if (left > 0) {
        button.textContent = `${left} 秒后可重发`;
        return;
      }
      clearInterval(timer);
      button.disabled = false;
      button.textContent = "重新发送";
    };
    const timer = setInterval(tick, 500);
    tick();
  };

  const say = (button, text, isError) => {
    const field = button.closest(".k-field") || button.parentElement;
    let line = field.querySelector("[data-code-answer]");
    if (!line) {
      line = document.createElement("p");
      line.dataset.codeAnswer = "";
      line.setAttribute("role", "status");
      field.append(line);
    }
    line.className = isError ? "k-err" : "form-text";
    line.textContent = text;
  };

  const ask = async (button) => {
    const form = button.form;
    button.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(button.formAction, {
        method: "POST",
        body: new FormData(form),
        headers: { Accept: "application/json", "X-Requested-With": "fetch" },
        credentials: "same-origin",
      });
      const said = await answer.json();
      say(button, said.message, !said.ok);
      if (said.ok || said.wait) waitFor(button, said.wait || Number(button.dataset.wait) || 60);
    } catch (error) {
      say(button, "没有发出去，请检查网络后再试一次。", true);
    } finally {
      button.removeAttribute("aria-busy");
    }
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-resend]");
    if (!button || !button.form) return;
    event.preventDefault();
    if (button.getAttribute("aria-busy") !== "true") ask(button);
  });
  document.querySelectorAll("[data-resend][data-sent]").forEach((button) => {
    waitFor(button, Number(button.dataset.sent) || 60);
  });
})();
