// Pins on the page of a case: what is to be returned is marked where it is read, and taken along to 退回补正.
// <main data-pins="case">, links [data-pin="field-code"] with aria-pressed, and one link [data-pins-go] with a [data-pins-count].
// Without scripts each pin is a link that opens 退回补正 with this one thing ticked.
(() => {
  "use strict";
  const place = document.querySelector("[data-pins]");
  if (!place) return;
  const key = `pins:${place.dataset.pins}`;
  const read = () => {
    try {
      return JSON.parse(sessionStorage.getItem(key) || "[]");
    } catch (error) {
      return []; // storage is forbidden: pins last as long as the page
    }
  };
  let pins = read();
  const keep = () => {
    try {
      sessionStorage.setItem(key, JSON.stringify(pins));
    } catch (error) {
      return;
    }
  };

  const draw = () => {
    document.querySelectorAll("[data-pin]").forEach((pin) => {
      const on = pins.includes(pin.dataset.pin);
      pin.classList.toggle("on", on);
      pin.setAttribute("role", "button");
      pin.setAttribute("aria-pressed", String(on));
    });
    document.querySelectorAll("[data-pins-go]").forEach((go) => {
      const [address] = go.getAttribute("href").split("?");
      const picks = pins.map((pin) => `pick=${encodeURIComponent(pin)}`).join("&");
      go.setAttribute("href", picks ? `${address}?${picks}` : address);
      go.querySelector("[data-pins-count]").textContent = pins.length ? String(pins.length) : "";
    });
  };

  document.addEventListener("click", (event) => {
    const pin = event.target.closest("[data-pin]");
    if (!pin || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const name = pin.dataset.pin;
    pins = pins.includes(name) ? pins.filter((one) => one !== name) : [...pins, name];
    keep();
    draw();
  });
  document.addEventListener("htmx:load", draw);
  draw();
})();
