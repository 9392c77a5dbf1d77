// A box that finds one of many while typing (characters or pinyin initials). ARIA combobox: arrows move, Enter takes, Escape shuts.
(() => {
  "use strict";
  const PAUSE = 180;

  const ready = (box) => {
    if (box.dataset.ready) return;
    box.dataset.ready = "1";
    const input = box.querySelector("input:not([type=hidden])");
    const [key, text] = [box.querySelector("[data-search-key]"), box.querySelector("[data-search-text]")];
    const list = box.querySelector("[role=listbox]");
    const status = box.querySelector("[data-search-status]");
    let timer = 0;
    let asked = 0;
    Object.entries({
      role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id,
    }).forEach(([name, value]) => input.setAttribute(name, value));

    const choices = () => Array.from(list.querySelectorAll("[role=option]:not([aria-disabled])"));
    const marked = () => list.querySelector("[aria-selected=true]");
    const shut = () => {
      list.hidden = true;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    };
    const mark = (option) => {
      choices().forEach((one) => {
        one.setAttribute("aria-selected", String(one === option));
        one.classList.toggle("on", one === option);
      });
      if (!option) return;
      input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    };
    const take = (option) => {
      input.value = text.value = option.dataset.text;
      key.value = option.dataset.key;
      shut();
      input.dispatchEvent(new Event("change", { bubbles: true }));
      box.dispatchEvent(new CustomEvent("chosen", { bubbles: true, detail: { key: key.value } }));
    };
    const find = async () => {
      const mine = ++asked;
      const address = new URL(box.dataset.searchBox, location.href);
      address.searchParams.set("q", input.value.trim());
      address.searchParams.set("list", list.id);
      let lines = "";
      try {
        const answer = await fetch(address, { credentials: "same-origin", headers: { "HX-Request": "true" } });
        if (!answer.ok) throw new Error(String(answer.status));
        lines = await answer.text();
      } catch (error) {
        status.textContent = "现在搜不了，请稍后再试";
        return;
      }
      if (mine !== asked) return; // a later question has been asked meanwhile
      list.innerHTML = lines;
      list.hidden = false;
      input.setAttribute("aria-expanded", "true");
      mark(choices()[0]);
      status.textContent = choices().length ? `有 ${choices().length} 个可选` : "没有找到";
    };

    input.addEventListener("input", () => {
      key.value = "";
      clearTimeout(timer);
      if (input.value.trim()) timer = setTimeout(find, PAUSE);
      else shut();
    });
    input.addEventListener("keydown", (event) => {
      if (list.hidden || event.isComposing) return;
      const all = choices();
      const at = all.indexOf(marked());
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        const step = event.key === "ArrowDown" ? 1 : -1;
        mark(all[(at + step + all.length) % all.length]);
      } else if (event.key === "Enter" && marked()) {
        event.preventDefault();
        take(marked());
      } else if (event.key === "Escape") {
        event.stopPropagation();
        shut();
      }
    });
    list.addEventListener("mousedown", (event) => event.preventDefault()); // keep the focus in the input
    list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]:not([aria-disabled])");
      if (option && !event.target.closest("a")) take(option);
    });
    input.addEventListener("blur", () => setTimeout(shut, 150));
  };

  const all = (root) => root.querySelectorAll("[data-search-box]").forEach(ready);
  all(document);
  document.addEventListener("htmx:load", (event) => all(event.target));
})();
