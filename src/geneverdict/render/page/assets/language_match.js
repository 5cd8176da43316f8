// The twin of language/pattern.py, matcher.py and strict.py: patterns of the catalogue, and translations that leave no
// English.
(function (gv) {
  "use strict";

  const language = gv.language;
  const { vocabulary, englishWords, sentences, clauses, balanced, closingGroup, join, joinClauses, FULL_WIDTH } = language;

  const MOST_PLACES = 40;
  const MOST_TRIED = 60000;
  const LONGEST_RUN = 12;

  const PLACEHOLDER = /\{([=-]?)([A-Za-z_][A-Za-z_0-9]*)\}/;
  const PROSE = new RegExp(
    "(?:^|[^A-Za-z])(?:is|are|was|were|be|been|has|have|had|would|could|may|can|will|it|its|they|their|this|that|these|" +
      "which|whose|not|nor|but|than|because|if|as|the)(?![A-Za-z])", "i");
  const SURE = 20;
  const DROPPED = /^[A-Za-z' ]{0,20}$/;

  /** How many places may still be tried for one text. */
  class Budget {
    constructor(left) {
      this.left = left;
    }

    spend() {
      this.left -= 1;
      return this.left >= 0;
    }
  }

  /** One entry: `literals[0] {names[0]} literals[1] …`. */
  class Pattern {
    constructor(english, translation) {
      const pieces = english.split(PLACEHOLDER);
      const chinese = translation.split(PLACEHOLDER);
      this.english = english;
      this.literals = pieces.filter((_, i) => i % 3 === 0);
      this.kinds = pieces.filter((_, i) => i % 3 === 1);
      this.names = pieces.filter((_, i) => i % 3 === 2);
      this.size = this.literals.reduce((sum, literal) => sum + literal.length, 0);
      this.letters = this.literals.join("").replace(/[^A-Za-z]/g, "").length;
      this.translation = chinese.filter((_, i) => i % 3 !== 1);
    }

    /** The translation with translated values (a Map). */
    fill(values) {
      return join(this.translation.map((piece, i) => (i % 2 ? values.get(piece) || "" : piece)));
    }

    /** Words of the literals, in lower case, that a text must have whole: those that touch no placeholder. */
    wholeWords() {
      const last = this.literals.length - 1;
      return this.literals.flatMap((literal, i) =>
        [...literal.matchAll(/[A-Za-z]+/g)]
          .filter(({ 0: word, index }) => !((index === 0 && i > 0) || (index + word.length === literal.length && i < last)))
          .map(([word]) => word.toLowerCase()));
    }

    /** The values of the placeholders (a Map), read by `read(kind, value)`, so that the pattern is the text; or null. */
    match(text, read, budget) {
      const first = this.literals[0];
      const last = this.literals.at(-1);
      if (text.length < this.size || !sameStart(text, first) || !text.endsWith(last)) return null;
      let place = first.length;
      for (const literal of this.literals.slice(1, -1)) {
        place = text.indexOf(literal, place);
        if (place < 0) return null;
        place += literal.length;
      }
      const end = text.length - last.length;
      if (place > end) return null;
      return this.search({ text, read, budget, end }, 0, first.length, new Map(), new Map());
    }

    value(read, kind, value) {
      if (kind === "-") return DROPPED.test(value) ? "" : null;
      return kind === "=" && this.letters < SURE && PROSE.test(value) ? null : read(kind, value);
    }

    /** Place the chunk after placeholder `i`, whose value starts at `start`, and all that follow. */
    search(task, i, start, raw, values) {
      const name = this.names[i];
      const last = i === this.names.length - 1;
      const literal = last ? "" : this.literals[i + 1];
      for (const stop of last ? [task.end] : stops(task, start, literal)) {
        if (!task.budget.spend()) return null;
        const value = task.text.slice(start, stop);
        if ((raw.has(name) && raw.get(name) !== value) || !balanced(value)) continue;
        const read = this.value(task.read, this.kinds[i], value);
        if (read === null) continue;
        const found = new Map(values).set(name, read);
        if (last) return found;
        const further = this.search(task, i + 1, stop + literal.length, new Map(raw).set(name, value), found);
        if (further) return further;
      }
      return null;
    }
  }

  /** Whether the text starts with the literal, the first letter in any case. */
  const sameStart = (text, literal) =>
    text.slice(1, literal.length) === literal.slice(1) && text.slice(0, literal && 1).toLowerCase() === literal.slice(0, 1).toLowerCase();

  /** Where a value that starts at `start` may end, nearest first. */
  function stops({ text, end }, start, literal) {
    const found = [];
    if (!literal) {
      for (let at = start; at <= end && found.length < MOST_PLACES; at += 1) {
        if (at === start || at === end || " ,;:(".includes(text[at]) || text[at - 1] === ")") found.push(at);
      }
      return found;
    }
    let at = text.indexOf(literal, start);
    while (at >= 0 && at <= end - literal.length && found.length < MOST_PLACES) {
      found.push(at);
      at = text.indexOf(literal, at + 1);
    }
    return found;
  }

  const fold = (text) => text.slice(0, 1).toLowerCase() + text.slice(1);

  /** A catalogue's entries, whole and by their rarest word. */
  class Matcher {
    constructor(entries) {
      this.exact = new Map(entries);
      this.folded = new Map();
      const kept = [];
      for (const [english, chinese] of entries) {
        if (!this.folded.has(fold(english))) this.folded.set(fold(english), chinese);
        if (english !== chinese || english.includes("{")) continue;
        kept.push(english, ...english.split(/[ /\u2013\u2014-]+/));
      }
      this.vocabulary = vocabulary(entries.map(([english]) => english), kept);
      const patterns = entries.filter(([english]) => english.includes("{")).map(([english, chinese]) => new Pattern(english, chinese));
      patterns.sort((a, b) => b.size - a.size || (a.english < b.english ? -1 : 1));
      this.index(patterns.filter((pattern) => pattern.names.length && pattern.letters));
    }

    index(patterns) {
      const words = patterns.map((pattern) => pattern.wholeWords());
      const common = new Map();
      for (const said of words) for (const word of new Set(said)) common.set(word, (common.get(word) || 0) + 1);
      this.byWord = new Map();
      this.always = [];
      patterns.forEach((pattern, rank) => {
        pattern.rank = rank;
        const [rarest] = words[rank].sort((a, b) => common.get(a) - common.get(b) || (a < b ? -1 : 1));
        if (rarest === undefined) this.always.push(pattern);
        else if (this.byWord.has(rarest)) this.byWord.get(rarest).push(pattern);
        else this.byWord.set(rarest, [pattern]);
      });
    }

    /** The translation of a whole entry; the first letter may be a capital or not. */
    entry(text) {
      return this.exact.get(text) ?? this.folded.get(fold(text)) ?? null;
    }

    /** Patterns that may be the text, those with most literal characters first. */
    candidates(text) {
      const found = [...this.always];
      for (const word of new Set((text.match(/[A-Za-z]+/g) || []).map((word) => word.toLowerCase()))) {
        found.push(...(this.byWord.get(word) || []));
      }
      return found.sort((a, b) => a.rank - b.rank);
    }
  }

  const SIGN = "[^A-Za-z0-9()\\[\\]{}'\"\u201c\u201d\u2018\u2019`<>|,;:.\\s\u3400-\u9fff]+";
  const ENDS = /^(.*[^.:;!?])([.:;!?])$/;
  const STARTS = /^([,;:.]) (.+)$/;
  const SIGN_FIRST = new RegExp(`^(${SIGN}) (.+)$`);
  const SIGN_LAST = new RegExp(`^(.+) (${SIGN})$`);

  /** Translations that leave no English.  What is known is remembered, also that nothing is known. */
  class Strict {
    constructor(matcher) {
      this.matcher = matcher;
      this.found = new Map();
      this.parts = new Map();
      this.start(0);
      this.whole = this.whole.bind(this);
      this.part = this.part.bind(this);
      this.read = this.read.bind(this);
    }

    start(mostRemembered) {
      this.budget = new Budget(MOST_TRIED);
      if (this.found.size + this.parts.size <= mostRemembered) return;
      this.found.clear();
      this.parts.clear();
    }

    remembered(memory, text, make) {
      const known = memory.get(text);
      if (known !== undefined) return known;
      const found = make();
      if (found !== null || this.budget.left >= 0) memory.set(text, found);
      return found;
    }

    /** The translation of a text of one line, null where some of its English has none. */
    whole(text) {
      return this.remembered(this.found, text, () => this.ofSentences(text) ?? this.part(text) ?? this.ofClauses(text));
    }

    /** A text that is not taken apart at its commas. */
    part(text) {
      return this.remembered(this.parts, text, () => {
        const found = this.matcher.entry(text);
        if (found !== null) return found;
        if (!englishWords(text, this.matcher.vocabulary).length) return text;
        return this.byPattern(text) ?? this.dressed(text);
      });
    }

    /** The surest pattern; a sentence may also come without its first word, where that is a link of its own. */
    byPattern(text) {
      const candidates = this.matcher.candidates(text);
      for (const pattern of candidates) {
        const values = pattern.match(text, this.read, this.budget);
        if (values) return pattern.fill(values);
      }
      if (!/^[a-z]/.test(text)) return null;
      for (const pattern of candidates) {
        if (pattern.literals[0] || !pattern.literals[1].startsWith(" ")) continue;
        const values = pattern.match(` ${text}`, this.read, this.budget);
        if (values && values.get(pattern.names[0]) === "") return pattern.fill(values).trim();
      }
      return null;
    }

    read(kind, value) {
      const core = value.replace(/^ +| +$/g, "");
      if (kind === "=") return sentences(core).parts.length === 1 || !englishWords(core, this.matcher.vocabulary).length ? value : null;
      if (!core) return value;
      const found = this.whole(core);
      return found === null ? null : value.replace(core, () => found);
    }

    /** A known text with something around it: a full stop, a leading comma, a sign, a bracket. */
    dressed(text) {
      const ends = ENDS.exec(text);
      if (ends) return this.with(this.whole(ends[1]), (body) => join([body, FULL_WIDTH[ends[2]]]));
      const stopped = this.matcher.entry(`${text}.`);
      if (stopped !== null) return stopped.replace(/。$/, "");
      const starts = STARTS.exec(text);
      if (starts) return this.with(this.whole(starts[2]), (body) => join([FULL_WIDTH[starts[1]], body]));
      const first = SIGN_FIRST.exec(text);
      if (first) return this.with(this.whole(first[2]), (body) => `${first[1]} ${body}`);
      const last = SIGN_LAST.exec(text);
      if (last) return this.with(this.whole(last[1]), (body) => `${body} ${last[2]}`);
      return this.bracketed(text);
    }

    with(body, make) {
      return body === null ? null : make(body);
    }

    bracketed(text) {
      const group = closingGroup(text);
      if (!group) return null;
      const head = group[0] ? this.whole(group[0]) : "";
      const inner = this.whole(group[1]);
      return head === null || inner === null ? null : join([head, "（", inner, "）"]);
    }

    ofSentences(text) {
      const pieces = sentences(text);
      const runs = pieces.parts.length > 1 ? this.runs(pieces, this.whole) : null;
      return runs && join(runs.map(([part]) => part));
    }

    ofClauses(text) {
      const pieces = clauses(text);
      const runs = pieces.parts.length > 1 ? this.runs(pieces, this.part) : null;
      return runs && joinClauses(runs.map(([part]) => part), runs.slice(0, -1).map(([, stop]) => pieces.separators[stop - 1]));
    }

    /** Known runs of parts that are all of the text, the longest first: [translation, end] of each; or null. */
    runs(pieces, alone) {
      const n = pieces.parts.length;
      const found = Array(n).fill(null);
      found.push([]);
      for (let start = n - 1; start >= 0; start -= 1) {
        for (let stop = Math.min(n, start + LONGEST_RUN); stop > start; stop -= 1) {
          if (!found[stop]) continue;
          const run = pieces.parts.slice(start, stop).reduce((out, part, i) => out + pieces.separators[start + i - 1] + part);
          const told = stop === start + 1 ? alone(run) : this.matcher.entry(run) ?? this.byPattern(run);
          if (told === null) continue;
          found[start] = [[told, stop], ...found[stop]];
          break;
        }
      }
      return found[0];
    }
  }

  Object.assign(language, { Budget, Pattern, Matcher, Strict });
})((window.gv = window.gv || {}));
