// Looks at what lies in the white frame and says at once what the server would object to:
// size, background, light. A hint only; the server decides.
(() => {
  "use strict";
  const SMALL = { width: 103, height: 156 };
  const live = document.querySelector("[data-photo-live]");
  const stage = document.querySelector("[data-photo-stage]");

  const measure = (cropper) => {
    const canvas = cropper.getCroppedCanvas(Object.assign({ fillColor: "#fff" }, SMALL));
    const { data, width, height } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    // contained in the asked size, a column may be missing
    const sides = { 左边: [0, 0], 右边: [0, 0], 上边: [0, 0] };
    let light = 0;
    for (let y = 0; y < height; y += 1) {
      for (let x = 0; x < width; x += 1) {
        const at = 4 * (y * width + x);
        const [red, green, blue] = [data[at], data[at + 1], data[at + 2]];
        light += 0.299 * red + 0.587 * green + 0.114 * blue;
        const side = y < 3 ? "上边" : y < height * 0.35 && x < 3 ? "左边" : y < height * 0.35 && x >= width - 3 ? "右边" : "";
        if (!side) continue;
        const darkest = Math.min(red, green, blue);
        sides[side][0] += darkest >= 235 && Math.max(red, green, blue) - darkest <= 15 ? 1 : 0;
        sides[side][1] += 1;
      }
    }
    const counts = Object.values(sides);
    const white = counts.reduce((sum, one) => sum + one[0], 0) / counts.reduce((sum, one) => sum + one[1], 0);
    const dirty = Object.keys(sides).filter((name) => sides[name][0] / sides[name][1] < 0.95);
    return { white, light: light / (width * height), where: dirty.length > 2 ? "四周" : dirty.join("、") };
  };

  const show = (name, isGood, title, text) => {
    const line = document.querySelector(`[data-photo-hint="${name}"]`);
    if (!line) return;
    line.querySelector("b").textContent = title;
    line.querySelector("small").textContent = text;
    const status = line.querySelector(".st");
    status.textContent = isGood ? "好" : "要改";
    status.className = `st ${isGood ? "st-ok" : "st-do"}`;
    const sign = line.firstElementChild;
    sign.className = isGood ? "c-ok" : "c-do";
    const use = sign.querySelector("use");
    use.setAttribute("href", use.getAttribute("href").replace(/#.*/, isGood ? "#okc" : "#alert"));
  };

  const say = (faults) => {
    live.textContent = faults.length ? faults[0] : "可以了，点「就用这张」";
    live.classList.toggle("good", !faults.length);
  };

  window.photoLook = (cropper, pixels) => {
    const seen = measure(cropper);
    const faults = [];
    const sent = `原图 ${stage.dataset.sent}，框里有 ${Math.round(pixels)} 像素宽`;
    show("size", pixels >= 412, pixels >= 412 ? "够大" : "太小", sent);
    const isWhite = seen.white >= 0.97;
    show("white", isWhite, isWhite ? "背景够白" : "背景不够白", isWhite ? "" : `${seen.where}不白。请在白墙前，离墙一步远，面朝窗户再拍`);
    if (!isWhite) faults.push(`${seen.where}不够白，离墙一步远`);
    const isLight = seen.light >= 90;
    show("light", isLight, isLight ? "光线合适" : "太暗", isLight ? "" : "请白天面朝窗户再拍");
    if (!isLight) faults.push("太暗，请面朝窗户");
    say(faults);
  };
})();
