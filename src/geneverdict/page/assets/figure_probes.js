/* Every probe of the gene in one series: whether another one would have been called. */
(function (gv) {
  "use strict";

  const m = gv.marks;
  const ROW = 24;

  const rows = (c) => c.answer.probes.filter((row) => gv.known(row.log2fc));
  const cutOf = (c) => (c.answer.effect_unit === "log2FC" ? c.state.fc : 0);

  /** The call of a probe at the thresholds of the page. */
  function call(c, row) {
    if (!gv.known(row.fdr) || row.fdr >= c.state.fdr || Math.abs(row.log2fc) < cutOf(c) || row.log2fc === 0) return "";
    return row.log2fc > 0 ? "up" : "down";
  }

  /** Filled where it is called; a diamond stands for the gene. */
  function point(c, row, i) {
    const look = m.callMark(call(c, row), c.theme);
    const filled = call(c, row) !== "";
    const symbol = row.used ? "diamond" : "circle";
    return {
      value: [row.log2fc, i], symbol, symbolSize: row.used ? 15 : 10,
      itemStyle: { color: filled ? look.color : c.theme.back, borderColor: look.color, borderWidth: 2 },
      tip: [row.probe, m.effectText(c.answer.effect_unit, row), `FDR ${gv.write(row.fdr, "p")}`, gv.text(row.note)].filter(Boolean).join("\n"),
    };
  }

  const label = (row) => (row.used ? gv.t("page-probe_used", { probe: gv.v.name(m.shorten(row.probe, 20)) }) : m.shorten(row.probe, 24));

  /** FDR of each probe, in a column beside the chart. */
  function chances(c, shown) {
    return m.rowAxis(c.theme, shown.map((row) => gv.write(row.fdr, "p")), {
      position: "right", axisLine: { show: false }, name: "FDR", nameLocation: "start", nameGap: 8,
      nameTextStyle: { align: "left", fontSize: m.SMALL, color: c.theme.muted },
    });
  }

  function option(c) {
    const { theme } = c;
    const shown = rows(c);
    const cut = cutOf(c);
    const ends = [0, cut, -cut, ...shown.flatMap((row) => [row.log2fc, row.ci_low, row.ci_high])].filter(gv.known);
    const room = 0.06 * (Math.max(...ends) - Math.min(...ends)) || 0.5;
    const names = Math.min(Math.max(...shown.map((row) => m.textWidth(label(row)))) + 8, Math.round(c.width * 0.38));
    const bars = shown.map((row, i) => ({ row, i })).filter(({ row }) => gv.known(row.ci_low) && gv.known(row.ci_high));
    return {
      grid: { left: names + 16, right: 76, top: 40, bottom: 52 },
      tooltip: m.tooltip(theme),
      xAxis: m.axis(theme, {
        name: m.effectName(c.answer.effect_unit), min: Math.min(...ends) - room, max: Math.max(...ends) + room,
        axisLabel: { showMinLabel: false, showMaxLabel: false },
      }),
      yAxis: [m.rowAxis(theme, shown.map(label), { axisLabel: { width: names, overflow: "truncate" } }), chances(c, shown)],
      series: [
        m.intervals(bars.map(({ row, i }) => ({ value: [row.ci_low, row.ci_high, i], colour: row.used ? theme.ink : theme.muted }))),
        {
          type: "scatter", z: 4, data: shown.map((row, i) => point(c, row, i)),
          markLine: m.lines([m.plainLine(theme.muted, 0), ...m.cutLines(theme, cut > 0 ? [-cut, cut] : [])]),
        },
        { type: "scatter", yAxisIndex: 1, silent: true, symbolSize: 0, data: shown.map((_, i) => [0, i]) },
      ],
    };
  }

  function title(c) {
    const shown = rows(c);
    const called = shown.filter((row) => call(c, row)).length;
    const none = c.answer.probes.length - shown.length;
    const what = gv.message("page-probes_title", { gene: gv.v.name(c.gene.gene), series: gv.v.name(c.series.id), called: gv.v.count(called), n: gv.v.count(shown.length) });
    return gv.clauses(what, none && gv.message("page-probes_lost", { n: gv.v.count(none) }));
  }

  function alt(c) {
    const said = rows(c).slice(0, 12).map((row) => gv.message("page-probe_is", {
      probe: gv.v.name(label(row)), log2fc: gv.v.effect(row.log2fc), low: gv.v.effect(row.ci_low), high: gv.v.effect(row.ci_high), fdr: gv.v.p(row.fdr),
    }));
    return gv.sentences(m.stop(title(c)), m.stop(gv.clauses(said)));
  }

  gv.figure({
    id: "probes",
    where: "series",
    has: (c) => Boolean(c.answer && c.answer.probes && rows(c).length),
    title,
    about: (c) => m.withoutTreat(c, gv.message("page-probes_about")),
    alt,
    height: (c) => Math.max(150, rows(c).length * ROW + 100),
    option,
    table: (c) => ({
      columns: [gv.t("page-col_probe"), gv.t("page-col_genes"), gv.t("page-col_used"), m.unitName(c.answer.effect_unit), gv.t("page-col_ci_low"), gv.t("page-col_ci_high"), "p", "FDR", gv.t("page-col_note")],
      rows: c.answer.probes.map((row) => [row.probe, row.genes.join(", "), gv.t(row.used ? "page-yes" : "page-no"), row.log2fc, row.ci_low, row.ci_high, row.p, row.fdr, gv.text(row.note)]),
    }),
  });
})((window.gv = window.gv || {}));
