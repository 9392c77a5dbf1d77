// Returning a case: shows at once what the candidate will see. <form data-send-back>, rows [data-item="label"] with
// tick, list and text; the page's server does the same when scripts are off. Ctrl+Enter sends.
(() => {
  "use strict";
  const form = document.querySelector("[data-send-back]");
  if (!form) return;
  const list = form.querySelector("[data-preview]");
  const line = form.querySelector("[data-preview-line]");
  const counts = form.querySelectorAll("[data-count]");

  const noteOf = (row) => {
    const reason = row.querySelector("select").value.trim().replace(/。$/, "");
    const words = row.querySelector("textarea").value.trim();
    return [reason, words].filter(Boolean).join("。");
  };

  const draw = () => {
    const ticked = Array.from(form.querySelectorAll("[data-item]")).filter(
      (row) => row.querySelector("input[type=checkbox]").checked,
    );
    list.replaceChildren(
      ...ticked.map((row, place) => {
        const copy = line.content.firstElementChild.cloneNode(true);
        copy.querySelector(".no").textContent = String(place + 1);
        copy.querySelector("b").textContent = row.dataset.item;
        copy.querySelector("p").textContent = noteOf(row);
        return copy;
      }),
    );
    counts.forEach((one) => (one.textContent = String(ticked.length)));
  };

  form.addEventListener("input", draw);
  form.addEventListener("change", (event) => {
    draw();
    const row = event.target.matches("input[type=checkbox]:checked") && event.target.closest("[data-item]");
    if (row) row.querySelector("select").focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.ctrlKey) form.requestSubmit(form.querySelector("button[name=send]"));
  });
  draw();
})();
