// Before the session ends by itself, says so; what was typed is kept in this tab only, and put back after signing in.
// <main data-idle="1500"> seconds until the warning; <form data-keep="name"> is a form whose text is kept.
// Passwords, codes, files and hidden fields are never kept.
(() => {
  "use strict";
  const main = document.querySelector("[data-idle]");
  const SKIP = new Set(["password", "file", "hidden", "submit", "button"]);
  const store = {
    read: (key) => {
      try {
        return JSON.parse(sessionStorage.getItem(key) || "null");
      } catch (error) {
        return null;
      }
    },
    write: (key, value) => {
      try {
        sessionStorage.setItem(key, JSON.stringify(value));
      } catch (error) {
        /* storage full or forbidden: typing goes on without the copy */
      }
    },
  };
  const keyOf = (form) => `typed:${location.pathname}:${form.dataset.keep}`;
  const fieldsOf = (form) =>
    Array.from(form.elements).filter((one) => one.name && !SKIP.has(one.type) && one.autocomplete !== "one-time-code");

  const remember = (form) => {
    const typed = {};
    fieldsOf(form).forEach((one) => {
      if (one.type === "checkbox" || one.type === "radio") {
        if (one.checked) (typed[one.name] = typed[one.name] || []).push(one.value);
      } else typed[one.name] = [one.value];
    });
    store.write(keyOf(form), typed);
  };

  const putBack = (form) => {
    const typed = store.read(keyOf(form));
    if (!typed || form.querySelector(".is-invalid")) return;
    fieldsOf(form).forEach((one) => {
      if (!(one.name in typed)) return;
      if (one.type === "checkbox" || one.type === "radio") one.checked = typed[one.name].includes(one.value);
      else if (!one.value) one.value = typed[one.name][0];
    });
  };

  document.querySelectorAll("form[data-keep]").forEach((form) => {
    putBack(form);
    form.addEventListener("input", () => remember(form));
    form.addEventListener("submit", () => sessionStorage.removeItem(keyOf(form)));
  });

  if (!main) return;
  let last = Date.now();
  const limit = Number(main.dataset.idle) * 1000;
  ["keydown", "pointerdown", "input"].forEach((name) =>
    document.addEventListener(name, () => (last = Date.now()), { passive: true }),
  );
  const warn = () => {
    if (document.querySelector(".k-idle")) return;
    const box = document.createElement("div");
    box.className = "k-note do k-idle";
    box.setAttribute("role", "alertdialog");
    const words = document.createElement("div");
    words.textContent = "您有一会儿没有操作了。5 分钟后会自动退出登录，已经打的字会留着。";
    const stay = document.createElement("button");
    stay.type = "button";
    stay.className = "btn btn-primary";
    stay.textContent = "我还在";
    stay.addEventListener("click", () => {
      fetch(location.href, { credentials: "same-origin", method: "HEAD" });
      last = Date.now();
      box.remove();
    });
    box.append(words, stay);
    document.body.append(box);
  };
  setInterval(() => {
    if (Date.now() - last > limit) warn();
  }, 10000);
})();
