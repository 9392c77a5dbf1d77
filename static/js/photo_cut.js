// The white frame of the photo coach: the picture moves beneath it, by finger, by button and by key.
// What is sent is the frame in pixels of the original; the server cuts. photo_look.js says how it looks.
(() => {
  "use strict";
  const stage = document.querySelector("[data-photo-stage]");
  if (!stage || !window.Cropper) return;
  const form = document.querySelector("[data-photo-form]");
  const frame = stage.querySelector("[data-photo-frame]");
  const RATIO = 413 / 626;
  const STEP = 12;
  const image = new Image();
  let cropper, waiting;

  const start = (name) => Number(stage.dataset[name]);
  const frameBox = () => {
    const box = cropper.getContainerData();
    const width = Math.min(box.height * 0.88 * RATIO, box.width * 0.86);
    return { left: (box.width - width) / 2, top: (box.height - width / RATIO) / 2, width, height: width / RATIO };
  };
  const follow = () => {
    const box = cropper.getCropBoxData();
    frame.style.margin = "-2.5px";
    for (const side of ["left", "top", "width", "height"]) frame.style[side] = `${box[side]}px`;
  };
  const place = (where) => {
    const box = cropper.getCropBoxData();
    const canvas = cropper.getCanvasData();
    const scale = box.width / where.width;
    cropper.setCanvasData({
      left: box.left - where.left * scale,
      top: box.top - where.top * scale,
      width: canvas.naturalWidth * scale,
    });
  };
  const reset = () => {
    cropper.reset();
    cropper.setCropBoxData(frameBox());
    if (start("turn")) cropper.rotateTo(start("turn"));
    place({ left: start("left"), top: start("top"), width: start("width") });
    follow();
  };
  const turn = (degrees) => {
    cropper.rotate(degrees);
    cropper.setCropBoxData(frameBox());
    const { naturalWidth, naturalHeight } = cropper.getCanvasData();
    const width = Math.min(naturalWidth, naturalHeight * RATIO);
    place({ left: (naturalWidth - width) / 2, top: (naturalHeight - width / RATIO) * 0.3, width });
  };
  const deeds = {
    in: () => cropper.zoom(0.06), out: () => cropper.zoom(-0.06),
    left: () => cropper.move(-STEP, 0), right: () => cropper.move(STEP, 0),
    up: () => cropper.move(0, -STEP), down: () => cropper.move(0, STEP),
    "turn-left": () => turn(-90), "turn-right": () => turn(90), reset,
  };
  const keys = {
    ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down",
    "+": "in", "=": "in", "-": "out", r: "turn-right", R: "turn-right", 0: "reset",
  };
  const look = () => {
    const data = cropper.getData(true);
    form.elements.left.value = data.x;
    form.elements.top.value = data.y;
    form.elements.width.value = Math.max(1, data.width);
    form.elements.turn.value = ((Math.round(data.rotate) % 360) + 360) % 360;
    clearTimeout(waiting);
    waiting = setTimeout(() => window.photoLook(cropper, data.width), 250);
  };
  const tooNear = (event) => {
    if (cropper.getCropBoxData().width / event.detail.ratio < 412.5) event.preventDefault();
  };

  const begin = () => {
    cropper = new window.Cropper(image, {
      viewMode: 1, dragMode: "move", autoCropArea: 0.9, aspectRatio: RATIO, background: false, guides: false,
      center: false, cropBoxMovable: false, cropBoxResizable: false, toggleDragModeOnDblclick: false,
      checkOrientation: false, checkCrossOrigin: false, wheelZoomRatio: 0.06, ready: reset, crop: look, zoom: tooNear,
    });
  };
  const act = (name) => cropper && cropper.ready && deeds[name]();
  document.querySelectorAll("[data-photo-do]").forEach((button) => {
    button.addEventListener("click", () => act(button.dataset.photoDo));
  });
  stage.addEventListener("keydown", (event) => {
    if (!keys[event.key] || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    act(keys[event.key]);
  });
  window.addEventListener("resize", () => {
    if (!cropper || !cropper.ready) return;
    const now = cropper.getData();
    cropper.setCropBoxData(frameBox());
    place({ left: now.x, top: now.y, width: now.width });
    follow();
  });
  image.addEventListener("load", begin, { once: true });
  image.alt = "您拍的照片";
  stage.prepend(image);
  image.src = stage.dataset.original;
})();
