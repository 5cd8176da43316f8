// The twin of language/pattern.py and matcher.py: the patterns of the catalogue, and which of them may fit a text.
(function (gv) {
  "use strict";

  const language = gv.language;
  const { vocabulary, balanced, join } = language;

  const MOST_PLACES = 40;

  const PLACEHOLDER = /\{([=-]?)([A-Za-z_][A-Za-z_0-9]*)\}/;
  const PROSE = new RegExp(
    "(?:^|[^A-Za-z])(?:is|are|was|were|be|been|has|have|had|would|could|may|can|will|it|its|they|their|not|nor|but|than|" +
      "because|if)(?![A-Za-z])", "i");
  const SURE = 20;
  const ENDS_A_CLAUSE = ".;:,";
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
      this.bare = this.literals.every((literal) => /^[A-Za-z ]*$/.test(literal));
      this.own = this.literals.reduce((best, literal) => (literal.length > best.length ? literal : best));
      this.letters = this.literals.join("|").match(/[A-Za-z]+/g)?.reduce((sum, word) => sum + (word === "and" || word === "or" ? 0 : word.length), 0) || 0;
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

    get startsWithAName() {
      return !this.literals[0] && this.literals[1].startsWith(" ");
    }

    /** Whether the text has the literals of the pattern in their order. */
    fits(text) {
      const first = this.literals[0];
      const last = this.literals[this.literals.length - 1];
      if (text.length < this.size || !sameStart(text, first) || !text.endsWith(last)) return false;
      if (!last && ENDS_A_CLAUSE.includes(text[text.length - 1])) return false;
      let place = first.length;
      for (let i = 1; i < this.literals.length - 1; i += 1) {
        place = text.indexOf(this.literals[i], place);
        if (place < 0) return false;
        place += this.literals[i].length;
      }
      return place <= text.length - last.length;
    }

    /**
     * The values of the placeholders (a Map), read by `rules.read`, so that the pattern is the text, which fits it; or null.
     * rules: {breaks, names(text), careful, read(value), budget}.
     */
    match(text, rules) {
      const end = text.length - this.literals[this.literals.length - 1].length;
      const task = { rules, text, end, raw: [], read: [] };
      if (!this.search(task, 0, this.literals[0].length)) return null;
      return new Map(this.names.map((name, i) => [name, task.read[i]]));
    }

    /** Place the chunk after placeholder `i`, whose value starts at `start`, and all that follow. */
    search(task, i, start) {
      const last = i === this.names.length - 1;
      const literal = last ? "" : this.literals[i + 1];
      const same = this.names.indexOf(this.names[i]);
      for (const stop of last ? [task.end] : stops(task, start, literal)) {
        if (!task.rules.budget.spend()) return false;
        task.raw[i] = task.text.slice(start, stop);
        if (task.raw[same] !== task.raw[i]) continue;
        task.read[i] = this.value(task, i, start, stop);
        if (task.read[i] === null) continue;
        if (last || this.search(task, i + 1, stop + literal.length)) return true;
      }
      return false;
    }

    value(task, i, start, stop) {
      const value = task.text.slice(start, stop);
      const kind = this.kinds[i];
      if (kind === "-") return DROPPED.test(value) ? "" : null;
      if (this.isMoreThanOne(task.rules, i, value, start, stop)) return null;
      if (kind === "=") return this.mayBeName(task.rules, value) ? value : null;
      return balanced(value) ? task.rules.read(value) : null;
    }

    /** Whether a value runs over the end of a sentence; with care also over a label, or a clause like its own. */
    isMoreThanOne({ breaks: found, careful }, i, value, start, stop) {
      const inside = (at) => start < at && at < stop;
      if (found.sentences.some(([at]) => inside(at))) return true;
      if (!careful && this.kinds[i] !== "=") return start === 0 && found.hard.some(inside);
      if (found.hard.some(inside)) return true;
      if (found.labels.some(inside) && !this.literals.slice(0, i + 1).some((literal) => literal.includes(":"))) return true;
      return value.includes(this.own) && found.clauses.some(([at]) => inside(at));
    }

    mayBeName({ careful, names }, value) {
      if (careful || (this.letters < SURE && this.bare)) return !value.startsWith("(") && names(value);
      return this.letters >= SURE || !PROSE.test(value);
    }
  }

  /** Whether the text starts with the literal, the first letter in any case. */
  const sameStart = (text, literal) =>
    text.startsWith(literal) || (text.startsWith(literal.slice(1), 1) && text[0].toLowerCase() === literal[0].toLowerCase());

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

    /** Patterns whose literals the text has in their order, those with most literal characters first. */
    fitting(text) {
      const found = [];
      for (const pattern of this.always) if (pattern.fits(text)) found.push(pattern);
      const words = text.match(/[A-Za-z]+/g) || [];
      for (let i = 0; i < words.length; i += 1) {
        const patterns = this.byWord.get(words[i].toLowerCase());
        if (!patterns || words.indexOf(words[i]) < i) continue;
        for (const pattern of patterns) if (pattern.fits(text) && !found.includes(pattern)) found.push(pattern);
      }
      return found.length > 1 ? found.sort((a, b) => a.rank - b.rank) : found;
    }
  }

  Object.assign(language, { SURE, Budget, Matcher });
})((window.gv = window.gv || {}));
