// A picture: shows what was chosen, sends it with a progress bar, keeps the choice when the network fails.
// <form data-upload-now> sends by itself as soon as a file is chosen; without scripts the form is sent as usual.
// Server: 2xx JSON {next} or {message}; 4xx JSON {message}.
(() => {
  "use strict";
  const LARGEST = 20 * 1024 * 1024;

  const ready = (box) => {
    if (box.dataset.ready) return;
    box.dataset.ready = "1";
    const file = box.querySelector("[data-upload-file]");
    const picture = box.querySelector("[data-upload-preview]");
    const bar = box.querySelector("[data-upload-bar]");
    const status = box.querySelector("[data-upload-status]");
    const form = file.form;

    if (picture) picture.addEventListener("error", () => { picture.hidden = true; });
    const say = (text, css) => {
      status.textContent = text;
      status.className = css || "up-line";
      bar.classList.toggle("bad", css === "k-err");
    };
    const preview = (chosen) => {
      if (!picture || !chosen.type.startsWith("image/")) return;
      if (picture.src) URL.revokeObjectURL(picture.src);
      picture.src = URL.createObjectURL(chosen);
      picture.hidden = false;
    };
    const read = (request) => {
      try {
        return JSON.parse(request.responseText);
      } catch (error) {
        return {};
      }
    };
    const send = () => {
      const request = new XMLHttpRequest();
      request.open("POST", form.action);
      request.setRequestHeader("Accept", "application/json");
      request.setRequestHeader("X-Requested-With", "fetch");
      bar.hidden = false;
      request.upload.addEventListener("progress", (event) => {
        if (!event.lengthComputable) return;
        const percent = Math.round((100 * event.loaded) / event.total);
        bar.firstElementChild.className = `w-p${percent}`;
        say(percent < 100 ? `正在上传 ${percent}%` : "传好了，正在检查…");
      });
      request.addEventListener("load", () => {
        const answer = read(request);
        if (request.status >= 200 && request.status < 300) {
          bar.classList.add("done");
          say(answer.message || "已收下", "k-okline");
          if (answer.next) location.assign(answer.next);
          return;
        }
        say(answer.message || "没有收下，请换一张再试。", "k-err");
      });
      request.addEventListener("error", () => say("网络断了，照片还在。请再点一次上传。", "k-err"));
      request.send(new FormData(form));
    };

    file.addEventListener("change", () => {
      const chosen = file.files[0];
      if (!chosen) return;
      if (chosen.size > LARGEST) {
        say("这个文件超过 20 MB，请换一张。", "k-err");
        file.value = "";
        return;
      }
      preview(chosen);
      if (form.hasAttribute("data-upload-now")) send();
      else say(`已选：${chosen.name}`);
    });
    form.addEventListener("submit", (event) => {
      if (!form.hasAttribute("data-upload-now") || !file.files[0]) return;
      event.preventDefault();
      send();
    });
  };

  const all = (root) => root.querySelectorAll("[data-upload]").forEach(ready);
  all(document);
  document.addEventListener("htmx:load", (event) => all(event.target));
})();
