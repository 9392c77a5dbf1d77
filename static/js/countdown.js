// Counts down by the server's clock: the page brings the server's time, the device only measures how long ago that was.
(() => {
  "use strict";
  const server = Date.parse(document.documentElement.dataset.now || "");
  const offset = Number.isNaN(server) ? 0 : server - Date.now();
  const now = () => Date.now() + offset;
  const DAY = 86400;
  const two = (number) => String(number).padStart(2, "0");

  const words = (seconds) => {
    const days = Math.floor(seconds / DAY);
    const hours = Math.floor((seconds % DAY) / 3600);
    const minutes = Math.floor((seconds % 3600) / 60);
    if (days) return `${days} 天 ${hours} 小时`;
    if (hours) return `${hours} 小时 ${minutes} 分`;
    if (minutes) return `${minutes} 分 ${seconds % 60} 秒`;
    return `${seconds} 秒`;
  };

  // The big clock of the home page, as portals/entrance/registration_time.py draws it first.
  const parts = (seconds) => {
    const days = Math.floor(seconds / DAY);
    const hours = [Math.floor((seconds % DAY) / 3600), "小时"];
    const minutes = [Math.floor((seconds % 3600) / 60), "分"];
    if (days) return [[days, "天"], hours, minutes];
    return seconds >= 3600 ? [hours, minutes] : [minutes, [seconds % 60, "秒"]];
  };
  const big = (element, seconds) => {
    const pieces = parts(seconds).flatMap(([number, unit]) => {
      const digits = document.createElement("b");
      digits.textContent = String(number);
      return [digits, unit];
    });
    element.replaceChildren(...(seconds < 60 ? ["不到 1 分钟"] : pieces));
  };

  const draw = () => {
    document.querySelectorAll("[data-countdown]").forEach((element) => {
      const left = Math.max(0, Math.floor((Date.parse(element.dataset.countdown) - now()) / 1000));
      if (!left) element.textContent = element.dataset.over || "已截止";
      else if ("big" in element.dataset) big(element, left);
      else element.textContent = words(left);
    });
    document.querySelectorAll("[data-clock]").forEach((element) => {
      const at = new Date(now() + 8 * 3600 * 1000); // China has one time zone: UTC+8
      const day = "日一二三四五六"[at.getUTCDay()];
      const clock = [at.getUTCHours(), at.getUTCMinutes(), at.getUTCSeconds()].map(two).join(":");
      element.textContent = `${at.getUTCMonth() + 1}月${at.getUTCDate()}日 周${day} ${clock}`;
    });
  };

  draw();
  setInterval(draw, 1000);
})();
