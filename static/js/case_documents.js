// The document beside the facts: larger, smaller, turned, fitted, on the whole screen. Nothing is changed in the file.
// Two pictures that are compared move together.
// <div data-viewer><div data-stage><img></div> <button data-view="in|out|turn|fit|full"></button></div>
(() => {
  "use strict";
  const SMALLEST = 0.25;
  const LARGEST = 6;

  const ready = (viewer) => {
    if (viewer.dataset.ready) return;
    viewer.dataset.ready = "1";
    const stage = viewer.querySelector("[data-stage]");
    const pictures = stage ? Array.from(stage.querySelectorAll("img")) : [];
    if (!pictures.length) return;
    let [zoom, turn, left, top] = [1, 0, 0, 0];
    const draw = () => {
      pictures.forEach((picture) => {
        picture.style.transform = `translate(${left}px, ${top}px) rotate(${turn}deg) scale(${zoom})`;
      });
    };
    const size = (factor) => {
      zoom = Math.max(SMALLEST, Math.min(LARGEST, zoom * factor));
      draw();
    };
    const deeds = {
      in: () => size(1.25),
      out: () => size(0.8),
      turn: () => {
        turn = (turn + 90) % 360;
        draw();
      },
      fit: () => {
        [zoom, turn, left, top] = [1, 0, 0, 0];
        draw();
      },
      full: () => (document.fullscreenElement ? document.exitFullscreen() : stage.requestFullscreen()),
    };
    viewer.addEventListener("click", (event) => {
      const button = event.target.closest("[data-view]");
      if (button && deeds[button.dataset.view]) deeds[button.dataset.view]();
    });
    stage.addEventListener("wheel", (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      size(event.deltaY < 0 ? 1.1 : 0.9);
    }, { passive: false });
    stage.addEventListener("pointerdown", (event) => {
      if (!pictures.includes(event.target) || zoom <= 1) return;
      event.preventDefault();
      const [x, y] = [event.clientX - left, event.clientY - top];
      const move = (now) => {
        [left, top] = [now.clientX - x, now.clientY - y];
        draw();
      };
      const end = () => {
        window.removeEventListener("pointermove", move);
        window.removeEventListener("pointerup", end);
      };
      window.addEventListener("pointermove", move);
      window.addEventListener("pointerup", end);
    });
  };

  const all = (root) => root.querySelectorAll("[data-viewer]").forEach(ready);
  all(document);
  document.addEventListener("htmx:load", (event) => all(event.target));
})();
