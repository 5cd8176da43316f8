// Many genes: gene × series as colours, with the marks of the calls.
(function (gv) {
  "use strict";

  const ROW = 17, TOP = 34, LEFT = 96, MOST = 200, FULL = 2, DEEP = 1.5;

  /** The genes that are ticked in the table, else those that the study names. */
  function genesOf(c) {
    const chosen = gv.chosenGenes();
    return (chosen.length > 1 ? chosen : c.study.named).slice(0, MOST);
  }

  function cells(c) {
    const genes = genesOf(c), all = c.study.series.map((series) => ({ series, arrays: gv.arraysNow(series.stem) }));
    return genes.flatMap((gene, y) => all.map(({ series, arrays }, x) => {
      const row = arrays ? arrays.row(gv.geneIndex(gene)) : -1;
      const value = row < 0 || !series.is_log2 ? null : arrays.log2fc[row];
      return { gene, series, x, y, value, p: value === null ? null : arrays.p[row], fdr: value === null ? null : arrays.fdr[row], call: value === null ? 0 : gv.geneCall({ ...arrays, effect: arrays.log2fc }, row, series) };
    }));
  }

  function option(c) {
    const genes = genesOf(c), all = cells(c), { theme } = c, wide = (c.width - LEFT - 20) / c.study.series.length;
    const mark = { 1: "▲ ", "-1": "▼ ", 0: "" };
    const axis = { type: "category", axisLine: { show: false }, axisTick: { show: false }, splitLine: { show: false } };
    return {
      grid: { left: LEFT, right: 20, top: TOP, height: genes.length * ROW },
      xAxis: { ...axis, position: "top", data: c.study.series.map((series) => series.id), axisLabel: { interval: 0, color: theme.ink, fontSize: 11, width: wide - 4, overflow: "truncate" } },
      yAxis: { ...axis, inverse: true, data: genes, axisLabel: { interval: 0, color: theme.ink, fontSize: 11, width: LEFT - 12, overflow: "truncate" } },
      visualMap: { show: false, dimension: 2, min: -FULL, max: FULL, inRange: { color: [theme.down, theme.back, theme.up] }, seriesIndex: 0 },
      tooltip: gv.marks.tooltip(theme),
      series: [{
        type: "heatmap", progressive: 0, itemStyle: { borderColor: theme.back, borderWidth: 1 }, emphasis: { disabled: true },
        data: all.filter(({ value }) => value !== null).map((one) => ({
          value: [one.x, one.y, one.value], gene: one.gene, tip: [`${one.gene} · ${one.series.id}`, gv.t("page-heat_tip", { log2fc: gv.v.effect(one.value), fdr: gv.v.p(one.fdr) })].join("\n"),
          label: { show: wide > 44 || one.call !== 0, fontSize: 10.5, color: Math.abs(one.value) > DEEP ? theme.back : theme.ink, fontWeight: one.call ? 600 : 400, formatter: wide > 44 ? `${mark[one.call]}${gv.write(one.value, "effect")}` : mark[one.call].trim() },
        })),
      }],
    };
  }

  gv.figure({
    id: "heat", where: "study",
    has: (c) => genesOf(c).length > 1,
    title: (c) => gv.message("page-heat_title", { genes: gv.v.count(genesOf(c).length), n: gv.v.count(c.study.series.length) }),
    about: () => gv.message("page-heat_about"),
    alt: (c) => gv.message("page-heat_alt", { genes: gv.v.count(genesOf(c).length), n: gv.v.count(c.study.series.length), up: gv.v.count(cells(c).filter((one) => one.call > 0).length), down: gv.v.count(cells(c).filter((one) => one.call < 0).length) }),
    height: (c) => TOP + genesOf(c).length * ROW + 12,
    option,
    table: (c) => ({
      columns: [gv.t("page-genes_gene"), ...c.study.series.map((series) => series.id)],
      rows: genesOf(c).map((gene, y) => [gene, ...cells(c).filter((one) => one.y === y).map((one) => one.value)]),
    }),
    click: (event) => event.data && event.data.gene && gv.goto(event.data.gene),
  });
})((window.gv = window.gv || {}));
