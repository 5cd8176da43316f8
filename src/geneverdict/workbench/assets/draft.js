// The study that is being made: an object like the study file.  It is kept for this tab, so that a reload loses nothing.
(function (gv) {
  "use strict";

  const KEPT = "gv-bench-draft";
  const empty = () => ({ genes: "", study: { thresholds: { log2fc: 1, fdr: 0.05, equivalence: 0.585 }, series: [] } });
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

  /** Of a contrast: its own name, or the series'. */
  draft.nameOf = (entry) => entry.name || entry.id;

  /** Names that tell contrasts apart, as names of files do; the platform does where none has a name. */
  const told = (entry) => `${draft.nameOf(entry).toLowerCase().replaceAll(" ", "-")}\n${entry.name ? "" : entry.platform || ""}`;

  /** Another contrast of the same series, as it is now, under a name that is free. */
  draft.another = function (entry) {
    const taken = new Set(draft.study.series.map((one) => draft.nameOf(one).toLowerCase()));
    let n = 2;
    while (taken.has(`${entry.id} ${n}`.toLowerCase())) n++;
    const made = { ...structuredClone(entry), name: `${entry.id} ${n}` };
    draft.study.series.splice(draft.study.series.indexOf(entry) + 1, 0, made);
    return made;
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
    const seen = new Set();
    for (const entry of draft.study.series) {
      const card = draft.cards.get(entry), series = gv.v.name(draft.nameOf(entry));
      if (seen.has(told(entry))) return gv.message("bench-needs_name", { series });
      seen.add(told(entry));
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
    told.series.forEach((one, i) => {
      const card = draft.cards.get(draft.study.series[i]);
      if (!card) return;
      card.pairing = one.pairs;
      if (card.drawRows) card.drawRows();
      if (card.drawPairs) card.drawPairs();
    });
    gv.bench.showDraft();
  }
})((window.gv = window.gv || {}));
