// How far the answer depends on the analyst: a line for every curve, and the curves that are looked at.
(function (gv) {
  "use strict";

  let parts = null;
  let drawn = { gene: null, part: -1 };

  gv.analyst = function () {
    parts = { lines: gv.el("table", { class: "gv-lines-table" }), none: gv.el("p", { class: "small" }), curves: gv.el("div", { class: "gv-grid gv-wide" }), words: gv.el("summary", {}) };
    parts.fold = gv.el("details", { class: "gv-quality" }, parts.words, parts.curves);
    return [gv.el("div", { class: "gv-scroll", tabIndex: 0 }, parts.lines), parts.none, parts.fold];
  };

  const curvesOf = () => (gv.gene_now.page && gv.gene_now.page.curves) || [];

  /** The curve of the series in focus, else the pooled one, else the first. */
  function partNow(curves) {
    const now = gv.seriesNow();
    const wanted = gv.state.curve === "" ? curves.findIndex((curve) => !curve.series) : curves.findIndex((curve) => now && curve.series === now.id);
    return Math.max(wanted, 0);
  }

  gv.showAnalyst = function () {
    const curves = curvesOf();
    parts.lines.hidden = !curves.length;
    parts.none.hidden = curves.length > 0;
    parts.fold.hidden = !curves.length;
    parts.words.textContent = gv.t("page-part_curve");
    parts.none.textContent = gv.t("page-curves_not_made", { gene: gv.v.name(gv.gene_now.gene) });
    const part = curves.length ? partNow(curves) : -1;
    if (curves.length) showLines(curves, part);
    if (drawn.gene === gv.gene_now && drawn.part === part) return;
    drawn = { gene: gv.gene_now, part };
    const kind = gv.figureKind("curve");
    parts.curves.replaceChildren(...(part >= 0 ? [gv.frame(kind, { ...(gv.study.series.find((one) => one.id === curves[part].series) || { id: curves[part].series, simulated: gv.study.simulated }), part })] : []));
  };

  function showLines(curves, part) {
    const heads = [gv.t("page-head_series"), gv.t("page-head_analyses"), gv.t("page-head_share_called"), gv.t("page-head_effects_from"), gv.t("page-head_effects_to")];
    const rows = curves.map((curve, i) => {
      const { share, n } = gv.shareCalled(curve);
      const sorted = curve.effect.filter(gv.known).sort((a, b) => a - b);
      const name = curve.series || gv.t("page-pooled");
      const button = gv.el("button", { type: "button", class: i === part ? "gv-link gv-here" : "gv-link", "aria-pressed": String(i === part), text: name, on: { click: () => { parts.fold.open = true; gv.set(curve.series ? { series: curve.series, curve: "series" } : { curve: "" }); } } });
      return gv.el("tr", { class: i === part ? "gv-here" : "" }, gv.el("th", { scope: "row" }, button), gv.el("td", { class: "n", text: gv.write(n, "count") }),
        gv.el("td", {}, gv.el("meter", { min: 0, max: 1, value: share, "aria-hidden": "true" }), ` ${gv.t("page-percent", { share: gv.v.share(share) })}`),
        gv.el("td", { class: "n", text: gv.write(sorted[0], "effect") }), gv.el("td", { class: "n", text: gv.write(sorted.at(-1), "effect") }));
    });
    parts.lines.replaceChildren(gv.el("caption", { text: gv.t("page-choose_curve") }), gv.el("thead", {}, gv.el("tr", {}, heads.map((text, i) => gv.el("th", { scope: "col", text, class: [1, 3, 4].includes(i) ? "n" : "" })))), gv.el("tbody", {}, rows));
  }
})((window.gv = window.gv || {}));
