// Before the session ends by itself, asks 您还在吗？; 继续填写 keeps it alive by one request.
// <button data-idle-stay="address" data-warns="1500" data-ends="1800">: seconds since the last request of this page.
// Whoever types or clicks meanwhile is not asked. When it is over, the page is loaded anew: the server asks to sign in.
(() => {
  "use strict";
  const button = document.querySelector("[data-idle-stay]");
  if (!button) return;
  const shade = button.closest("[data-dialog]");
  const left = shade.querySelector("[data-idle-left]");
  const warns = Number(button.dataset.warns) * 1000;
  const ends = Number(button.dataset.ends) * 1000;
  let asked = Date.now(); // when the server last heard of this page
  let moved = 0; // when a hand last moved
  let isOver = false;

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

  const beat = () => {
    const quiet = Date.now() - asked;
    if (quiet >= ends) {
      leave();
    } else if (quiet >= warns && moved > asked && shade.hidden) {
      stay();
    } else if (quiet >= warns) {
      left.textContent = words(Math.round((ends - quiet) / 1000));
      document.dispatchEvent(new CustomEvent("kaowu:open", { detail: "idle" }));
    }
  };

  ["keydown", "pointerdown", "input"].forEach((name) =>
    document.addEventListener(name, () => (moved = Date.now()), { passive: true, capture: true }),
  );
  button.addEventListener("click", stay);
  document.addEventListener("htmx:afterRequest", heard);
  document.addEventListener("submit", (event) => {
    if (Date.now() - asked < ends) return;
    event.preventDefault();
    event.stopPropagation();
    leave();
  }, true);
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) beat();
  });
  setInterval(beat, Math.min(10000, Math.max(250, warns / 20)));
})();
