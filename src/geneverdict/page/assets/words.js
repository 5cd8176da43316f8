// Calls, levels, reasons and the verdict at any thresholds: the rules of Python's evidence, in the sentences it hands over
// (study.words).  What is made here is English; gv.translate shows it in the reader's language.
(function (gv) {
  "use strict";

  const TOST_ALPHA = 0.05;
  const UP = "up", DOWN = "down", NOT = "not called";
  const known = gv.known;

  /** Fills a sentence, leaving none of its placeholders. */
  const put = (template, words) => gv.fill(template, words);

  /** {call, reason} of one gene in one series (evidence/calls.py).  `row` null: not measured, with Python's own reason. */
  gv.decide = function (gene, series, row, cuts, stored) {
    if (!row) return { call: NOT, reason: stored };
    if (!known(row.p)) return reason("not_estimable", { gene });
    if (!series.is_log2) {
      const words = { difference: gv.said.number(row.log2fc), fdr: gv.said.probability(row.fdr), scale: series.scale };
      if (!series.scale_doubt) return reason("not_log2_scale", words);
      return reason("scale_in_doubt", { ...words, doubt: series.scale_doubt.replace(/\.+$/, "") });
    }
    if (cuts.treat) return byTreat(row, cuts);
    const large = Math.abs(row.log2fc) >= cuts.fc, significant = row.fdr < cuts.fdr;
    if (large && significant) return { call: row.log2fc > 0 ? UP : DOWN, reason: null };
    return reason(significant ? "short_of_fold_change" : large ? "not_significant" : "both", numbers(row, cuts));
  };

  function reason(code, words) {
    return { call: NOT, reason: { code, text: put(gv.study.words.REASONS[code], words) } };
  }

  function byTreat(row, cuts) {
    const claimed = known(row.confident) ? Math.abs(row.confident) : null;
    if (claimed !== null && claimed >= cuts.fc) return { call: row.log2fc > 0 ? UP : DOWN, reason: null };
    const words = { cut: gv.threshold(cuts.fc), fdr: gv.threshold(cuts.fdr), claimed: gv.said.number(claimed) };
    const text = claimed === null
      ? gv.t("not even its direction can be claimed at FDR {fdr} (TREAT)", words)
      : gv.t("TREAT claims a |log2FC| of {claimed} at FDR {fdr}, less than {cut}", words);
    return { call: NOT, reason: { code: "treat", text, ready: true } };
  }

  function numbers(row, cuts) {
    return {
      size: gv.said.number(Math.abs(row.log2fc)),
      short: gv.said.number(cuts.fc - Math.abs(row.log2fc)),
      log2fc_cut: gv.threshold(cuts.fc),
      fdr_cut: gv.threshold(cuts.fdr),
      fdr: gv.said.probability(row.fdr),
      p: gv.said.probability(row.p),
      rank: `${gv.count(row.rank)} of ${gv.count(row.n_genes)}`,
    };
  }

  /** The level in one word and in one sentence (evidence/levels.py, evidence/why/level.py). */
  gv.levelOf = function (series, row, call, cuts, stored) {
    const words = gv.study.words;
    if (!row || !known(row.p)) {
      const why = stored ? stored.text.replace(/\.+$/, "") : "";
      return { level: "not measured", sentence: put(words.LEVELS["not measured"], { reason: why }) };
    }
    const significant = row.fdr < cuts.fdr;
    const bound = gv.study.thresholds.equivalence;
    const tost = series.is_log2 ? gv.statistics.equivalence(row.log2fc, row.se, row.df, bound) : NaN;
    const small = tost < TOST_ALPHA;
    const level = call !== NOT ? call
      : significant && small ? "trivially different"
      : significant ? `${row.log2fc > 0 ? UP : DOWN}, short of the threshold`
      : small ? "equivalent" : "undetermined";
    const table = series.is_log2 ? words.LEVELS : { ...words.LEVELS, ...words.DIRECTIONS };
    return { level, sentence: put(table[level], sentenceWords(series, row, cuts, bound, tost)) };
  };

  function sentenceWords(series, row, cuts, bound, tost) {
    const say = gv.said.number;
    return {
      effect: series.effect_unit, size: say(row.log2fc), fold: gv.said.fold(row.log2fc),
      low: say(row.ci_low), high: say(row.ci_high), fdr: gv.said.probability(row.fdr),
      short: say(cuts.fc - Math.abs(row.log2fc)), cut: gv.threshold(cuts.fc),
      bound_fold: gv.said.fold(bound), tost: gv.said.probability(tost), scale: series.scale_doubt ? "of doubtful scale" : series.scale,
    };
  }

  /** {code, headline, details} over all series (evidence/verdict.py).  `items`: {id, series, row, call, reason, level}. */
  gv.verdictOf = function (gene, items, pooled, cuts) {
    const measured = items.filter((item) => item.row && known(item.row.p));
    const code = verdictCode(items, measured);
    let headline = put(gv.study.words.VERDICTS[code], { gene, ...counts(items, measured, cuts) });
    if (items.length && items.every((item) => item.series.simulated)) headline = `Simulated data: ${headline}`;
    const details = [...(cuts.treat ? [] : misses(measured, cuts)), ...against(measured, cuts), ...swapped(items), ...gv.pooledSentences(pooled)];
    return { code, headline, details };
  };

  function verdictCode(items, measured) {
    if (!items.length) return "nothing_analysed";
    if (!measured.length) {
      if (items.some((item) => item.row)) return "not_testable";
      return items.some((item) => item.probes) ? "only_shared_probes" : "not_measured";
    }
    const up = called(measured, UP).length, down = called(measured, DOWN).length;
    if (up && down) return "called_both_ways";
    if (!up && !down) return "called_in_none";
    return `called_${up ? UP : DOWN}_in_${(up || down) === measured.length ? "all" : "some"}`;
  }

  const called = (items, call) => items.filter((item) => item.call === call).map((item) => item.id);

  function counts(items, measured, cuts) {
    const up = called(measured, UP), down = called(measured, DOWN);
    const pool = measured.length ? measured : items;
    const only = pool.length === 1 ? pool[0].id : "";
    const words = { cut: gv.threshold(cuts.fc), fdr: gv.threshold(cuts.fdr) };
    return {
      n: measured.length, n_up: up.length, n_down: down.length,
      any_of: only ? `the one series (${only})` : `any of the ${pool.length} series`,
      all_of: only ? `the one series (${only})` : `all ${pool.length} series`,
      where: only ? "" : ` (${gv.said.listing([...up, ...down])})`,
      at: put(cuts.treat ? " by TREAT at |log2FC| ≥ {cut} and FDR < {fdr}" : " at |log2FC| ≥ {cut} and FDR < {fdr}", words),
    };
  }

  /** What the series say that do not call the gene. */
  function misses(measured, cuts) {
    const { MISSES, ONE_MISS } = gv.study.words;
    const groups = {};
    for (const item of measured) {
      if (!item.reason) continue;
      const code = ["trivially different", "equivalent"].includes(item.level) ? item.level : item.reason.code;
      const words = {
        id: item.id, fdr: gv.said.probability(item.row.fdr),
        short: gv.said.number(cuts.fc - Math.abs(item.row.log2fc)),
      };
      (groups[code] = groups[code] || []).push(put(ONE_MISS[code] || "{id}", words));
    }
    const bound = gv.said.fold(gv.study.thresholds.equivalence);
    return Object.keys(MISSES).filter((code) => groups[code])
      .map((code) => put(MISSES[code], { series: gv.said.listing(groups[code]), bound }));
  }

  const AGAINST_P = 0.05;

  /** Where the gene is called in one direction only: the series that are not called and point the other way. */
  function against(measured, cuts) {
    const up = called(measured, UP).length > 0, down = called(measured, DOWN).length > 0;
    if (up === down) return [];
    const sign = up ? 1 : -1;
    const found = measured.filter(({ call, series, row }) => call === NOT && series.is_log2 && sign * row.log2fc < 0 && (Math.abs(row.log2fc) >= cuts.fc || row.p < AGAINST_P));
    if (!found.length) return [];
    const { AGAINST, ONE_AGAINST } = gv.study.words;
    const names = found.map(({ id, row }) => put(ONE_AGAINST, { id, effect: gv.said.number(row.log2fc) }));
    return [put(AGAINST, { series: gv.said.listing(names) })];
  }

  function swapped(items) {
    const doubted = items.filter((item) => item.swapped).map((item) => item.id);
    return doubted.length ? [put(gv.study.words.SWAPPED, { series: gv.said.listing(doubted) })] : [];
  }

  /** What the pooled line says. */
  gv.pooledSentences = function (pooled) {
    if (!pooled || pooled.k < 2 || !known(pooled.ci_low)) return [];
    const table = gv.study.words.POOLED, say = gv.said.number;
    const code = pooled.ci_low > 0 ? "higher" : pooled.ci_high < 0 ? "lower" : "open";
    const words = {
      k: pooled.k, estimate: say(pooled.estimate), pi_low: say(pooled.pi_low), pi_high: say(pooled.pi_high),
      interval: `(95 % CI ${say(pooled.ci_low)} to ${say(pooled.ci_high)}, p ${gv.said.probability(pooled.p)})`,
    };
    const said = [put(table[code], words)];
    if (pooled.k >= 3) said.push(put(table.prediction, words));
    return said;
  };
})((window.gv = window.gv || {}));
