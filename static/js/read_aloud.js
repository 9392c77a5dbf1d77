// 关怀版 reads the page aloud, where the browser can; elsewhere the button never shows.
(() => {
  "use strict";
  const button = document.querySelector("[data-read-aloud]");
  const voice = window.speechSynthesis;
  if (!button || !voice || !window.SpeechSynthesisUtterance) return;

  const SENTENCE = /[^。！？；\n]+[。！？；]?/g; // browsers cut long texts off; sentences never are

  const sentences = () => {
    const text = document.getElementById("main").innerText.replace(button.innerText, "");
    return (text.match(SENTENCE) || []).map((line) => line.trim()).filter(Boolean);
  };

  const show = (isReading) => {
    button.setAttribute("aria-pressed", String(isReading));
    button.querySelector("[data-word]").textContent = isReading ? "停下来" : "读给我听";
  };

  const read = () => {
    const lines = sentences();
    lines.forEach((line, place) => {
      const words = new SpeechSynthesisUtterance(line);
      words.lang = "zh-CN";
      words.rate = 0.9;
      if (place === lines.length - 1) words.onend = () => show(false);
      voice.speak(words);
    });
    show(lines.length > 0);
  };

  const stop = () => {
    voice.cancel();
    show(false);
  };

  button.hidden = false;
  button.addEventListener("click", () => (button.getAttribute("aria-pressed") === "true" ? stop() : read()));
  window.addEventListener("pagehide", stop);
})();
