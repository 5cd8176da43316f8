// A few genes side by side in every series.
(function (gv) {
  "use strict";

  const known = gv.known;
  const SYMBOLS = ["circle", "rect", "triangle", "diamond", "pin", "roundRect", "arrow"];

  function genesOf(c) {
    return [c.live, ...c.state.compare.map((name) => gv.compared(name)).filter(Boolean)];
  }

  function option(c) {
    const genes = genesOf(c), theme = c.theme, rows = [...c.study.series.map((series) => series.id), gv.t("page-pooled")];
    const step = 0.7 / genes.length;
    const place = (at, which) => at - 0.35 + step * (which + 0.5);
    const series = genes.map((live, which) => {
      const data = rows.map((id, at) => entryOf(live, id, at === rows.length - 1)).map((entry, at) => entry && { value: [entry.x, place(at, which), entry.low, entry.high], call: entry.call, itemStyle: { color: entry.called ? theme.palette[which] : theme.back, borderColor: theme.palette[which], borderWidth: 2 } }).filter(Boolean);
      return [
        { type: "custom", name: live.gene, silent: true, clip: true, z: 2, itemStyle: { color: theme.palette[which] }, data: data.map((d) => d.value), encode: { x: [0, 2, 3], y: 1 }, renderItem: (params, api) => {
          const value = data[params.dataIndex].value;
          if (!known(value[2])) return { type: "group", children: [] };
          const [x1, y] = api.coord([value[2], value[1]]), [x2] = api.coord([value[3], value[1]]);
          return { type: "line", shape: { x1, x2, y1: y, y2: y }, style: { stroke: theme.palette[which], lineWidth: 2 } };
        } },
        { type: "scatter", name: live.gene, symbol: SYMBOLS[which % SYMBOLS.length], symbolSize: 11, z: 3, data, itemStyle: { color: theme.palette[which] },
          ...(which ? {} : { markLine: { silent: true, symbol: "none", label: { show: false }, lineStyle: { type: "solid", color: theme.muted, width: 1 }, data: [{ xAxis: 0 }] } }) },
      ];
    }).flat();
    return {
      legend: { top: 4, left: 8, data: genes.map((live) => live.gene), textStyle: { color: theme.ink }, selectedMode: false },
      grid: { left: c.width < 560 ? 90 : 118, right: 20, top: 38, bottom: 46 },
      xAxis: { type: "value", scale: true, name: gv.t("page-compare_axis"), axisLine: { onZero: false, lineStyle: { color: theme.muted } }, nameLocation: "middle", nameGap: 28, nameTextStyle: { color: theme.ink }, axisLabel: { color: theme.ink, formatter: gv.tick }, splitLine: { lineStyle: { color: theme.soft } } },
      yAxis: { type: "value", inverse: true, min: -0.5, max: rows.length - 0.5, interval: 0.5, axisTick: { show: false }, axisLine: { show: false }, splitLine: { show: false },
        axisLabel: { color: theme.ink, fontSize: 12, showMinLabel: false, showMaxLabel: false, formatter: (value) => (Number.isInteger(value) ? rows[value] || "" : "") } },
      tooltip: { trigger: "item", formatter: (p) => `${p.seriesName}\n${gv.marks.effectText("log2FC", { log2fc: p.value[0], ci_low: p.value[2], ci_high: p.value[3] })}` },
      series,
    };
  }

  function entryOf(live, id, isPooled) {
    if (isPooled) {
      const p = live.pooled;
      return p && known(p.estimate) ? { x: p.estimate, low: p.ci_low, high: p.ci_high, called: known(p.p) && p.p < 0.05 } : null;
    }
    const item = live.items.find((one) => one.id === id);
    if (!item || item.left || !item.row || !known(item.row.log2fc) || !item.series.is_log2) return null;
    return { x: item.row.log2fc, low: item.row.ci_low, high: item.row.ci_high, called: item.call !== "not called", call: item.call };
  }

  /** Series in which a gene has no place in the figure, and why: left out by the reader, not measured, no log2 scale. */
  function absent(c) {
    const said = genesOf(c).map((live) => [live.gene, c.study.series.filter((series) => !entryOf(live, series.id, false)).map((series) => series.id)]);
    return said.filter(([, names]) => names.length).map(([gene, names]) => gv.message("page-compare_absent", { gene: gv.v.name(gene), series: gv.v.names(names) }));
  }

  gv.figure({
    id: "compare", where: "gene",
    has: (c) => c.state.compare.length > 0,
    title: (c) => gv.message("page-compare_title", { genes: gv.v.names(genesOf(c).map((live) => live.gene)) }),
    about: (c) => gv.sentences(gv.message("page-compare_about"), absent(c)),
    alt: (c) => gv.sentences(genesOf(c).map((live) => live.verdict.headline)),
    height: (c) => 90 + (c.study.series.length + 1) * Math.max(34, 13 * genesOf(c).length),
    option,
    table: (c) => ({
      columns: [gv.t("page-head_series"), ...genesOf(c).flatMap((live) => [`${live.gene} log2FC`, `${live.gene} FDR`, live.gene])],
      rows: c.study.series.map((series) => [series.id, ...genesOf(c).flatMap((live) => {
        const item = live.items.find((one) => one.id === series.id);
        return item && item.row ? [item.row.log2fc, item.row.fdr, gv.say(gv.callOf(item.call))] : [null, null, gv.t("page-not_measured", { absence: gv.absence(item && item.reason) })];
      })]),
    }),
  });
})((window.gv = window.gv || {}));
