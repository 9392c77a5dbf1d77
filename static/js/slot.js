// A slot for a paper: each file gets a line with its own bar and is sent by pieces.js. A refused one says
// why; a broken one waits for a press or for the network. Without scripts a slot is a plain form.
(() => {
  "use strict";
  const BROKEN = "网络断了，点这里继续";
  let queue = Promise.resolve();

  const slotOf = (line) => document.getElementById(line.dataset.slotId);
  const element = (parent, tag, css) => {
    const one = Object.assign(document.createElement(tag), { className: css });
    parent.append(one);
    return one;
  };

  const newLine = (slot, file) => {
    const line = element(slot.querySelector("[data-sending]"), "li", "send");
    line.dataset.slotId = slot.id;
    element(line, "b", "send-name").textContent = file.name;
    element(element(line, "div", "k-bar"), "i", "w-p0");
    element(line, "p", "up-line").textContent = "排队等上传…";
    return line;
  };
  const say = (line, text, css) => {
    line.className = `send ${css || ""}`;
    line.querySelector("p").textContent = text;
    line.querySelectorAll("button").forEach((old) => old.remove());
  };
  const offer = (line, word, css, press) => {
    const button = Object.assign(element(line, "button", `btn ${css}`), { type: "button", textContent: word });
    button.addEventListener("click", press, { once: true });
    return button;
  };

  // The next file waits until the slot is fresh: a request of a slot that is swapped away is forgotten.
  const refreshed = (slot) =>
    new Promise((go) => {
      document.body.addEventListener("htmx:afterRequest", go, { once: true });
      window.htmx.trigger(slot, "pages-changed");
    });

  // The page shows the new state: the slot alone where it can, else the whole page or the next one.
  const show = (line, said) => {
    const slot = slotOf(line);
    const others = slot.querySelectorAll("[data-sending] .send").length;
    if (slot.dataset.next && !slot.hasAttribute("data-several") && !said.doubtful && !said.told && !others) {
      location.assign(slot.dataset.next);
    } else if (slot.hasAttribute("hx-get")) {
      return refreshed(slot);
    } else if (!others) {
      location.assign(`${slot.dataset.back}?received=${Date.now()}#${slot.id}`);
    }
    return null;
  };
  const done = (line, said) => {
    if (said.told) {
      say(line, `已收下。${said.told}`, "ok");
      line.querySelector(".k-bar").remove();
      offer(line, "知道了", "btn-quiet", () => line.remove());
    } else {
      line.remove();
    }
    return show(line, said);
  };
  const failed = (line, error, again) => {
    if (error instanceof window.Pieces.Refused) {
      say(line, `没有收下：${error.message}`, "bad");
      offer(line, "知道了", "btn-quiet", () => line.remove());
    } else {
      say(line, "已经传上去的部分都在，不用从头再来。", "broken");
      offer(line, BROKEN, "btn-outline-primary", again).setAttribute("data-continue", "");
    }
  };

  const sendLine = (line, file, way) => {
    say(line, "排队等上传…");
    queue = queue.then(() => {
      say(line, "正在准备…");
      return window.Pieces.send(file, way).then(
        (said) => done(line, said),
        (error) => failed(line, error, () => sendLine(line, file, way)),
      );
    });
  };

  const take = (input, slot) => {
    Array.from(input.files).forEach((file) => {
      const line = newLine(slot, file);
      const progress = (share) => {
        const percent = Math.floor(100 * share);
        line.querySelector("i").className = `w-p${percent}`;
        say(line, percent ? `正在上传 ${percent}%` : "正在上传…");
      };
      const token = slot.querySelector("[name=csrfmiddlewaretoken]").value;
      sendLine(line, file, { begin: slot.dataset.begin, replaces: input.dataset.replaces || "", token, progress });
    });
    input.value = "";
  };

  document.addEventListener("change", (event) => {
    if (!event.target.matches("[data-slot-file]")) return;
    const slot = event.target.closest("[data-slot]");
    if (window.crypto && window.crypto.subtle) take(event.target, slot);
    else if (event.target.name) event.target.form.submit(); // an address without TLS knows no hashes
  });
  window.addEventListener("online", () => {
    document.querySelectorAll("[data-continue]").forEach((button) => button.click());
  });
})();
