// A link to #field-<name> puts the cursor into that field: in the list of what is missing, and coming from another page.
(() => {
  "use strict";
  const INPUTS = "input:not([type=hidden]):not([tabindex='-1']):not([disabled]), select:not([disabled]), textarea, button";
  const focusOn = (hash) => {
    if (hash.indexOf("#field-") !== 0) return false;
    const row = document.getElementById(hash.slice(1));
    const box = row && row.querySelector(INPUTS);
    if (!box) return false;
    row.scrollIntoView({ block: "center" });
    box.focus({ preventScroll: true });
    return true;
  };
  // At once, not after the browser's own jump: who types on right away must not type into nothing.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#field-']");
    if (!link || !focusOn(link.hash)) return;
    event.preventDefault();
    history.pushState(null, "", link.hash);
  });
  window.addEventListener("DOMContentLoaded", () => focusOn(location.hash));
})();
