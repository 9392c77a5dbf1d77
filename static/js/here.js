// Two people on one case see each other: says again and again that this page is open, and shows who else has it.
// <span data-here="address" aria-live="polite">; a page nobody looks at says nothing.
(() => {
  "use strict";
  const place = document.querySelector("[data-here]");
  if (!place) return;

  const say = async () => {
    if (document.hidden) return;
    const headers = { ...JSON.parse(document.body.getAttribute("hx-headers") || "{}"), "X-Live": "1" };
    try {
      const answer = await fetch(place.dataset.here, { method: "POST", headers, credentials: "same-origin" });
      if (!answer.ok || answer.redirected) return;
      const words = (await answer.text()).trim();
      if (words !== place.innerHTML.trim()) place.innerHTML = words;
    } catch (error) {
      /* no network: said again at the next beat */
    }
  };
  say();
  setInterval(say, 20000);
  document.addEventListener("visibilitychange", say);
})();
