// Rows are ticked for the bar below the list: [data-bulk] counts them and names those that would be skipped.
// [data-check-all] ticks the page. Without scripts the bar always stands there.
(() => {
  "use strict";
  const bar = document.querySelector("[data-bulk]");
  if (!bar) return;
  const boxes = () => Array.from(document.querySelectorAll('input[name="case"]'));
  const count = bar.querySelector("[data-bulk-count]");
  const words = bar.querySelector("[data-bulk-words]");

  const show = () => {
    const all = boxes();
    const ticked = all.filter((one) => one.checked);
    const unready = ticked.filter((one) => !("ready" in one.dataset));
    const names = unready.slice(0, 3).map((one) => one.dataset.name).join("、");
    bar.hidden = ticked.length === 0;
    count.textContent = `已选 ${ticked.length} 件`;
    words.textContent = unready.length ? `${unready.length} 件（${names}${unready.length > 3 ? "等" : ""}）${words.dataset.unready}` : "";
    all.forEach((one) => one.closest("[data-row]").classList.toggle("sel", one.checked));
    const whole = document.querySelector("[data-check-all]");
    if (whole) {
      whole.checked = ticked.length > 0 && ticked.length === all.length;
      whole.indeterminate = ticked.length > 0 && ticked.length < all.length;
    }
  };
  const tickAll = (on) => {
    boxes().forEach((one) => (one.checked = on));
    show();
  };

  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-check-all]")) tickAll(event.target.checked);
    else if (event.target.matches('input[name="case"]')) show();
  });
  bar.querySelector("[data-bulk-clear]").addEventListener("click", () => tickAll(false));
  document.addEventListener("kaowu:renewed", show);
  window.addEventListener("pageshow", show);
  show();
})();
