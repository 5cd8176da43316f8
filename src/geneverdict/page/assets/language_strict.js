// The twin of language/strict.py: translations that leave no English.
(function (gv) {
  "use strict";

  const language = gv.language;
  const { englishWords, breaks, sentences, clauses, closingGroup, join, joinClauses, FULL_WIDTH, SURE, Budget } = language;

  const MOST_TRIED = 60000;
  const MOST_NESTED = 60;
  const SENTENCE = 8;
  const LONGEST_RUN = 6;
  const LONGEST_REST = 20;

  const SIGN = "[^~A-Za-z0-9()\\[\\]{}'\"\u201c\u201d\u2018\u2019`<>|,;:.\\s\u3400-\u9fff]+";
  const ENDS = /^(.*[^.:;!?])([.:;!?])$/;
  const STARTS = /^([,;:.]) (.+)$/;
  const SIGN_FIRST = new RegExp(`^(${SIGN}) (.+)$`);
  const SIGN_LAST = new RegExp(`^(.+) (${SIGN})$`);

  /** Names and numbers as they are; a sentence of them has a Chinese full stop. */
  const stopped = (text) => (text.endsWith(".") && text.includes(" ") ? `${text.slice(0, -1)}。` : text);

  const andThen = (body, make) => (body === null ? null : make(body));

  /** Translations that leave no English.  What is known is remembered, also that nothing is known. */
  class Strict {
    constructor(matcher, careful) {
      this.matcher = matcher;
      this.careful = careful;
      this.found = new Map();
      this.parts = new Map();
      for (const name of ["whole", "part", "clause", "together", "isName", "read"]) this[name] = this[name].bind(this);
      this.depth = 0;
      this.start(0);
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
      if (this.depth === MOST_NESTED) return null;
      this.depth += 1;
      const found = make();
      this.depth -= 1;
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
        const fitting = this.matcher.fitting(text);
        if (this.isName(text)) return this.first(fitting, text) ?? stopped(text);
        return this.first(fitting.filter((each) => each.letters >= SURE), text)
          ?? this.headless(text) ?? this.dressed(text)
          ?? this.first(fitting.filter((each) => each.letters < SURE), text);
      });
    }

    isName(text) {
      return !englishWords(text, this.matcher.vocabulary).length;
    }

    /** By the first of the patterns that is the text. */
    first(patterns, text) {
      if (!patterns.length) return null;
      const rules = { breaks: breaks(text), names: this.isName, careful: this.careful, read: this.read, budget: this.budget };
      for (const pattern of patterns) {
        const values = pattern.match(text, rules);
        if (values) return pattern.fill(values).replace(/^ +| +$/g, "");
      }
      return null;
    }

    /** A sentence without its first word, where that is a link of its own. */
    headless(text) {
      if (!/^[a-z]/.test(text)) return null;
      const fitting = this.matcher.fitting(` ${text}`);
      return this.first(fitting.filter((each) => each.startsWithAName && each.letters >= SENTENCE), ` ${text}`);
    }

    read(value) {
      const core = value.replace(/^ +| +$/g, "");
      if (!core) return value;
      return andThen(this.whole(core), (found) => value.replace(core, () => found));
    }

    /** A known text with something around it: a full stop, a leading comma, a sign, a bracket. */
    dressed(text) {
      const ends = ENDS.exec(text);
      if (ends) return andThen(this.whole(ends[1]), (body) => join([body, FULL_WIDTH[ends[2]]]));
      const stopped = this.together(`${text}.`);
      if (stopped !== null) return stopped.replace(/。$/, "");
      const starts = STARTS.exec(text);
      if (starts) return andThen(this.whole(starts[2]), (body) => join([FULL_WIDTH[starts[1]], body]));
      const first = SIGN_FIRST.exec(text);
      if (first) return andThen(this.whole(first[2]), (body) => `${first[1]} ${body}`);
      const last = SIGN_LAST.exec(text);
      if (last) return andThen(this.whole(last[1]), (body) => `${body} ${last[2]}`);
      return this.bracketed(text);
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
      const found = pieces.parts.length > 1 ? runs(pieces, this.whole, this.together) : null;
      return found && join(found.map(([part]) => part));
    }

    ofClauses(text) {
      const pieces = clauses(text);
      const found = pieces.parts.length > 1 ? runs(pieces, this.part, this.clause) : null;
      return found && joinClauses(found.map(([part]) => part), found.slice(0, -1).map(([, stop]) => pieces.separators[stop - 1]));
    }

    /** Several parts that are one. */
    clause(text) {
      return this.together(text) ?? this.bracketed(text);
    }

    /** What one entry says. */
    together(text) {
      return this.matcher.entry(text) ?? this.first(this.matcher.fitting(text), text);
    }
  }

  /** Known runs of parts that are all of the text, the longest first: [translation, end] of each; or null. */
  function runs(pieces, alone, together) {
    const n = pieces.parts.length;
    const found = Array(n).fill(null);
    found.push([]);
    for (let start = n - 1; start >= 0; start -= 1) {
      for (let stop = n <= start + LONGEST_REST ? n : Math.min(n, start + LONGEST_RUN); stop > start; stop -= 1) {
        if (!found[stop] || (stop < n && stop > start + LONGEST_RUN)) continue;
        let run = pieces.parts[start];
        for (let i = start + 1; i < stop; i += 1) run += pieces.separators[i - 1] + pieces.parts[i];
        const told = (stop === start + 1 ? alone : together)(run);
        if (told === null) continue;
        found[start] = [[told, stop], ...found[stop]];
        break;
      }
    }
    return found[0];
  }

  language.Strict = Strict;
})((window.gv = window.gv || {}));
