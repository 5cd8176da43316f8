// Nodes, numbers and small helpers that every other file of the page uses.
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

  // Until language.js and a catalogue are there, English.
  gv.t = gv.t || ((template, words) => gv.fill(template, words));
  gv.translate = gv.translate || ((text) => text);

  /** `{name}` in the template replaced by the words. */
  gv.fill = function (template, words) {
    return template.replace(/\{(\w+)\}/g, (whole, name) => (words && name in words ? String(words[name]) : whole));
  };

  /** The first letters of a text; no letter is cut in half. */
  gv.short = (text, most) => Array.from(text).slice(0, most).join("");

  const known = (value) => typeof value === "number" && Number.isFinite(value);
  gv.known = known;

  /** Like Python's `f"{value:.{digits}f}"`: a value exactly in the middle goes to the even neighbour. */
  function fixed(value, digits) {
    const scaled = Math.abs(value) * 10 ** digits;
    if (scaled < 2 ** 50 && scaled % 1 === 0.5 && scaled / 10 ** digits === Math.abs(value)) {
      const even = 2 * Math.round(scaled / 2);
      return (value < 0 ? "-" : "") + (even / 10 ** digits).toFixed(digits);
    }
    return value.toFixed(digits);
  }

  /** A number with a true minus sign; a dash where there is none. */
  gv.number = function (value, digits = 2) {
    if (!known(value)) return "–";
    const text = fixed(value, digits);
    return (Number(text) === 0 ? text.replace("-", "") : text).replace("-", "−");
  };

  function exponent(value, digits) {
    return value.toExponential(digits).replace(/e([+-])(\d)$/, "e$10$2").replace("e+", "e+");
  }

  /** A p-value or FDR with two significant digits; a dash where there is none. */
  gv.probability = function (value) {
    if (!known(value)) return "–";
    if (value < 1e-300) return "< 1e-300";
    if (value < 0.001) return exponent(value, 1);
    return fixed(value, Math.max(2, 1 - Math.floor(Math.log10(value))));
  };

  /** A number on an axis, with a true minus sign. */
  gv.tick = (value) => String(Number(Number(value).toPrecision(6))).replace("-", "−");

  gv.count = (n) => (known(n) ? n.toLocaleString("en-US") : "–");

  gv.interval = function (low, high, digits = 2) {
    return known(low) && known(high) ? `[${gv.number(low, digits)}, ${gv.number(high, digits)}]` : "–";
  };

  /** As a user writes a threshold: Python's `f"{value:g}"`. */
  gv.threshold = function (value) {
    const rounded = Number(value.toPrecision(6));
    if (rounded !== 0 && Math.abs(rounded) < 1e-4) return String(rounded.toExponential()).replace(/e-(\d)$/, "e-0$1");
    return String(rounded);
  };

  /** The numbers inside sentences are written as Python's evidence writes them (evidence/words.py). */
  gv.said = {
    number(value, digits = 2) {
      if (!known(value)) return "not known";
      let text = fixed(value, digits);
      if (value && Number(text) === 0) {
        text = Math.abs(value) < 1e-4 ? exponent(value, 1).replace(/\.0e/, "e") : fixed(value, digits + 2);
      }
      return text.replace("-", "−");
    },
    probability(value) {
      if (!known(value)) return "not known";
      if (value >= 0.0995) return fixed(value, 2);
      return value >= 0.001 ? fixed(value, value >= 0.00995 ? 3 : 4) : exponent(value, 1);
    },
    fold(effect) {
      if (!known(effect)) return "fold change not known";
      const ratio = 2 ** Math.min(Math.abs(effect), 30);
      return ratio > 1000 ? "over 1000-fold" : `${fixed(ratio, ratio < 10 ? 2 : 0)}-fold`;
    },
    listing(names, most = 4) {
      if (names.length > most) return `${names.slice(0, most).join(", ")} and ${names.length - most} more`;
      return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
    },
  };

  /** Names in a sentence of the page, in the present language. */
  gv.listing = function (names, most = 4) {
    if (!gv.state || gv.state.lang !== "zh") return gv.said.listing(names, most);
    const shown = names.slice(0, most).join("、");
    return names.length > most ? `${shown} 等 ${names.length} 个` : shown;
  };

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
    gv.announce(gv.t("Copied."));
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
