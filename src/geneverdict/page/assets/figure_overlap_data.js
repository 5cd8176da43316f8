/* Samples that appear twice: which comparisons the map shows, and in which words. */
(function (gv) {
  "use strict";

  const m = gv.marks;
  const MOST_ROWS = 8;
  const NEAREST = 3;

  const within = (one) => one.series_a === one.series_b;
  const all = (c) => c.study.overlap.comparisons;

  /** Series in the order of the study's comparisons. */
  function seriesOf(c) {
    return [...new Set(all(c).flatMap((one) => [one.series_a, one.series_b]))];
  }

  function nameOf(one, length = 15) {
    const [a, b] = [one.series_a, one.series_b].map((id) => m.shorten(id, length));
    return within(one) ? gv.t("page-within", { series: gv.v.name(a) }) : `${a} – ${b}`;
  }

  /** The comparisons with most found; where nothing was found, those that come nearest to their line. */
  function rowsOf(c) {
    const found = all(c).filter((one) => one.shared.length).sort((a, b) => b.shared.length - a.shared.length);
    if (found.length) return found.slice(0, MOST_ROWS);
    const away = (one) => one.rest.line - one.rest.largest;
    return all(c).filter((one) => one.rest && gv.known(one.rest.largest)).sort((a, b) => away(a) - away(b)).slice(0, NEAREST);
  }

  /** The marks of a row: pairs found, or the closest where there are none. */
  function marksOf(one) {
    const found = one.shared.map((pair) => ({ pair, kind: pair.evidence.includes("accession") ? "accession" : "profile" }));
    const none = one.closest && !one.shared.length ? [{ pair: one.closest, kind: "closest" }] : [];
    return [...found, ...none].filter(({ pair }) => gv.known(pair.correlation));
  }

  const isOf = (pair, key) => key === `${pair.series_a}:${pair.sample_a}` || key === `${pair.series_b}:${pair.sample_b}`;

  function title(c) {
    const comparisons = all(c);
    const pairs = comparisons.reduce((sum, one) => sum + one.shared.length, 0);
    const values = { n: gv.v.count(comparisons.length), k: gv.v.count(seriesOf(c).length), pairs: gv.v.count(pairs) };
    if (!pairs) return gv.message("page-overlap_title_none", values);
    return gv.message("page-overlap_title", { ...values, dropped: gv.v.count(c.study.overlap.dropped.length) });
  }

  /** What a cell of the map says: samples shared, else the highest correlation, else that nothing could be compared. */
  function cellWords(one) {
    if (one.shared.length) return String(one.shared.length);
    return one.rest && gv.known(one.rest.largest) ? gv.write(one.rest.largest, "effect") : "–";
  }

  gv.overlap = { all, within, seriesOf, nameOf, rowsOf, marksOf, isOf, title, cellWords };
})((window.gv = window.gv || {}));
