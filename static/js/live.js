// Lists look again by themselves: every [data-live] part (by its id) is renewed from the page's own address.
// The stamp of what is shown goes along; the same is answered by nothing. Place, ticks, bar, focus and scroll stay.
(() => {
  "use strict";
  const lead = document.querySelector("[data-live][data-stamp]");
  if (!lead) return;
  const every = Number(lead.dataset.live || 20) * 1000;

  const isTyping = () => {
    const at = document.activeElement;
    return at && at.closest("[data-live]") && at.matches("input:not([type=checkbox]), select, textarea");
  };
  const rowsInSight = () =>
    Array.from(document.querySelectorAll("[data-row]"), (row) => ({ key: row.dataset.row, ...row.getBoundingClientRect().toJSON() }))
      .filter((row) => row.bottom > 0);
  const SIGNS = ["id", "href", "value", "data-key", "data-check-all"];
  const signOf = (at) => {
    const name = SIGNS.find((one) => at.hasAttribute(one));
    return name && `[${name}="${CSS.escape(at.getAttribute(name))}"]`;
  };
  const byKey = (key) => key && document.querySelector(`[data-row="${CSS.escape(key)}"]`);

  const renew = (page) => {
    const ticked = Array.from(document.querySelectorAll("[data-live] input[type=checkbox]:checked"), (one) => one.value);
    const bar = document.querySelector("[data-row].cur");
    const before = rowsInSight();
    const at = document.activeElement;
    const focus = at && at.closest("[data-live]") && { row: at.closest("[data-row]"), sign: signOf(at) };

    document.querySelectorAll("[data-live]").forEach((part) => {
      const fresh = page.getElementById(part.id);
      if (!fresh) return;
      if (fresh.dataset.stamp) part.dataset.stamp = fresh.dataset.stamp;
      if (fresh.innerHTML !== part.innerHTML) part.innerHTML = fresh.innerHTML;
    });

    document.querySelectorAll("[data-live] input[type=checkbox]").forEach((one) => {
      one.checked = ticked.includes(one.value);
    });
    const row = bar && byKey(bar.dataset.row);
    if (row) row.classList.add("cur");
    if (focus && focus.sign) {
      const home = (focus.row && byKey(focus.row.dataset.row)) || document;
      const again = home.querySelector(focus.sign);
      if (again && again !== document.activeElement) again.focus({ preventScroll: true });
    }
    const stayed = before.find((one) => byKey(one.key));
    if (stayed) window.scrollBy({ top: byKey(stayed.key).getBoundingClientRect().top - stayed.top, behavior: "instant" });
    document.dispatchEvent(new CustomEvent("kaowu:renewed"));
  };

  const look = async () => {
    if (document.hidden || isTyping()) return;
    try {
      const answer = await fetch(location.href, { headers: { "X-Live": lead.dataset.stamp }, credentials: "same-origin" });
      if (answer.status !== 200 || answer.redirected || isTyping()) return;
      renew(new DOMParser().parseFromString(await answer.text(), "text/html"));
    } catch (error) {
      /* no network: looked at again at the next beat */
    }
  };
  setInterval(look, every);
})();
