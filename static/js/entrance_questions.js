// A link to one question opens it: /help/#taken.
(() => {
  "use strict";
  const show = () => {
    const asked = document.getElementById(location.hash.slice(1));
    if (!asked || asked.tagName !== "DETAILS") return;
    asked.open = true;
    asked.scrollIntoView({ block: "start" });
  };
  window.addEventListener("hashchange", show);
  show();
})();
