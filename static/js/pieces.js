// A file in pieces: announced with its size and hash, sent piece after piece. After a broken line the
// server says at which byte to go on. window.Pieces.send(file, way) resolves with the last answer. A refusal
// with isOver is the last: nothing more can be sent there. way.expired: what to say where nobody signs in.
(() => {
  "use strict";
  const PIECE = 256 * 1024;
  const PATIENCE = 60 * 1000;
  const MOST_DETOURS = 8;

  class Refused extends Error {}
  const refusal = (said) => Object.assign(new Refused(said.message || "没有收下，请换一张再试。"), { isOver: said.over });

  const SIGNED_OUT = "登录已经过期。请刷新页面，重新登录后再传。";

  const post = async (address, body, headers, way) => {
    const stop = new AbortController();
    const clock = setTimeout(() => stop.abort(), PATIENCE);
    try {
      const answer = await fetch(address, { method: "POST", body, headers, redirect: "manual", signal: stop.signal });
      if (answer.type === "opaqueredirect" || answer.status === 403) {
        throw refusal({ message: way.expired || SIGNED_OUT, over: Boolean(way.expired) });
      }
      if (answer.status >= 500) throw new Error(`status ${answer.status}`);
      const said = await answer.json().catch(() => ({}));
      return { status: answer.status, said };
    } finally {
      clearTimeout(clock);
    }
  };

  const hash = async (file) => {
    const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
    return Array.from(new Uint8Array(digest), (one) => one.toString(16).padStart(2, "0")).join("");
  };

  const begin = async (file, way) => {
    const body = new FormData();
    body.append("size", file.size);
    body.append("sha256", way.hash);
    body.append("replaces", way.replaces || "");
    const { status, said } = await post(way.begin, body, { "X-CSRFToken": way.token }, way);
    if (status !== 201) throw refusal(said);
    return said;
  };

  const send = async (file, way) => {
    way.hash = way.hash || (await hash(file));
    const begun = await begin(file, way);
    let offset = begun.offset;
    for (let detours = 0; detours < MOST_DETOURS;) {
      way.progress(offset / file.size);
      const headers = {
        "X-CSRFToken": way.token,
        "Upload-Offset": String(offset),
        "Content-Type": "application/octet-stream",
      };
      const { status, said } = await post(begun.url, file.slice(offset, offset + PIECE), headers, way);
      if (status === 404 && !said.over) throw new Error("begin again");
      if (status !== 200 && status !== 409) throw refusal(said);
      if (status === 409) detours += 1;
      offset = said.offset;
      if (said.done) return said;
    }
    throw new Error("lost the place");
  };

  window.Pieces = { send, Refused };
})();
