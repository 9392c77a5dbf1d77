// Autosave without losing a word: every answer is noted on this device until the server says that it has it.
// <form data-queue="id"> holds rows <div data-row="field" hx-post>; the server answers with the event "kept" for a field.
// Without a network the answers wait here, through reloads and a killed browser, and are sent again with growing pauses.
(() => {
  "use strict";
  const form = document.querySelector("form[data-queue]");
  if (!form) return;
  const [PAUSES, TYPING, FORGOTTEN] = [[2, 5, 10, 20, 40, 60], 1500, 14 * 24 * 3600 * 1000];
  const SKIP = new Set(["file", "password", "submit", "button"]);
  const key = `queue:${form.dataset.queue}`;
  let [failures, again, pause] = [0, 0, 0];
  const stored = (act) => {
    try {
      return act(localStorage);
    } catch (error) {
      return {}; // storage full or forbidden: the answers still wait in the page
    }
  };
  const write = () => stored((there) => {
    if (Object.keys(waiting).length) there.setItem(key, JSON.stringify(waiting));
    else there.removeItem(key);
  });
  let waiting = stored((there) => JSON.parse(there.getItem(key) || "{}"));

  const rowOf = (field) => form.querySelector(`[data-row="${field}"]`);
  const isTick = (one) => one.type === "checkbox" || one.type === "radio";
  const boxesOf = (row) =>
    Array.from(row.querySelectorAll("input, select, textarea")).filter((one) => one.name && !SKIP.has(one.type));
  const textOf = (one) => (one.tagName === "SELECT" && one.selectedIndex >= 0 ? one.options[one.selectedIndex].text : "");
  const note = (row) => {
    const typed = boxesOf(row).map((one) => [one.name, one.value, isTick(one) && one.checked, textOf(one)]);
    waiting[row.dataset.row] = { at: Date.now(), typed };
    write();
  };
  const putBack = (row, typed) => {
    boxesOf(row).forEach((one) => {
      const mine = typed.find(([name, value]) => name === one.name && (!isTick(one) || value === one.value));
      if (!mine) return;
      if (isTick(one)) one.checked = mine[2];
      else one.value = mine[1];
      if (one.tagName !== "SELECT" || one.value === mine[1]) return;
      one.add(new Option(mine[3], mine[1], true, true)); // a list that has not been narrowed down yet
      one.disabled = false;
    });
  };

  // What the page was drawn with is kept: a pressed button saved it, or its answer got lost on the way.
  const drawn = (one) => {
    if (isTick(one)) return one.defaultChecked;
    if (one.tagName !== "SELECT") return one.defaultValue;
    return (Array.from(one.options).find((option) => option.defaultSelected) || one.options[0] || one).value;
  };
  const isKept = (field) => {
    const [row, typed] = [rowOf(field), waiting[field].typed];
    const isSame = (one, at) => {
      const [name, value, isOn] = typed[at];
      return name === one.name && (isTick(one) ? value === one.value && isOn === drawn(one) : value === drawn(one));
    };
    const boxes = boxesOf(row);
    return !row.querySelector(".said .k-err") && boxes.length === typed.length && boxes.every(isSame);
  };

  const send = (row) => window.htmx.trigger(row, "resend");
  const sendAll = () => {
    clearTimeout(again);
    Object.keys(waiting).filter((field) => !waiting[field].refused).map(rowOf).filter(Boolean).forEach(send);
  };
  const failed = (text) => {
    Object.assign(document.getElementById("saved"), { className: "saved num c-do", textContent: text });
    clearTimeout(again);
    again = setTimeout(sendAll, PAUSES[Math.min(failures, PAUSES.length - 1)] * 1000);
    failures += 1;
  };

  // A box that leaves the page with the focus in it says "change" once more, which is no answer.
  let isSwapping = false;
  document.addEventListener("htmx:beforeSwap", () => {
    isSwapping = true;
    queueMicrotask(() => {
      isSwapping = false;
    });
  });
  form.addEventListener("change", (event) => {
    if (!isSwapping && event.target.closest("[data-row]")) note(event.target.closest("[data-row]"));
  }, true);
  form.addEventListener("input", (event) => {
    const row = event.target.closest("[data-row]");
    if (!row || event.target.closest("[data-search-box]") || isTick(event.target)) return;
    note(row);
    clearTimeout(pause);
    if (event.target.tagName === "TEXTAREA") pause = setTimeout(() => send(row), TYPING);
  });
  const noted = (event) => {
    const row = event.detail.elt.closest("[data-row]");
    return row && event.detail.elt === row ? waiting[row.dataset.row] : undefined;
  };
  document.addEventListener("htmx:configRequest", (event) => {
    if (!noted(event)) return;
    event.detail.parameters.age = String(Date.now() - noted(event).at);
    noted(event).sent = true;
  });
  document.addEventListener("kept", (event) => {
    failures = 0;
    if (!waiting[event.detail.field] || !waiting[event.detail.field].sent) return; // typed on meanwhile
    delete waiting[event.detail.field];
    write();
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    const one = noted(event);
    if (one && one.sent && event.detail.successful) one.refused = true; // answered, and not kept
  });
  ["htmx:sendError", "htmx:timeout"].forEach((name) =>
    document.addEventListener(name, () => failed("网络断了，已记在本机，恢复后自动保存")));
  document.addEventListener("htmx:responseError", (event) => {
    if (event.detail.xhr.status >= 500) failed("系统正忙，已记在本机，过一会儿自动保存");
  });
  window.addEventListener("online", sendAll);
  document.addEventListener("DOMContentLoaded", () => {
    const known = Object.keys(waiting).filter((field) => rowOf(field) && Date.now() - waiting[field].at < FORGOTTEN);
    const left = known.filter((field) => !isKept(field));
    waiting = Object.fromEntries(left.map((field) => [field, { ...waiting[field], refused: false, sent: false }]));
    left.forEach((field) => putBack(rowOf(field), waiting[field].typed));
    write();
    setTimeout(sendAll, 0);
  });
})();
