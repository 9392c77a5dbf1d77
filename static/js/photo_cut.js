// The white frame of the photo coach: the picture moves beneath it, by finger, by button and by key.
// What is sent is the frame in pixels of the original; the server cuts. photo_look.js says how it looks.
(() => {
  "use strict";
  const stage = document.querySelector("[data-photo-stage]");
  if (!stage || !window.Cropper) return;
  const form = document.querySelector("[data-photo-form]");
  const frame = stage.querySelector("[data-photo-frame]");
  const image = new Image();
  const RATIO = 413 / 626;
  const STEP = 12;
  let cropper, waiting, settling, before;

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
  // the frame stays inside the picture: make that large first, then lay the frame, then move the picture
  const place = (where) => {
    const box = frameBox();
    const scale = box.width / where.width;
    const canvas = {
      left: box.left - where.left * scale, top: box.top - where.top * scale,
      width: cropper.getCanvasData().naturalWidth * scale,
    };
    cropper.setCanvasData(canvas).setCropBoxData(box).setCanvasData(canvas);
    follow();
  };
  const reset = () => {
    cropper.reset();
    if (start("turn")) cropper.rotateTo(start("turn"));
    place({ left: start("left"), top: start("top"), width: start("width") });
  };
  const turn = (degrees) => {
    cropper.rotate(degrees);
    const { naturalWidth: wide, naturalHeight: high } = cropper.getCanvasData();
    const width = Math.min(wide, high * RATIO);
    place({ left: (wide - width) / 2, top: (high - width / RATIO) * 0.3, width });
  };
  const deeds = {
    in: () => cropper.zoom(0.06), out: () => cropper.zoom(-0.06),
    left: () => cropper.move(-STEP, 0), right: () => cropper.move(STEP, 0),
    up: () => cropper.move(0, -STEP), down: () => cropper.move(0, STEP),
    "turn-left": () => turn(-90), "turn-right": () => turn(90), reset,
  };
  const keys = {
    ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down",
    "+": "in", "=": "in", "-": "out", r: "turn-right", R: "turn-right", 0: "reset" };
  const look = () => {
    const data = cropper.getData(true);
    const turned = ((Math.round(data.rotate) % 360) + 360) % 360;
    const sent = { left: data.x, top: data.y, width: Math.max(1, data.width), turn: turned };
    for (const name of Object.keys(sent)) form.elements[name].value = sent[name];
    clearTimeout(waiting);
    waiting = setTimeout(() => window.photoLook(cropper, data.width), 250);
  };
  const tooNear = (event) => cropper.getCropBoxData().width / event.detail.ratio < 412.5 && event.preventDefault();
  const begin = () => {
    cropper = new window.Cropper(image, {
      viewMode: 1, dragMode: "move", aspectRatio: RATIO, background: false, guides: false, center: false,
      cropBoxMovable: false, cropBoxResizable: false, toggleDragModeOnDblclick: false, wheelZoomRatio: 0.06,
      checkOrientation: false, checkCrossOrigin: false, ready: reset, crop: look, zoom: tooNear,
    });
  };
  const act = (name) => cropper && cropper.ready && deeds[name]();
  form.querySelectorAll("[data-photo-do]").forEach((one) => {
    one.addEventListener("click", () => act(one.dataset.photoDo));
  });
  stage.addEventListener("keydown", (event) => {
    if (!keys[event.key] || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    act(keys[event.key]);
  });
  // Cropper.js scales picture and frame on its own; put both back as they were before it did
  window.addEventListener("resize", () => {
    if (!cropper || !cropper.ready) return;
    before = before || cropper.getData();
    clearTimeout(settling);
    settling = setTimeout(() => {
      place({ left: before.x, top: before.y, width: before.width });
      before = null;
    }, 60);
  });
  image.addEventListener("load", begin, { once: true });
  image.alt = "您拍的照片";
  stage.prepend(image);
  image.src = stage.dataset.original;
})();
