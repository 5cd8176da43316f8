// The twin of language/pattern.py, matcher.py and strict.py: patterns of the catalogue, and translations that leave no
// English.
(function (gv) {
  "use strict";

  const language = gv.language;
  const { vocabulary, englishWords, breaks, sentences, clauses, balanced, closingGroup, join, joinClauses, FULL_WIDTH } = language;

  const MOST_PLACES = 40;
  const MOST_TRIED = 60000;
  const MOST_NESTED = 60;
  const SENTENCE = 8;
  const LONGEST_RUN = 6;
  const LONGEST_REST = 20;

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
      if (careful) return !value.startsWith("(") && names(value);
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

  const SIGN = "[^~A-Za-z0-9()\\[\\]{}'\"\u201c\u201d\u2018\u2019`<>|,;:.\\s\u3400-\u9fff]+";
  const ENDS = /^(.*[^.:;!?])([.:;!?])$/;
  const STARTS = /^([,;:.]) (.+)$/;
  const SIGN_FIRST = new RegExp(`^(${SIGN}) (.+)$`);
  const SIGN_LAST = new RegExp(`^(.+) (${SIGN})$`);

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
        if (this.isName(text)) return text;
        const fitting = this.matcher.fitting(text);
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

  Object.assign(language, { Budget, Matcher, Strict });
})((window.gv = window.gv || {}));
