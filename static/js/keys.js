// The reviewer's keys: <a or button data-key="a"> is pressed by its letter, never while typing, never with Ctrl or Alt.
// data-key="shift+a" asks for Shift; data-key="?" opens what it belongs to. A locked action says why instead of doing nothing.
(() => {
  "use strict";
  const typing = (target) =>
    target.isContentEditable || (target.matches && target.matches("input:not([type=checkbox]), textarea, select"));

  const nameOf = (event) => {
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (key === "=") return "+";
    return event.shiftKey && /^[a-z]$/.test(key) ? `shift+${key}` : key;
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.repeat) return;
    if (event.key === "Escape" && typing(event.target)) event.target.blur();
    if (typing(event.target)) return;
    if (document.querySelector("[data-dialog]:not([hidden])")) return;
    const name = nameOf(event);
    const target = Array.from(document.querySelectorAll("[data-key]")).find((one) => one.dataset.key === name);
    if (!target) return;
    event.preventDefault();
    if (target.matches("input, textarea, select")) target.focus();
    else target.click();
    if (name === "?") target.parentElement.scrollIntoView({ block: "nearest" }); // the list may lie below the fold
  });

  // In lists: J and K move the bar, Enter opens, X ticks.
  const rows = () => Array.from(document.querySelectorAll("[data-rows] [data-row]"));
  const go = (step) => {
    const all = rows();
    const at = all.findIndex((row) => row.classList.contains("cur"));
    const next = all[Math.max(0, Math.min(all.length - 1, at + step))];
    if (!next) return;
    all.forEach((row) => row.classList.toggle("cur", row === next));
    next.scrollIntoView({ block: "nearest" });
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || typing(event.target)) return;
    const row = document.querySelector("[data-rows] [data-row].cur");
    if (!rows().length) return;
    if (event.key === "j" || event.key === "ArrowDown") go(1);
    else if (event.key === "k" || event.key === "ArrowUp") go(-1);
    else if (event.key === "Enter" && row && event.target === document.body) row.querySelector("a").click();
    else if (event.key === "x" && row && row.querySelector("input[type=checkbox]")) row.querySelector("input[type=checkbox]").click();
    else return;
    event.preventDefault();
  });
})();
