// Before the session ends by itself, asks 您还在吗？; 继续填写 keeps it alive by one request.
// <button data-idle-stay="address" data-warns="1500" data-ends="1800">: seconds since the last request of this page.
// data-over="43200": seconds until the session ends whatever is done; said once, and no request puts it off.
// Whoever types or clicks meanwhile is not asked. When it is over, the page is loaded anew: the server asks to sign in.
(() => {
  "use strict";
  const TOLD = "idle:told";
  const button = document.querySelector("[data-idle-stay]");
  if (!button) return;
  const shade = button.closest("[data-dialog]");
  const warns = Number(button.dataset.warns) * 1000;
  const ends = Number(button.dataset.ends) * 1000;
  const over = button.dataset.over ? Date.now() + Number(button.dataset.over) * 1000 : Infinity;
  let asked = Date.now(); // when the server last heard of this page
  let moved = 0; // when a hand last moved
  let isOver = false;

  const store = (work) => {
    try {
      return work(sessionStorage);
    } catch (error) {
      return null; // forbidden: told again on the next page
    }
  };

  const heard = () => (asked = Date.now());
  const token = () => JSON.parse(document.body.getAttribute("hx-headers") || "{}");

  const leave = () => {
    if (isOver) return;
    isOver = true;
    document.dispatchEvent(new CustomEvent("kaowu:ending"));
    location.assign(location.pathname + location.search);
  };

  const stay = async () => {
    try {
      const answer = await fetch(button.dataset.idleStay, {
        method: "POST",
        headers: token(),
        credentials: "same-origin",
      });
      if (answer.redirected || answer.status === 403) leave();
      else heard();
    } catch (error) {
      /* no network: asked again at the next beat */
    }
  };

  const words = (seconds) => (seconds >= 60 ? `${Math.ceil(seconds / 60)} 分钟` : `${seconds} 秒`);

  const ask = (why, seconds) => {
    shade.querySelector("[data-idle-quiet]").hidden = why !== "quiet";
    shade.querySelector("[data-idle-over]").hidden = why !== "over";
    shade.querySelector(`[data-idle-${why}] [data-idle-left]`).textContent = words(Math.round(seconds));
    document.dispatchEvent(new CustomEvent("kaowu:open", { detail: "idle" }));
  };

  // Once in this tab, not on every page of the last minutes.
  const isTold = () => store((kept) => Date.now() - Number(kept.getItem(TOLD) || 0) < ends * 2);
  const tell = () => store((kept) => kept.setItem(TOLD, Date.now()));

  const isOut = () => Date.now() >= Math.min(asked + ends, over);

  const beat = () => {
    const quiet = Date.now() - asked;
    const toGo = over - Date.now();
    if (isOut()) {
      leave();
    } else if (toGo <= ends - warns && !isTold()) {
      ask("over", toGo / 1000);
      if (!shade.hidden) tell();
    } else if (quiet >= warns && moved > asked && shade.hidden) {
      stay();
    } else if (quiet >= warns) {
      ask("quiet", (ends - quiet) / 1000);
    }
  };

  ["keydown", "pointerdown", "input"].forEach((name) =>
    document.addEventListener(name, () => (moved = Date.now()), { passive: true, capture: true }),
  );
  button.addEventListener("click", stay);
  document.addEventListener("htmx:afterRequest", heard);
  document.addEventListener("submit", (event) => {
    if (!isOut()) return;
    event.preventDefault();
    event.stopPropagation();
    leave();
  }, true);
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) beat();
  });
  if (over !== Infinity) {
    beat();
    setTimeout(beat, over - Date.now() + 50);
  }
  setInterval(beat, Math.min(10000, Math.max(250, warns / 20)));
})();
