// A link to #field-<name> puts the cursor into that field: in the list of what is missing, and coming from another page.
(() => {
  "use strict";
  const INPUTS = "input:not([type=hidden]):not([tabindex='-1']):not([disabled]), select:not([disabled]), textarea, button";
  const focusOn = (hash) => {
    if (hash.indexOf("#field-") !== 0) return;
    const row = document.getElementById(hash.slice(1));
    const box = row && row.querySelector(INPUTS);
    if (!box) return;
    row.scrollIntoView({ block: "center" });
    box.focus({ preventScroll: true });
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#field-']");
    if (link) setTimeout(() => focusOn(link.hash), 0);
  });
  window.addEventListener("DOMContentLoaded", () => focusOn(location.hash));
})();
