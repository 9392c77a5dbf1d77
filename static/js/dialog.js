// Dialogs: keep the keyboard inside, Escape closes, the focus goes back to where it was.
// Open with <button data-dialog-open="name">, close with any [data-dialog-close] inside.
(() => {
  "use strict";
  const REACHABLE = "a[href], button:not([disabled]), input:not([disabled]):not([type=hidden]), select, textarea, [tabindex='0']";
  let opener = null;

  const current = () => document.querySelector("[data-dialog]:not([hidden])");

  const enter = (shade) => {
    const box = shade.querySelector("[role=dialog]");
    const first = box.querySelector("[autofocus], .is-invalid, input:not([type=hidden])");
    (first || box).focus();
  };

  const open = (shade, from) => {
    opener = from || document.activeElement;
    shade.hidden = false;
    document.body.classList.add("overflow-hidden");
    enter(shade);
  };

  const close = (shade) => {
    shade.hidden = true;
    document.body.classList.remove("overflow-hidden");
    if (opener && opener.focus) opener.focus();
    opener = null;
  };

  const stay = (event, shade) => {
    const all = Array.from(shade.querySelectorAll(REACHABLE)).filter((one) => one.offsetParent !== null);
    if (!all.length) return;
    const [first, last] = [all[0], all[all.length - 1]];
    if (event.shiftKey && document.activeElement === first) {
      event.preventDefault();
      last.focus();
    } else if (!event.shiftKey && document.activeElement === last) {
      event.preventDefault();
      first.focus();
    }
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-dialog-open]");
    if (button) {
      const shade = document.getElementById(button.dataset.dialogOpen);
      if (shade) {
        event.preventDefault();
        open(shade, button);
      }
      return;
    }
    const end = event.target.closest("button[data-dialog-close]");
    if (end) close(end.closest("[data-dialog]"));
  });

  document.addEventListener("keydown", (event) => {
    const shade = current();
    if (!shade) return;
    if (event.key === "Tab") stay(event, shade);
    if (event.key !== "Escape") return;
    const way = shade.querySelector("[data-dialog-close]");
    if (way) way.click(); // a link leads back, a button closes here
  });

  // Another script opens one by its name; the focus goes back to where somebody was typing.
  document.addEventListener("kaowu:open", (event) => {
    const shade = document.getElementById(event.detail);
    if (shade && shade.hidden && !current()) open(shade);
  });

  const already = current();
  if (already) open(already);
  document.addEventListener("htmx:load", () => {
    const shade = current();
    if (shade && !shade.contains(document.activeElement)) open(shade);
  });
})();
