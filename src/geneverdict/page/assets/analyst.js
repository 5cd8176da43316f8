// How far the answer depends on the analyst: a line for every curve, and the curves that are looked at.
(function (gv) {
  "use strict";

  let parts = null;
  let drawn = { gene: null, part: -1 };

  gv.analyst = function () {
    parts = { lines: gv.el("table", { class: "gv-lines-table" }), none: gv.el("p", { class: "small" }), curves: gv.el("div", { class: "gv-grid gv-wide" }) };
    return [gv.el("div", { class: "gv-scroll", tabIndex: 0 }, parts.lines), parts.none, parts.curves];
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
    parts.none.textContent = gv.t("The reasonable analyses were worked out for the genes that the study names only. For this gene: geneverdict multiverse {gene} study.toml -o results", { gene: gv.gene_now.gene });
    const part = curves.length ? partNow(curves) : -1;
    if (curves.length) showLines(curves, part);
    if (drawn.gene === gv.gene_now && drawn.part === part) return;
    drawn = { gene: gv.gene_now, part };
    const kind = gv.figureKind("curve");
    parts.curves.replaceChildren(...(part >= 0 ? [gv.frame(kind, { ...(gv.study.series.find((one) => one.id === curves[part].series) || { id: curves[part].series, simulated: gv.study.simulated }), part })] : []));
  };

  function showLines(curves, part) {
    const heads = [gv.t("Series"), gv.t("Analyses"), gv.t("call it at the present thresholds"), gv.t("Effects from"), gv.t("to")];
    const rows = curves.map((curve, i) => {
      const { share, n } = gv.shareCalled(curve);
      const sorted = curve.effect.filter(gv.known).sort((a, b) => a - b);
      const name = curve.series || gv.t("Pooled");
      const button = gv.el("button", { type: "button", class: i === part ? "gv-link gv-here" : "gv-link", "aria-pressed": String(i === part), text: name, on: { click: () => gv.set(curve.series ? { series: curve.series, curve: "series" } : { curve: "" }) } });
      return gv.el("tr", { class: i === part ? "gv-here" : "" }, gv.el("th", { scope: "row" }, button), gv.el("td", { class: "n", text: gv.count(n) }),
        gv.el("td", {}, gv.el("meter", { min: 0, max: 1, value: share, "aria-hidden": "true" }), ` ${gv.number(100 * share, 0)} %`),
        gv.el("td", { class: "n", text: gv.number(sorted[0]) }), gv.el("td", { class: "n", text: gv.number(sorted.at(-1)) }));
    });
    parts.lines.replaceChildren(gv.el("caption", { text: gv.t("Choose one to see its curve") }), gv.el("thead", {}, gv.el("tr", {}, heads.map((text, i) => gv.el("th", { scope: "col", text, class: [1, 3, 4].includes(i) ? "n" : "" })))), gv.el("tbody", {}, rows));
  }
})((window.gv = window.gv || {}));
