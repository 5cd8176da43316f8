// Calls, levels, reasons and the verdict at any thresholds: the rules of Python's evidence, in messages of the same codes.
(function (gv) {
  "use strict";

  const TOST_ALPHA = 0.05;
  const UP = "up", DOWN = "down", NOT = "not called";
  const { known, v } = gv;

  /** A call as it is said. */
  gv.callOf = (call) => gv.message(`call-${call.replace(" ", "_")}`);

  /** How far from a threshold: an effect, with more digits where it would read as no distance at all. */
  const shortBy = (distance) => (Math.abs(distance) > 0 && Math.abs(distance) < 0.005 ? v.value(distance) : v.effect(distance));

  /** What the values are, for the sentences on why no fold change can be said. */
  const scaleOf = (series) => v.code(series.scale_doubt ? "doubtful" : series.scale);

  /** {call, reason} of one gene in one series (evidence/calls.py).  `row` null: not measured, with Python's own reason. */
  gv.decide = function (gene, series, row, cuts, stored) {
    if (!row) return { call: NOT, reason: stored };
    if (!known(row.p)) return stored && stored.code === "count_outlier" ? { call: NOT, reason: stored } : not("not_estimable", { gene: v.name(gene) });
    if (!known(row.fdr)) return not("mean_too_low", { p: v.p(row.p) });
    if (!series.is_log2) return offScale(series, row);
    if (cuts.treat) return byTreat(row, cuts);
    const large = Math.abs(row.log2fc) >= cuts.fc, significant = row.fdr < cuts.fdr;
    if (large && significant) return { call: row.log2fc > 0 ? UP : DOWN, reason: null };
    return not(significant ? "short_of_fold_change" : large ? "not_significant" : "both", numbers(row, cuts));
  };

  const not = (code, values) => ({ call: NOT, reason: { code, message: gv.message(`reason-${code}`, values) } });

  function offScale(series, row) {
    const values = { difference: v.effect(row.log2fc), fdr: v.p(row.fdr) };
    if (series.scale_doubt) return not("scale_in_doubt", { ...values, doubt: v.message(series.scale_doubt) });
    return not("not_log2_scale", { ...values, scale: scaleOf(series) });
  }

  function byTreat(row, cuts) {
    const claimed = known(row.confident) ? Math.abs(row.confident) : null;
    if (claimed !== null && claimed >= cuts.fc) return { call: row.log2fc > 0 ? UP : DOWN, reason: null };
    return not("treat", { claimed: v.effect(claimed), fdr_cut: v.threshold(cuts.fdr), cut: v.threshold(cuts.fc) });
  }

  function numbers(row, cuts) {
    const size = Math.abs(row.log2fc);
    return {
      size: v.effect(size), short: shortBy(cuts.fc - size), cut: v.threshold(cuts.fc), fdr_cut: v.threshold(cuts.fdr),
      fdr: v.p(row.fdr), p: v.p(row.p), rank: v.count(row.rank), n_genes: v.count(row.n_genes),
    };
  }

  /** {level, sentence} (evidence/why/level.py): the level's code, and what it says with its numbers. */
  gv.levelOf = function (series, row, call, cuts, reason) {
    if (!row || !known(row.p)) return unmeasured(reason);
    const bound = gv.study.thresholds.equivalence;
    const own = series.is_log2 ? tostOf(row, bound) : NaN;
    const tost = Math.max(own, ...remedies(series, row).map((one) => (one ? tostOf(one, bound) : NaN)));
    const level = levelCode(row, call, cuts, tost);
    const off = series.is_log2 ? {} : { up_short: "higher", down_short: "lower" };
    const told = gv.message(`level-${off[level] || level}`, levelValues(series, row, cuts, bound, tost));
    const hangs = hangsOf(series, row, call, cuts, own, tost);
    return { level, hangs, sentence: hangs ? gv.message("level-hangs_on_variances", { level: v.told(told), what: v.code(hangs) }) : told };
  };

  const tostOf = ({ log2fc, se, df }, bound) => gv.statistics.equivalence(log2fc, se, df === null ? Infinity : df, bound);

  /** The gene's tests with a variance for each group, where the groups are unequal; null for one that is not known here. */
  function remedies(series, row) {
    if (row.unequal) return [row.unequal.weighted, ...(row.unequal.welch ? [row.unequal.welch] : [])];
    return series.unequal ? [null] : [];
  }

  /** What is said with one variance for both groups and does not hold with one for each (evidence/why/variances.py). */
  function hangsOf(series, row, call, cuts, own, tost) {
    if (!row.unequal) return null;
    const listed = series.is_log2 ? call !== NOT : row.fdr < cuts.fdr;
    if (listed) return known(row.unequal.fdr) && row.unequal.fdr < cuts.fdr ? null : series.is_log2 ? "called" : "significant";
    return own < TOST_ALPHA && !(tost < TOST_ALPHA) ? "small" : null;
  }

  const UNREADABLE = ["platform_names_no_genes", "names_no_symbols", "name_unsettled"];
  const unreadable = (reason) => Boolean(reason) && UNREADABLE.includes(reason.code);

  const RARE = ["no_counts", "low_counts", "low_share"];
  const rare = (reason) => Boolean(reason) && RARE.includes(reason.code);

  /** Of a gene without a row: a fact, what cannot be told, or too few counts (model/verdict.py). */
  gv.absence = (reason) => v.code(unreadable(reason) ? "unreadable" : rare(reason) ? "rare" : "fact");

  function unmeasured(reason) {
    if (reason && reason.code === "count_outlier") return { level: "undetermined", sentence: gv.message("level-too_rare", { reason: v.told(reason) }) };
    const level = unreadable(reason) ? "not_looked_up" : rare(reason) ? "too_rare" : "not_measured";
    return { level, sentence: reason ? gv.message(`level-${level}`, { reason: v.told(reason) }) : null };
  }

  function levelCode(row, call, cuts, tost) {
    if (call !== NOT) return call;
    const small = tost < TOST_ALPHA;
    if (known(row.fdr) && row.fdr < cuts.fdr) return small ? "trivial" : row.log2fc > 0 ? "up_short" : "down_short";
    return small ? "equivalent" : "undetermined";
  }

  function levelValues(series, row, cuts, bound, tost) {
    return {
      effect: v.code(series.effect_unit), log2fc: v.effect(row.log2fc), fold: v.fold(row.log2fc), low: v.effect(row.ci_low),
      high: v.effect(row.ci_high), fdr: v.p(row.fdr), short: shortBy(cuts.fc - Math.abs(row.log2fc)), cut: v.threshold(cuts.fc),
      bound: v.fold(bound), equivalence_p: v.p(tost), scale: scaleOf(series), ...(row.ci_low > 0 || row.ci_high < 0 ? { n_genes: v.count(series.n_genes) } : {}),
    };
  }

  /** {code, headline, details} over all series (evidence/verdict.py).  `items`: {id, series, row, call, reason, level}. */
  gv.verdictOf = function (gene, items, pooled, cuts) {
    const measured = items.filter((item) => item.row && known(item.row.p));
    const code = verdictCode(items, measured);
    const concerned = concernedBy(code, items, measured);
    let headline = gv.message(`verdict-${code}`, { gene: v.name(gene), ...counts(concerned, measured, cuts), ...whyUnreadable(concerned) });
    const doubts = scaleDoubts(items.filter((item) => item.row));
    if (doubts.length) headline = gv.message("verdict-scale_doubted", { verdict: v.message(headline), series: v.messages(doubts) });
    if (items.length && items.every((item) => item.series.simulated)) headline = gv.message("verdict-simulated", { verdict: v.message(headline) });
    const hanging = items.filter((item) => item.hangs && item.hangs !== "small").map((item) => item.id);
    if (hanging.length) headline = gv.message("verdict-hangs_on_variances", { series: v.names(hanging), verdict: v.message(headline) });
    const confounded = items.filter((item) => item.confounded).map((item) => item.id);
    if (confounded.length) headline = gv.message("verdict-confounded", { series: v.names(confounded), verdict: v.message(headline) });
    const unsigned = items.filter((item) => item.unsigned).map((item) => item.id);
    if (unsigned.length) headline = gv.message("verdict-ratio_unknown", { series: v.names(unsigned), verdict: v.message(headline) });
    const details = [...(cuts.treat ? [] : misses(measured, cuts)), ...against(measured, cuts), ...swapped(items), ...notTold(code, items)];
    return { code, headline, details, pooled: gv.pooledSentences(pooled, measured) };
  };

  function concernedBy(code, items, measured) {
    if (code === "not_looked_up") return items.filter((item) => unreadable(item.reason));
    if (code === "too_rare") return items.filter((item) => rare(item.reason));
    return measured.length ? measured : items;
  }

  function verdictCode(items, measured) {
    if (!items.length) return "nothing_analysed";
    if (!measured.length) {
      if (items.some((item) => item.row)) return "not_testable";
      if (items.some((item) => rare(item.reason))) return "too_rare";
      if (items.some((item) => item.probes)) return "only_shared_probes";
      return items.some((item) => unreadable(item.reason)) ? "not_looked_up" : "not_measured";
    }
    const up = called(measured, UP).length, down = called(measured, DOWN).length;
    if (up && down) return "called_both_ways";
    if (!up && !down) return "called_in_none";
    return `called_${up ? UP : DOWN}_in_${(up || down) === measured.length ? "all" : "some"}`;
  }

  const called = (items, call) => items.filter((item) => item.call === call).map((item) => item.id);

  function counts(concerned, measured, cuts) {
    const up = called(measured, UP), down = called(measured, DOWN);
    return {
      n_series: v.count(concerned.length), all: v.names(concerned.map((item) => item.id)), series: v.names([...up, ...down]), n_up: v.count(up.length),
      n_down: v.count(down.length), cut: v.threshold(cuts.fc), fdr_cut: v.threshold(cuts.fdr), rule: v.code(cuts.treat ? "treat" : "cuts"),
    };
  }

  const MISSES = ["trivial", "short_of_fold_change", "not_significant", "both", "equivalent", "mean_too_low", "scale_in_doubt", "not_log2_scale"];

  /** How a series is named in these sentences, where not by its id alone. */
  const HOW = {
    short_of_fold_change: ({ id, row }, cuts) => gv.message("series-short", { series: v.name(id), short: shortBy(cuts.fc - Math.abs(row.log2fc)) }),
    not_significant: ({ id, row }) => gv.message("series-fdr", { series: v.name(id), fdr: v.p(row.fdr) }),
    against: ({ id, row }) => gv.message("series-effect", { series: v.name(id), log2fc: v.effect(row.log2fc) }),
  };

  const each = (items, code, cuts) => (HOW[code] ? v.messages(items.map((item) => HOW[code](item, cuts))) : v.names(items.map((item) => item.id)));

  /** What the series say that do not call the gene. */
  function misses(measured, cuts) {
    const bound = v.fold(gv.study.thresholds.equivalence);
    const missOf = ({ level, reason }) => reason && (["trivial", "equivalent"].includes(level) ? level : reason.code);
    return MISSES.map((code) => [code, measured.filter((item) => missOf(item) === code)]).filter(([, items]) => items.length)
      .map(([code, items]) => gv.message(`detail-${code}`, { bound, series: each(items, code, cuts) }));
  }

  const AGAINST_P = 0.05;

  /** Where the gene is called in one direction only: the series that are not called and point the other way. */
  function against(measured, cuts) {
    const up = called(measured, UP).length > 0, down = called(measured, DOWN).length > 0;
    if (up === down) return [];
    const sign = up ? 1 : -1;
    const found = measured.filter(({ call, series, row }) => call === NOT && series.is_log2 && sign * row.log2fc < 0 && (Math.abs(row.log2fc) >= cuts.fc || row.p < AGAINST_P));
    return found.length ? [gv.message("detail-against", { series: each(found, "against", cuts) })] : [];
  }

  /** The first reason why the gene cannot be looked up, and what to do. */
  function whyUnreadable(items) {
    const item = items.find(({ reason }) => unreadable(reason));
    return item ? { why: v.told(item.reason), todo: v.message(gv.message(`finding-${item.reason.code}.change`, (item.reason.message || item.reason).values)) } : {};
  }

  /** Series of which the headline does not speak, and that say nothing of the gene. */
  function notTold(code, items) {
    const told = (message, some) => {
      const found = items.filter(some).map((item) => item.id);
      return found.length ? [gv.message(message, { series: v.names(found) })] : [];
    };
    const few = code === "too_rare" ? [] : told("detail-too_rare", (item) => rare(item.reason));
    const fact = (item) => !item.row && !item.probes && !unreadable(item.reason) && !rare(item.reason);
    if (code === "not_looked_up") return [...few, ...told("detail-not_measured", fact)];
    return [...few, ...told("detail-not_looked_up", (item) => unreadable(item.reason))];
  }

  const SCALE_DOUBTS = ["scale_unlogged", "scale_logged_twice", "scale_compressed", "scale_unsure"];

  /** By what a finding says that the scale is in doubt (model/why.py). */
  function scaleDoubt({ code, values }) {
    if (values.grade && values.grade.value === "check") return code.replace("scale_", "");
    if (!SCALE_DOUBTS.includes(code)) return null;
    return values.doubt && values.doubt.kind === "code" ? values.doubt.value : code.replace("scale_", "");
  }

  /** Each series whose scale is in doubt, with the reason in a few words. */
  function scaleDoubts(items) {
    const each = items.map((item) => [item.id, item.series.findings.map(scaleDoubt).find(Boolean)]).filter(([, doubt]) => doubt);
    return each.map(([id, doubt]) => gv.message("series-scale_doubt", { series: v.name(id), doubt: v.code(doubt) }));
  }

  function swapped(items) {
    const doubted = items.filter((item) => item.swapped).map((item) => item.id);
    return doubted.length ? [gv.message("detail-swapped", { series: v.names(doubted) })] : [];
  }

  const apart = (told) => told.some((one, i) => one.length && told.slice(0, i).some((other) => other.length && !one.some((code) => other.includes(code))));

  /** In which aspects the series that have fold changes are surely about different things (model/subject.py). */
  gv.differing = function (items) {
    const subjects = items.filter((item) => item.series.is_log2).map((item) => item.series.subject);
    return ["tissues", "diseases"].filter((aspect) => apart(subjects.map((subject) => subject[aspect])));
  };

  /** Before a mean over different diseases or tissues: what each series is of. */
  function ofWhat(measured, aspects) {
    const told = measured.filter((item) => item.series.is_log2).map(({ id, series }) => [id, [...new Set([series.subject.tissue, series.subject.disease].filter(Boolean))]]);
    const each = told.filter(([, words]) => words.length).map(([id, words]) => gv.message("series-subject", { series: v.name(id), words: v.names(words) }));
    return gv.message("pooled-different", { what: v.code(aspects.length === 1 ? aspects[0] : "both"), series: v.messages(each) });
  }

  const FEW = 3;

  function few(rows) {
    const up = rows.filter((row) => row.log2fc > 0).length, significant = rows.filter((row) => row.p < AGAINST_P).length;
    return gv.message("pooled-few", {
      k: v.count(rows.length), same: v.code(up === 0 || up === rows.length ? "yes" : "no"), direction: v.code(up ? "up" : "down"),
      significant: significant === rows.length ? v.code("all") : v.count(significant), n_significant: v.count(significant),
    });
  }

  /** What the pooled line says; of two or three series first what each says. */
  gv.pooledSentences = function (pooled, measured) {
    if (!pooled || pooled.k < 2 || !known(pooled.ci_low)) return [];
    const each = measured.filter((item) => item.series.is_log2).map((item) => item.row);
    const aspects = gv.differing(measured);
    const first = [...(aspects.length ? [ofWhat(measured, aspects)] : []), ...(pooled.k <= FEW && each.length === pooled.k ? [few(each)] : [])];
    const code = pooled.ci_low > 0 ? "higher" : pooled.ci_high < 0 ? "lower" : "open";
    const said = [...first, gv.message(`pooled-${code}`, {
      k: v.count(pooled.k), estimate: v.effect(pooled.estimate), ci_low: v.effect(pooled.ci_low), ci_high: v.effect(pooled.ci_high), p: v.p(pooled.p),
    })];
    if (known(pooled.pi_low) && !aspects.length) said.push(gv.message("pooled-prediction", { pi_low: v.effect(pooled.pi_low), pi_high: v.effect(pooled.pi_high) }));
    return said;
  };
})((window.gv = window.gv || {}));
