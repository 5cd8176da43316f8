// A message {code, values} in words: the twin of messages/render.py and messages/numbers.py, held to tests/messages/cases.json.
(function (gv) {
  "use strict";

  const NOTHING = "–", MINUS = "−";
  let catalogues = { en: {} };

  /** By language: key → attribute → text, as Python's `catalogue(lang)` reads it. */
  gv.setCatalogues = (found) => (catalogues = found);

  gv.languages = () => Object.keys(catalogues);

  const lang = () => (gv.state && catalogues[gv.state.lang] ? gv.state.lang : "en");

  // Numbers.

  /** Like Python's `f"{value:.{digits}f}"`: a value exactly in the middle goes to the even neighbour. */
  function fixed(value, digits) {
    const scaled = Math.abs(value) * 10 ** digits;
    if (scaled < 2 ** 50 && scaled % 1 === 0.5 && scaled / 10 ** digits === Math.abs(value)) {
      const even = 2 * Math.round(scaled / 2);
      return (value < 0 ? "-" : "") + (even / 10 ** digits).toFixed(digits);
    }
    return value.toFixed(digits);
  }

  function decimals(value, digits) {
    const [units, rest] = fixed(value, digits).split(".");
    const text = units.replace(/\B(?=(\d{3})+$)/g, ",") + (rest ? `.${rest}` : "");
    return Number(fixed(value, digits)) === 0 ? text.replace("-", "") : text;
  }

  /** Python's `f"{value:.{digits}g}"`. */
  function general(value, digits) {
    const rounded = Number(value.toPrecision(digits));
    if (rounded !== 0 && (Math.abs(rounded) < 1e-4 || Math.abs(rounded) >= 10 ** digits)) return exponent(String(rounded.toExponential()));
    return String(rounded);
  }

  const exponent = (text) => text.replace(/e([+-])(\d)$/, "e$10$2");

  function probability(value) {
    if (value < 1e-300) return "< 1e-300";
    const power = Number(value.toExponential(1).split("e")[1]);
    return power < -3 ? exponent(value.toExponential(1)) : fixed(value, Math.max(2, 1 - power));
  }

  function fold(log2) {
    const times = 2 ** Math.min(Math.abs(log2), 30);
    return times > 1000 ? "> 1000" : fixed(times, times < 10 ? 2 : 0);
  }

  function share(part) {
    if (part > 0 && part <= 0.005) return "< 1";
    return part >= 0.995 && part < 1 - 1e-9 ? "> 99" : decimals(100 * part, 0);
  }

  function hazard(value) {
    if (!(value >= 0.001 && value <= 1000)) return value > 1000 ? "> 1000" : "< 0.001";
    return value < 0.095 ? general(value, 2) : fixed(value, value < 100 ? 2 : 0);
  }

  function size(bytes) {
    for (const unit of ["B", "kB", "MB"]) {
      if (bytes < 1000) return `${fixed(bytes, unit === "B" ? 0 : 1)} ${unit}`;
      bytes /= 1000;
    }
    return `${fixed(bytes, 1)} GB`;
  }

  const WRITERS = {
    count: (x) => decimals(x, 0),
    whole: (x) => fixed(x, 0),
    effect: (x) => decimals(x, 2),
    value: (x) => (Math.abs(x) >= 1000 ? decimals(x, 0) : general(x, 4)),
    p: probability,
    fold,
    percent: (x) => decimals(100 * x, 0),
    percent1: (x) => decimals(100 * x, 1),
    share,
    hazard,
    ratio: (x) => (x < 100 ? decimals(x, 1) : "> 100"),
    threshold: (x) => general(x, 6),
    fixed0: (x) => decimals(x, 0),
    fixed1: (x) => decimals(x, 1),
    fixed3: (x) => decimals(x, 3),
    size,
  };

  const isNumber = (value) => value.kind in WRITERS;

  function numberOf(value) {
    const plain = value.value;
    return plain === "inf" ? Infinity : plain === "-inf" ? -Infinity : typeof plain === "number" ? plain : NaN;
  }

  /** A number as its kind is written; a dash where it is not known. */
  gv.write = function (value, kind) {
    const x = numberOf({ value }) + 0;
    if (Number.isNaN(x)) return NOTHING;
    if (!Number.isFinite(x)) return x > 0 ? "∞" : `${MINUS}∞`;
    const text = WRITERS[kind](x);
    return x < 0 ? text.replaceAll("-", MINUS) : text;
  };

  // Values: `gv.v.effect(1.2)`, `gv.v.name("GSM1")`, `gv.v.names([…])`, `gv.v.code("up")`, `gv.v.message({code, values})`.

  gv.v = Object.fromEntries([...Object.keys(WRITERS), "name", "names", "code", "message", "messages"].map((kind) => [kind, (value) => ({ kind, value })]));

  gv.message = (code, values) => ({ code, values: values || {} });

  // The renderer.

  const HAN = /[\u3400-\u4dbf\u4e00-\u9fff]/, WIDE = /[\u3001\u3002\u300a-\u300f\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f\u201c\u201d]/;
  const LATIN = /[A-Za-z0-9|\u00b1\u2212<>\u2264\u2265\u2248\u03c4]/;
  const SPELLED = /^([a-z]+[0-9A-Z]|p\b)/;

  /** Two pieces of a Chinese text as they stand beside each other; only our own words lose a space. */
  function seam(left, right, leftOurs, rightOurs) {
    const before = leftOurs ? left.replace(/ +$/, "") : left, after = rightOurs ? right.replace(/^ +/, "") : right;
    if (!before || !after) return left + right;
    const last = before.at(-1), first = after[0];
    if (WIDE.test(last) || WIDE.test(first) || (HAN.test(last) && HAN.test(first))) return before + after;
    const apart = before.length < left.length || after.length < right.length || last === " " || first === " ";
    const mixed = (HAN.test(last) && LATIN.test(first)) || (LATIN.test(last) && HAN.test(first));
    return apart || !mixed ? left + right : `${left} ${right}`;
  }

  class Speaker {
    constructor(texts) {
      this.texts = texts;
      this.tight = this.setting("language-spacing") === "han";
      this.plurals = this.setting("language-plurals") === "one-other";
    }

    setting(key) {
      return this.texts[key] ? String(this.texts[key][""][0]) : "";
    }

    say(message, attribute = "") {
      return this.text(this.words(message.code, attribute), message.values || {}, message.code);
    }

    /** An entry's text; `key.attribute` is an attribute as a message of its own. */
    words(code, attribute = "") {
      const [key, own] = code.split("."), texts = this.texts[key], text = texts && texts[own || attribute];
      if (!text) throw new Error(`no text for ${code} ${attribute}`);
      return text;
    }

    text(pieces, values, code) {
      let out = "", ours = false;
      for (const piece of pieces) {
        const literal = typeof piece === "string", more = literal ? piece : this.piece(piece, values, code);
        out = this.tight ? seam(out, more, ours, literal) : out + more;
        ours = more ? literal : ours;
      }
      return out;
    }

    piece(piece, values, code) {
      const [what, first, second, third] = piece;
      if (what === "value") return this.value(this.wanted(values, first, code));
      if (what === "text") return this.text(this.texts[first][""], values, first);
      if (what === "call") return this.call(first, this.wanted(values, second[1], code), third);
      const key = this.keys(values[first[0] === "value" ? first[1] : first[2][1]]).find((one) => one in second);
      return this.text(second[key === undefined ? third : key], values, code);
    }

    wanted(values, name, code) {
      if (!(name in values)) throw new Error(`${code} lacks ${name}`);
      return values[name];
    }

    value(value) {
      if (isNumber(value)) return gv.write(value.value, value.kind);
      if (value.kind === "message") return this.say(value.value);
      if (value.kind === "names" || value.kind === "messages") return this.list(value, {});
      return String(value.value);
    }

    call(name, value, options) {
      if (name === "LIST") return this.list(value, options);
      if (name === "COUNT") return gv.write(value.value.length, "count");
      if (name === "SHORT") return shorten(value.value, Number(options.length));
      const own = this.words(value.value.code), text = this.say(value.value);
      return typeof own[0] === "string" && !SPELLED.test(text) ? text.slice(0, 1).toUpperCase() + text.slice(1) : text;
    }

    list(value, options) {
      let items = value.value.map((item) => (value.kind === "names" ? item : this.say(item)));
      const most = Number(options.max || items.length), by = options.by || "and";
      if (items.length > most) items = [...items.slice(0, most), this.say(gv.message("list-more", { n: gv.v.count(items.length - most) }))];
      return items.reduce((out, item, i) => {
        if (!i) return item;
        const joint = this.say({ code: `list-${["and", "or"].includes(by) && i < items.length - 1 ? "comma" : by}` });
        return this.tight ? seam(seam(out, joint, false, true), item, true, false) : out + joint + item;
      }, "");
    }

    /** By which keys a value may be found, the most exact first. */
    keys(value) {
      if (value === undefined || value === null) return ["absent"];
      if (value.kind === "names" || value.kind === "messages") return this.keys(gv.v.count(value.value.length));
      if (value.kind === "name") return []; // nobody's name is a word of ours, were it "absent"
      if (!isNumber(value)) return [value.kind === "message" ? value.value.code.replace(/^[^-]*-/, "") : value.value];
      const x = numberOf(value);
      return Number.isNaN(x) ? ["absent"] : [general(x, 6), this.plurals && x === 1 ? "one" : "other"];
    }
  }

  /** The text, cut with an ellipsis where it is longer. */
  function shorten(text, length) {
    const letters = Array.from(text);
    return letters.length <= length ? text : `${letters.slice(0, length - 1).join("").trimEnd()}…`;
  }
  gv.shorten = shorten;

  const speakers = new Map();

  function speaker(texts) {
    if (!speakers.has(texts)) speakers.set(texts, new Speaker(texts));
    return speakers.get(texts);
  }

  /** A message of Python's, or an attribute of it, in the reader's language; "" for none. */
  gv.say = (message, attribute = "") => (message ? speaker(catalogues[lang()]).say(message, attribute) : "");

  /** The same in a language that is not the reader's. */
  gv.sayIn = (other, message) => speaker(catalogues[other]).say(message);

  /** The page's own words: a code of the catalogue and its values, made by `gv.v`. */
  gv.t = (code, values) => gv.say(gv.message(code, values));

  /** What Python tells: a message, or something that carries one. */
  gv.text = (told) => gv.say(told && (told.message || told));

  /** The same as a value. */
  gv.v.told = (told) => gv.v.message(told.message || told);

  /** Messages as one text: sentences of a paragraph, clauses of a sentence.  Those that are not there are left out. */
  gv.sentences = (...all) => gv.message("page-sentences", { all: gv.v.messages(all.flat().filter(Boolean)) });
  gv.clauses = (...all) => gv.message("page-clauses", { all: gv.v.messages(all.flat().filter(Boolean)) });

  const bounds = (low, high, kind) => ({ low: gv.v[kind](low), high: gv.v[kind](high) });

  /** An interval between brackets; a dash where it is not known. */
  gv.interval = (low, high, kind = "effect") => gv.t("page-interval", bounds(low, high, kind));

  /** For tests: a text of its own beside a catalogue. */
  gv.sayWith = (texts, message) => new Speaker(texts).say(message);
})((window.gv = window.gv || {}));
