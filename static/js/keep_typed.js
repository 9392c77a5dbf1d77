// Keeps typed text in this tab, for this person only, and puts it back: <form data-keep="name"> always, every other form
// when the session ended by itself. Passwords, codes, ID numbers, phones, files and hidden fields are never kept, and
// signing out forgets everything. <main data-who="id"> says whose page it is.
(() => {
  "use strict";
  const main = document.querySelector("[data-who]");
  const who = main ? main.dataset.who : "";
  const SKIP = new Set(["password", "file", "hidden", "submit", "button"]);
  const SECRET = /code|password|id_number|id_tail|phone/;
  const NUMBERS = /\d{17}[\dXx]|1[3-9]\d{9}/;
  const OURS = "typed:";
  const MINE = `${OURS}${who}:`;
  const store = (work) => {
    try {
      return work(sessionStorage);
    } catch (error) {
      return null; // full or forbidden: typing goes on without the copy
    }
  };
  const forget = (isToGo) =>
    store((kept) => Object.keys(kept).filter((key) => key.startsWith(OURS) && isToGo(key)).forEach((key) => kept.removeItem(key)));
  const read = (key) => store((kept) => JSON.parse(kept.getItem(key) || "null"));
  const write = (key, value) => store((kept) => kept.setItem(key, JSON.stringify(value)));

  const isBox = (one) => one.type === "checkbox" || one.type === "radio";
  const isSecret = (one) =>
    SKIP.has(one.type) || SECRET.test(one.name) || /password|one-time-code/.test(one.autocomplete) || NUMBERS.test(one.value);
  const fieldsOf = (form) => Array.from(form.elements).filter((one) => one.name && !isSecret(one));
  const forms = () => Array.from(document.forms);
  const keyOf = (form) => `${MINE}${location.pathname}:${form.dataset.keep || forms().indexOf(form)}`;

  const isChanged = (one) => {
    if (isBox(one)) return one.checked !== one.defaultChecked;
    if (one.options) return Array.from(one.options).some((option) => option.selected && !option.defaultSelected);
    return one.value !== one.defaultValue;
  };
  const typedIn = (form, isWorthIt) => {
    const typed = {};
    fieldsOf(form).filter(isWorthIt).forEach((one) => {
      const values = (typed[one.name] = typed[one.name] || []);
      if (!isBox(one) || one.checked) values.push(one.value);
    });
    return typed;
  };

  const putBack = (form, onlyEmpty) => {
    const typed = read(keyOf(form));
    if (!typed || form.querySelector(".is-invalid")) return;
    fieldsOf(form).filter((one) => one.name in typed).forEach((one) => {
      if (isBox(one)) one.checked = typed[one.name].includes(one.value);
      else if (!onlyEmpty || !one.value) one.value = typed[one.name][0];
      if (!onlyEmpty) one.dispatchEvent(new Event("change", { bubbles: true }));
    });
  };

  if (who) forget((key) => !key.startsWith(MINE)); // somebody else sat here
  forms().forEach((form) => {
    if (form.dataset.keep) {
      putBack(form, true);
      form.addEventListener("input", () => write(keyOf(form), typedIn(form, () => true)));
      form.addEventListener("submit", () => store((kept) => kept.removeItem(keyOf(form))));
    } else {
      putBack(form, false);
      store((kept) => kept.removeItem(keyOf(form)));
    }
  });
  document.addEventListener("kaowu:ending", () => {
    forms().filter((form) => form.method === "post").forEach((form) => {
      const typed = typedIn(form, isChanged);
      if (Object.keys(typed).length) write(keyOf(form), typed);
    });
  });
  document.addEventListener("submit", (event) => {
    if (/\/sign-out\//.test(event.target.action)) forget(() => true);
  });
})();
