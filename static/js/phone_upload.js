// 手机扫码上传, on the phone: sends pictures one after the other by pieces.js, each with its bar. One that broke off
// goes on where it stopped, by a press or when the network is back. Without hashes (no TLS) the plain form is sent.
(() => {
  "use strict";
  const form = document.querySelector("[data-phone-upload]");
  if (!form) return;
  const said = form.querySelector("[data-phone-said]");
  const list = form.querySelector("[data-phone-sent]");
  const row = form.querySelector("[data-phone-row]").content.firstElementChild;
  const files = Array.from(form.querySelectorAll("input[type=file]"));
  const token = form.elements.csrfmiddlewaretoken.value;
  const EXPIRED = "这个页面放得太久了。请重新扫电脑上的二维码，再选这张照片：已经传上去的部分都在。";
  let queue = Promise.resolve();
  let received = 0;

  const lineFor = (file) => {
    const line = row.cloneNode(true);
    const picture = line.querySelector("img");
    picture.addEventListener("error", () => picture.remove()); // no picture, or one this browser cannot draw
    picture.src = URL.createObjectURL(file);
    list.append(line);
    const [words, bar, again] = ["p", ".k-bar", "button"].map((what) => line.querySelector(what));
    return { file, words, bar, again };
  };
  const say = (one, text, css) => {
    one.words.textContent = text;
    one.words.className = css || "";
    one.bar.classList.toggle("bad", css === "k-err");
    one.bar.classList.toggle("done", css === "k-okline");
  };
  const progress = (one) => (share) => {
    const percent = Math.floor(100 * share);
    one.bar.firstElementChild.className = `w-p${percent}`;
    say(one, `正在上传 ${percent}%`);
  };

  const done = (one) => {
    received += 1;
    progress(one)(1);
    say(one, "已收到", "k-okline");
    said.textContent = `已收到 ${received} 张，请看电脑，照片已经在上面了。`;
  };
  const end = () => {
    form.classList.add("over");
    files.forEach((input) => {
      input.disabled = true;
    });
  };
  const failed = (one, error) => {
    const isRefused = error instanceof window.Pieces.Refused;
    say(one, isRefused ? error.message : "网络断了。已经传上去的部分都在，不用从头再来。", "k-err");
    one.again.hidden = isRefused;
    one.bar.hidden = isRefused; // nothing of it is kept
    if (error.isOver) end();
  };

  const send = (one) => {
    one.again.hidden = true;
    one.bar.hidden = false;
    say(one, "排队中");
    const way = { begin: form.dataset.begin, token, progress: progress(one), expired: EXPIRED };
    queue = queue.then(() => window.Pieces.send(one.file, way).then(() => done(one), (error) => failed(one, error)));
  };
  files.forEach((input) => input.addEventListener("change", () => {
    if (!window.crypto || !window.crypto.subtle) {
      form.submit();
      return;
    }
    Array.from(input.files).map(lineFor).forEach((one) => {
      one.again.addEventListener("click", () => send(one));
      send(one);
    });
    input.value = "";
  }));
  window.addEventListener("online", () => {
    list.querySelectorAll("button:not([hidden])").forEach((button) => button.click());
  });
})();
