// Shows a password while it is being typed, and hides it again when the form is sent.
(() => {
  "use strict";
  const set = (button, shown) => {
    const input = button.parentElement.querySelector("input");
    input.type = shown ? "text" : "password";
    button.setAttribute("aria-pressed", String(shown));
    button.querySelector("span").textContent = shown ? "隐藏" : "显示";
  };
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-eye]");
    if (button) set(button, button.getAttribute("aria-pressed") !== "true");
  });
  document.addEventListener("submit", (event) => {
    event.target.querySelectorAll("[data-eye]").forEach((button) => set(button, false));
  });
})();
