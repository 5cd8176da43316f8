// Nodes and small helpers that every other file of the page uses.
(function (gv) {
  "use strict";

  /** A node.  `attributes`: class, text, on {event: function}, dataset, aria-… and other attributes, or a property. */
  gv.el = function (tag, attributes, ...children) {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (value === undefined || value === null || value === false) continue;
      if (name === "class") node.className = value;
      else if (name === "text") node.textContent = value;
      else if (name === "dataset") Object.assign(node.dataset, value);
      else if (name === "on") for (const [event, act] of Object.entries(value)) node.addEventListener(event, act);
      else if (name.includes("-") || !(name in node)) node.setAttribute(name, value === true ? "" : value);
      else node[name] = value;
    }
    node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
    return node;
  };

  /** As HTML reads it: the words in a drawing stay words, and nothing in it runs. */
  gv.nodes = (text) => [...new DOMParser().parseFromString(text, "text/html").body.childNodes];

  /** The first letters of a text; no letter is cut in half. */
  gv.short = (text, most) => Array.from(text).slice(0, most).join("");

  const known = (value) => typeof value === "number" && Number.isFinite(value);
  gv.known = known;

  /** A number on an axis, with a true minus sign. */
  gv.tick = (value) => String(Number(Number(value).toPrecision(6))).replace("-", "−");

  /** An error that can be said: a code of the catalogue and its values. */
  gv.fault = function (code, values) {
    const said = gv.message(code, values);
    return Object.assign(new Error(sayable(said)), { said });
  };

  /** What is wrong, in the reader's language; a fault of the browser in its own words. */
  gv.faultText = (fault) => (fault.said ? sayable(fault.said) : fault.message || String(fault));

  /** A message; before there is a catalogue, its code and values. */
  function sayable(message) {
    try {
      return gv.say(message);
    } catch {
      return [message.code, ...Object.values(message.values).map((one) => one.value)].join(" ");
    }
  }

  /** Text as a file of this name, saved by the browser. */
  gv.save = function (name, blob) {
    const address = URL.createObjectURL(blob);
    gv.el("a", { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
  };

  /** To the clipboard; on a page opened from disk by way of a hidden field. */
  gv.copy = async function (text) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const field = gv.el("textarea", { class: "off", value: text });
      document.body.append(field);
      field.select();
      document.execCommand("copy");
      field.remove();
    }
    gv.announce(gv.t("page-copied"));
  };

  /** Said to screen readers and shown for a moment. */
  gv.announce = function (text) {
    let place = document.getElementById("gv-said");
    if (!place) {
      place = gv.el("div", { id: "gv-said", role: "status", "aria-live": "polite" });
      document.body.append(place);
    }
    place.textContent = text;
    clearTimeout(gv.announce.timer);
    gv.announce.timer = setTimeout(() => (place.textContent = ""), 4000);
  };

  /** Long text in lines of about `width` characters (a Chinese character counts two). */
  gv.wrap = function (text, width) {
    const lines = [""];
    let used = 0;
    for (const piece of text.match(/[\u2e80-\uffef]|[^\s\u2e80-\uffef]+\s*|\s+/g) || []) {
      const size = /[\u2e80-\uffef]/.test(piece) ? 2 : piece.length;
      if (used && used + size > width) { lines.push(""); used = 0; }
      lines[lines.length - 1] += piece;
      used += size;
    }
    return lines.map((line) => line.trimEnd()).join("\n");
  };

  /** Letters, digits, dot, dash and underscore, as files are named. */
  gv.stem = (text) => text.replace(/[^\p{L}\p{N}_.-]+/gu, "_").replace(/^\.+|\.+$/g, "") || "_";
})((window.gv = window.gv || {}));
