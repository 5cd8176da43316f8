// The study that is being made: an object like the study file.  It is kept for this tab, so that a reload loses nothing.
(function (gv) {
  "use strict";

  const KEPT = "gv-bench-draft";
  const empty = () => ({ genes: "", study: { thresholds: { log2fc: 1, fdr: 0.05 }, series: [] } });
  const draft = (gv.bench.draft = { ...empty(), cards: new Map() });
  let asked = 0, waiting = 0;

  /** Something has changed: keep it, and ask what comes of it. */
  draft.changed = function () {
    try { sessionStorage.setItem(KEPT, JSON.stringify({ genes: draft.genes, study: draft.study })); } catch { /* not kept, then */ }
    draft.toml = "";
    draft.error = null;
    gv.bench.showDraft();
    clearTimeout(waiting);
    waiting = setTimeout(preview, 200);
  };

  /** As it was before a reload; then every series is looked at again. */
  draft.restore = function () {
    let kept = null;
    try { kept = JSON.parse(sessionStorage.getItem(KEPT)); } catch { /* nothing that can be used */ }
    if (kept && kept.study && Array.isArray(kept.study.series)) Object.assign(draft, { genes: String(kept.genes), study: kept.study });
  };

  draft.clear = function () {
    Object.assign(draft, empty());
    draft.cards.clear();
  };

  /** Another study as the draft of a new one. */
  draft.take = function (study) {
    draft.clear();
    Object.assign(draft, { genes: study.genes.join(", "), study: { ...study, genes: undefined } });
  };

  draft.names = () => [...new Set(draft.genes.split(/[\s,;]+/).filter(Boolean))];

  /** The whole study as the server takes it. */
  draft.whole = function () {
    const genes = draft.names(), title = draft.study.title || gv.t("study-title", { genes: gv.v.names(genes) });
    return { ...draft.study, title, genes, series: draft.study.series };
  };

  /** Why it cannot be run yet; null where it can. */
  draft.problem = function () {
    if (!draft.study.series.length) return gv.message("bench-needs_series");
    if (!draft.names().length) return gv.message("bench-needs_gene");
    for (const entry of draft.study.series) {
      const card = draft.cards.get(entry.id), series = gv.v.name(entry.id);
      if (!card) return gv.message("bench-needs_look", { series });
      const count = gv.bench.counts(card);
      if (!count.case || !count.control) return gv.message("bench-needs_groups", { series });
      if (!entry.case) return gv.message("bench-needs_word", { series });
    }
    return null;
  };

  async function preview() {
    const mine = ++asked;
    if (draft.problem()) return;
    let told;
    try {
      told = await gv.bench.post("api/draft", { study: draft.whole(), lang: gv.state.lang });
    } catch (fault) {
      told = { toml: "", series: [], error: fault.said || gv.message("bench-no_server") };
    }
    if (mine !== asked) return;
    draft.toml = told.toml;
    draft.error = told.error || null;
    for (const one of told.series) {
      const card = draft.cards.get(one.id);
      if (!card) continue;
      card.pairing = one.pairs;
      if (card.drawRows) card.drawRows();
    }
    gv.bench.showDraft();
  }
})((window.gv = window.gv || {}));
