// The twin of language/english.py, splitting.py and joining.py: what a text is made of, and how Chinese is put together.
(function (gv) {
  "use strict";

  const language = (gv.language = gv.language || {});

  const HIDDEN = "\u00b7";
  const LONGEST_QUOTE = 400;
  const MOST_SEPARATORS = 60;
  const MOST_DEEP = 100;
  const SHORT = 20;

  const CLOSING = { "'": "'", '"': '"', "`": "`", "\u201c": "\u201d", "\u2018": "\u2019" };
  const ALNUM = /[A-Za-z0-9]/;
  const TOKEN = /[A-Za-z0-9_'\u2019.@=/\u2013\u2014-]+/g;
  const EDGE = "'\u2019./=\u2013\u2014-";
  const NAME = /[_@=]|\.[A-Za-z]/;
  const PART = /[/\u2013\u2014-]+/;
  const COMPOUND = /^[A-Za-z]+(?:-[A-Za-z]+)+$/;
  const ADDRESS = /[a-z]+:\/\/\S+|(?:^|(?<=[\s(]))~?\/[A-Za-z0-9_.][^\s;,)]*/g;
  const WORD = /^(?:v|[A-Za-z][a-z]+(?:['\u2019][a-z]*)?)$/;
  const LINE_OF_STUDY_FILE =
    /^\s*(?:\[+[A-Za-z0-9_."-]+\]+|[A-Za-z0-9_."-]+ ?= ?(?:"[^"]*"|'[^']*'|true|false|[0-9.]+|[[{].*[\]}]),?)\s*$/;

  /** The text with everything between quotes hidden, as long as it was; an apostrophe is no quote. */
  function hideQuotes(text) {
    if (!/['"`\u201c\u2018]/.test(text)) return text;
    let out = "";
    for (let place = 0; place < text.length; place += 1) {
      const end = closing(text, place);
      out += text[place];
      if (end < 0) continue;
      out += HIDDEN.repeat(end - place - 1) + text[end];
      place = end;
    }
    return out;
  }

  /** Where the quote that opens here closes; −1 where none opens. */
  function closing(text, place) {
    const mark = text[place];
    if (!Object.hasOwn(CLOSING, mark)) return -1;
    if (mark === "'" && place && ALNUM.test(text[place - 1])) return -1;
    const near = text.slice(place, place + LONGEST_QUOTE + 1);
    let end = near.indexOf(CLOSING[mark], 1);
    while (mark === "'" && end > 0 && ALNUM.test(text[place + end + 1] || "")) end = near.indexOf(mark, end + 1);
    return end > 1 && !near.slice(0, end).includes("\n") ? place + end : -1;
  }

  function withoutEdge(token) {
    let start = 0, stop = token.length;
    while (start < stop && EDGE.includes(token[start])) start += 1;
    while (start < stop && EDGE.includes(token[stop - 1])) stop -= 1;
    return token.slice(start, stop);
  }

  const tokens = (text) => (text.match(TOKEN) || []).map(withoutEdge);

  /** {kept, compounds}: words that stay in every language; words with hyphens that the entries have, others are names. */
  const vocabulary = (texts, kept) => ({
    kept: new Set(kept),
    compounds: new Set(texts.flatMap(tokens).filter((token) => COMPOUND.test(token)).map((token) => token.toLowerCase())),
  });

  const isName = (token, { kept, compounds }) =>
    kept.has(token) || NAME.test(token) || (COMPOUND.test(token) && !compounds.has(token.toLowerCase()));

  /** The words of English prose outside quotes, addresses and paths. */
  function englishWords(text, known) {
    if (LINE_OF_STUDY_FILE.test(text)) return [];
    return tokens(hideQuotes(text).replace(ADDRESS, " "))
      .filter((token) => !isName(token, known))
      .flatMap((token) => token.split(PART).filter((part) => WORD.test(part) && !known.kept.has(part)));
  }

  /** How many letters of English prose a text has. */
  const weight = (text, known) => englishWords(text, known).reduce((sum, word) => sum + word.length, 0);

  // Taking apart.

  const SENTENCE_END = /[.!?]['"\u201d\u2019)]* +(?=[A-Z0-9'"\u201c\u2018([|\u00b1\u2212]|log2|p-value|limma)/g;
  const ABBREVIATION = /(?:^|[^A-Za-z])(?:e\.g|i\.e|cf|vs|approx|al|No|Dr|[A-Z])\.$/;
  const SEPARATOR = /; |: |, and |, or |, | and | or /g;

  const remembered = new Map();

  /** Every place outside quotes and brackets where a text may be taken apart: [start, stop] of what stands between. */
  function breaks(text) {
    const known = remembered.get(text);
    if (known) return known;
    const hidden = hideQuotes(text);
    const deep = depths(hidden);
    const ends = [];
    for (const found of hidden.matchAll(SENTENCE_END)) {
      const at = found.index;
      if (deep[at] || ABBREVIATION.test(hidden.slice(Math.max(0, at - 8), at + 1))) continue;
      ends.push([at + found[0].replace(/ +$/, "").length, at + found[0].length]);
    }
    const between = [];
    for (const found of hidden.matchAll(SEPARATOR)) {
      if (!deep[found.index]) between.push([found.index, found.index + found[0].length]);
    }
    const starts = (mark) => between.filter(([start]) => hidden[start] === mark).map(([start]) => start);
    const told = { sentences: ends, clauses: between, hard: [...ends.map(([start]) => start), ...starts(";")], labels: starts(":") };
    if (remembered.size > 4096) remembered.clear();
    remembered.set(text, told);
    return told;
  }

  /** {parts, separators}: a text as its sentences. */
  const sentences = (text) => cut(text, breaks(text).sentences);

  /** {parts, separators}: a sentence as its clauses or the items of a list. */
  function clauses(text) {
    const cuts = breaks(text).clauses;
    return cut(text, cuts.length <= MOST_SEPARATORS ? cuts : []);
  }

  function cut(text, cuts) {
    const starts = [0, ...cuts.map(([, stop]) => stop)];
    const stops = [...cuts.map(([start]) => start), text.length];
    return {
      parts: starts.map((start, i) => text.slice(start, stops[i])),
      separators: cuts.map(([start, stop]) => text.slice(start, stop)),
    };
  }

  /** How deep in brackets each character is; nowhere deep where the brackets do not pair. */
  function depths(text) {
    const out = new Uint8Array(text.length);
    if (!/[)\]}]/.test(text)) return out;
    let depth = 0;
    for (let place = 0; place < text.length; place += 1) {
      const letter = text[place];
      if (letter === "(" || letter === "[" || letter === "{") depth += 1;
      out[place] = depth;
      if (letter === ")" || letter === "]" || letter === "}") depth -= 1;
      if (depth < 0 || depth > MOST_DEEP) return out.fill(0);
    }
    return depth === 0 ? out : out.fill(0);
  }

  function balanced(text) {
    let [round, square, curly] = [0, 0, 0];
    for (let place = 0; place < text.length; place += 1) {
      const letter = text[place];
      if (letter === "(") round += 1;
      else if (letter === ")") round -= 1;
      else if (letter === "[") square += 1;
      else if (letter === "]") square -= 1;
      else if (letter === "{") curly += 1;
      else if (letter === "}") curly -= 1;
    }
    return !round && !square && !curly;
  }

  /** `words (more words)` as its two parts; null where a text does not end so. */
  function closingGroup(text) {
    if (!text.endsWith(")")) return null;
    let depth = 0;
    for (let place = text.length - 1; place >= 0; place -= 1) {
      depth += (text[place] === ")") - (text[place] === "(");
      if (depth) continue;
      const head = text.slice(0, place);
      return !head || head.endsWith(" ") ? [head.replace(/ +$/, ""), text.slice(place + 1, -1)] : null;
    }
    return null;
  }

  // Putting together.

  const CHINESE = /[\u3400-\u4dbf\u4e00-\u9fff]/;
  const WIDE = /[\u3001\u3002\u300a-\u300d\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f\u201c\u201d]/;
  const LATIN = /[A-Za-z0-9|\u00b1\u2212<>\u2264\u2265\u2248\u03c4]/;
  const HEAVY = /[\uff0c\u3002\uff1b\uff1a]/;
  const FULL_WIDTH = { ".": "。", ";": "；", ":": "：", ",": "，", "?": "？", "!": "！" };

  /** The pieces with the spaces that Chinese wants at their seams. */
  const join = (pieces) => pieces.reduce((out, piece) => (out && piece ? seam(out, piece) : out || piece), "");

  function seam(left, right) {
    const before = left.replace(/ +$/, "");
    const after = right.replace(/^ +/, "");
    if (!before || !after) return left.endsWith(" ") ? left : left + right;
    const last = before.at(-1);
    const first = after[0];
    if (WIDE.test(last) || WIDE.test(first) || (CHINESE.test(last) && CHINESE.test(first))) return before + after;
    const mixed = (CHINESE.test(last) && LATIN.test(first)) || (LATIN.test(last) && CHINESE.test(first));
    return before + (mixed || before.length < left.length || after.length < right.length ? " " : "") + after;
  }

  /** Translated parts with what stood between them: `a, b and c` becomes `a、b 和 c`. */
  function joinClauses(parts, separators) {
    const short = parts.every((part) => part.length <= SHORT && !HEAVY.test(part));
    return join(parts.flatMap((part, i) => (i ? [between(separators[i - 1], short), part] : [part])));
  }

  function between(separator, short) {
    const bare = separator.trim();
    if (bare === ";" || bare === ":") return FULL_WIDTH[bare];
    if (bare === ",") return short ? "、" : "，";
    if (bare.endsWith("and")) return short ? "和" : "，并且";
    return bare.startsWith(",") && !short ? "，或" : "或";
  }

  Object.assign(language, { hideQuotes, vocabulary, englishWords, weight, breaks, sentences, clauses, balanced, closingGroup, join, joinClauses, FULL_WIDTH });
})((window.gv = window.gv || {}));
