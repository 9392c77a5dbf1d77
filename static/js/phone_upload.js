// 手机扫码上传, on the phone: sends pictures one after the other, each with its bar; one that failed can be sent again.
// Server: 200 JSON {message}; 4xx JSON {message, over}: over means that nothing more can be sent.
(() => {
  "use strict";
  const form = document.querySelector("[data-phone-upload]");
  if (!form) return;
  const said = form.querySelector("[data-phone-said]");
  const list = form.querySelector("[data-phone-sent]");
  const row = form.querySelector("[data-phone-row]").content.firstElementChild;
  const files = Array.from(form.querySelectorAll("input[type=file]"));
  const waiting = [];
  let isSending = false;
  let received = 0;

  const read = (request) => {
    try {
      return JSON.parse(request.responseText);
    } catch (error) {
      return {};
    }
  };

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
  const fill = (one, percent) => {
    one.bar.firstElementChild.className = `w-p${percent}`;
  };

  const fail = (one, text, canRepeat) => {
    say(one, text, "k-err");
    one.again.hidden = !canRepeat;
  };
  const answered = (one, request) => {
    const answer = read(request);
    if (request.status === 200) {
      received += 1;
      say(one, "已收到", "k-okline");
      said.textContent = `已收到 ${received} 张，请看电脑，照片已经在上面了。`;
      return;
    }
    fail(one, answer.message || "没有收下，请再传一次。", request.status >= 500);
    if (!answer.over) return;
    form.classList.add("over");
    files.forEach((input) => {
      input.disabled = true;
    });
    waiting.length = 0;
  };

  const next = () => {
    const one = isSending ? null : waiting.shift();
    if (!one) return;
    isSending = true;
    const body = new FormData();
    body.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    body.append("file", one.file);
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.setRequestHeader("Accept", "application/json");
    request.upload.addEventListener("progress", (event) => {
      const percent = event.lengthComputable ? Math.round((100 * event.loaded) / event.total) : 0;
      fill(one, percent);
      say(one, percent < 100 ? `正在上传 ${percent}%` : "传好了，正在检查…");
    });
    request.addEventListener("load", () => answered(one, request));
    request.addEventListener("error", () => fail(one, "网络断了，照片还在，请再传一次。", true));
    request.addEventListener("loadend", () => {
      isSending = false;
      next();
    });
    request.send(body);
  };

  const add = (one) => {
    one.again.hidden = true;
    say(one, "排队中");
    waiting.push(one);
    next();
  };
  files.forEach((input) => input.addEventListener("change", () => {
    Array.from(input.files).map(lineFor).forEach((one) => {
      one.again.addEventListener("click", () => add(one));
      add(one);
    });
    input.value = "";
  }));
})();
