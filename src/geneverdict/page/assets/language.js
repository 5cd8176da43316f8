// The page in the reader's language: the twin of language/translator.py, the page's own words, and the DOM.
(function (gv) {
  "use strict";

  const { Budget, Matcher, Strict, weight, breaks, sentences, clauses, join, joinClauses } = gv.language;

  const LONGEST = 20000;
  const MOST_REMEMBERED = 50000;
  const LEAST_KNOWN = 0.5;
  const MOST_LOOSE = 6;

  const HAS_LETTERS = /[A-Za-z]{2}| v /;

  const flat = (text) => text.split(/\s+/).filter(Boolean).join(" ");

  /** A catalogue made ready.  `{text, left, cost}`: a translation, the English left in it, its letters. */
  class Translator {
    constructor(entries) {
      this.matcher = new Matcher(entries);
      this.careful = new Strict(this.matcher, true);
      this.careless = new Strict(this.matcher, false);
      this.told = new Map();
    }

    /** The text in the other language, with the spaces around it; as it is where nothing of it is known. */
    translate(text) {
      if (text.length > LONGEST || !HAS_LETTERS.test(text)) return text;
      const { text: told } = this.tell(text);
      const core = text.trim();
      if (told === flat(core)) return text;
      const start = text.length - text.trimStart().length;
      return text.slice(0, start) + told + text.slice(start + core.length);
    }

    untranslated(text) {
      return text.length > LONGEST || !HAS_LETTERS.test(text) ? [] : this.tell(text).left;
    }

    tell(text) {
      if (!this.told.has(text)) {
        if (this.told.size > MOST_REMEMBERED) this.told.clear();
        for (const strict of [this.careful, this.careless]) strict.start(MOST_REMEMBERED);
        this.told.set(text, this.lines(text.trim()));
      }
      return this.told.get(text);
    }

    whole(text) {
      return this.careful.whole(text) ?? this.careless.whole(text);
    }

    /** A text that runs over several lines is one text, if it is known so; else every line is its own. */
    lines(text) {
      if (!text.includes("\n")) return this.line(flat(text));
      const whole = this.whole(flat(text));
      if (whole !== null) return known(whole);
      const lines = text.split("\n");
      const told = lines.map((line) => this.line(flat(line)));
      const shown = lines.map((line, i) =>
        told[i].text === flat(line) ? line : line.slice(0, line.length - line.trimStart().length) + told[i].text);
      return together(shown.join("\n"), told);
    }

    line(text) {
      const whole = this.whole(text);
      if (whole !== null) return known(whole);
      const { parts } = sentences(text);
      if (parts.length === 1) return this.sentence(text);
      const told = parts.map((part) => this.line(part));
      if (told.every((each, i) => each.text === parts[i])) return { ...together(text, told), left: [text] };
      return together(join(told.map((each, i) => (i ? ` ${each.text}` : each.text))), told);
    }

    /** The best of what is known: a pattern with unknown words in it, some of the clauses, nothing. */
    sentence(text) {
      const asItIs = this.left(text);
      const tried = [this.clauses(text), ...this.patterns(text)].filter((told) => told.cost <= (1 - LEAST_KNOWN) * asItIs.cost);
      return [...tried, asItIs].reduce((best, told) => (told.cost < best.cost ? told : best));
    }

    patterns(text) {
      const found = [];
      for (const pattern of this.matcher.fitting(text)) {
        const told = this.pattern(pattern, text);
        if (told) found.push(told);
        if (found.length === MOST_LOOSE) break;
      }
      return found;
    }

    pattern(pattern, text) {
      const parts = new Map();
      const read = (value) => {
        const core = value.replace(/^ +| +$/g, "");
        if (!core) return value;
        const told = this.part(core);
        const found = value.replace(core, () => told.text);
        parts.set(found, told);
        return found;
      };
      const budget = new Budget(MOST_LOOSE * pattern.names.length);
      const values = pattern.match(text, { breaks: breaks(text), names: (value) => !weight(value, this.matcher.vocabulary), careful: false, read, budget });
      return values && together(pattern.fill(values), [...values.values()].filter((value) => parts.has(value)).map((value) => parts.get(value)));
    }

    part(text) {
      const whole = this.whole(text);
      return whole === null ? this.left(text) : known(whole);
    }

    left(text) {
      return { text, left: [text], cost: weight(text, this.matcher.vocabulary) };
    }

    clauses(text) {
      const { parts, separators } = clauses(text);
      const told = parts.map((part) => this.part(part));
      return together(joinClauses(told.map((each) => each.text), separators), told);
    }
  }

  const known = (text) => ({ text, left: [], cost: 0 });
  const together = (text, parts) => ({
    text,
    left: parts.flatMap((part) => part.left),
    cost: parts.reduce((sum, part) => sum + part.cost, 0),
  });

  // What the page uses.

  let translator = new Translator([]);
  let templates = new Map();
  const nameless = (template) => template.replace(/\{[=-]?\w+\}/g, "{}");
  const english = () => !gv.state || gv.state.lang !== "zh";

  /** The catalogue: an object English → Chinese, as the page's data hold it. */
  gv.setCatalogue = function (entries) {
    const pairs = Object.entries(entries);
    translator = new Translator(pairs);
    templates = new Map(pairs.map(([template]) => [nameless(template), template]));
  };

  /** A sentence made by Python, in the present language. */
  gv.translate = (text) => (english() || !text ? text : translator.translate(text));

  /** The English pieces that a text keeps; for tests. */
  gv.untranslated = (text) => translator.untranslated(text);

  const fill = (template, words) =>
    template.replace(/\{[=-]?(\w+)\}/g, (whole, name) => (words && name in words ? String(words[name]) : whole));

  /** The page's own words: a template with `{name}`s, and what they stand for, already in the present language. */
  gv.t = function (template, words) {
    if (english()) return fill(template, words);
    const chinese = translator.matcher.entry(template);
    if (chinese !== null) {
      const pieces = chinese.split(/\{[=-]?(\w+)\}/);
      return join(pieces.map((piece, i) => (i % 2 ? String(words && piece in words ? words[piece] : "") : piece)));
    }
    return translator.translate(fill(template, words));
  };

  // The parts of the page that the server wrote.

  const UNTOLD = "script, style, svg, pre, code, [translate='no']";
  const ATTRIBUTES = ["title", "aria-label", "alt", "placeholder", "data-label"];
  const first = new WeakMap();

  /** Show every text below `root` in the present language; its English is remembered for the way back. */
  gv.translateTree = function (root) {
    if (root.nodeType === Node.ELEMENT_NODE && root.closest(UNTOLD)) return;
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => {
      if (node.nodeType !== Node.ELEMENT_NODE || !node.matches(UNTOLD)) return NodeFilter.FILTER_ACCEPT;
      if (node.localName === "svg") described(node);
      return NodeFilter.FILTER_REJECT;
    });
    for (let node = root; node; node = walker.nextNode()) {
      if (node.nodeType === Node.TEXT_NODE) show(node, "text", node.data, (text) => (node.data = text));
      else if (node.nodeType === Node.ELEMENT_NODE) attributes(node);
    }
  };

  function attributes(node) {
    for (const name of ATTRIBUTES) {
      if (node.hasAttribute(name)) show(node, name, node.getAttribute(name), (text) => node.setAttribute(name, text));
    }
  }

  /** A drawing keeps the words that are drawn; what is said of it to those who cannot see it is translated. */
  function described(svg) {
    if (svg.closest("[translate='no']")) return;
    attributes(svg);
    for (const child of svg.children) {
      if (!["title", "desc"].includes(child.localName) || !child.firstChild) continue;
      show(child.firstChild, "text", child.firstChild.data, (text) => (child.firstChild.data = text));
    }
  }

  /** What is there now is the English, unless it is what was put there last. */
  function show(node, name, now, put) {
    const remembered = first.get(node);
    const told = remembered && remembered[name];
    const source = told && told.shown === now ? told.source : now;
    if (!HAS_LETTERS.test(source)) return;
    const shown = english() ? source : name === "text" ? inFlow(source) : translator.translate(source);
    if (shown !== now) put(shown);
    if (shown !== source) first.set(node, { ...remembered, [name]: { source, shown } });
  }

  /** A text node: its line breaks are spaces. */
  function inFlow(text) {
    const told = translator.translate(flat(text));
    const [before] = text.match(/^\s*/);
    const [after] = text.match(/\s*$/);
    return told === flat(text) ? text : before + told + after;
  }
})((window.gv = window.gv || {}));
