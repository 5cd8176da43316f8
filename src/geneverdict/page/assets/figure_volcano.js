// All genes of a series: how large and how sure; those called at the present thresholds in colour.
(function (gv) {
  "use strict";

  const MOST = 300;
  const height = (p) => Math.min(-Math.log10(Math.max(p, 1e-300)), MOST);

  /** The genes in three layers (not called, up, down), each with flat x, y and the rows of the arrays. */
  function layers(arrays, state, isLog2) {
    const places = [[], [], []];
    for (let i = 0; i < arrays.n; i++) {
      if (!Number.isFinite(arrays.p[i])) continue;
      const x = arrays.log2fc[i];
      const inside = isLog2 && (state.treat ? Math.abs(arrays.confident[i]) >= state.fc : Math.abs(x) >= state.fc && arrays.fdr[i] < state.fdr);
      places[!inside ? 0 : x > 0 ? 1 : 2].push(i);
    }
    return places.map((rows) => {
      const flat = new Float32Array(rows.length * 2);
      rows.forEach((row, at) => { flat[2 * at] = arrays.log2fc[row]; flat[2 * at + 1] = height(arrays.p[row]); });
      return { rows, flat };
    });
  }

  /** The largest p whose FDR is below the cut: where the dashed line lies. */
  function line(arrays, fdr) {
    let top = 0;
    for (let i = 0; i < arrays.n; i++) if (arrays.fdr[i] < fdr && arrays.p[i] > top) top = arrays.p[i];
    return top;
  }

  const name = (c, arrays, row) => c.study.genes[arrays.gene[row]];

  function named(c, arrays) {
    return [c.gene.gene, ...c.state.compare].map((gene) => ({ gene, row: arrays.row(gv.geneIndex(gene)) })).filter(({ row }) => row >= 0 && Number.isFinite(arrays.p[row]));
  }

  const memory = new WeakMap();
  function layersOf(c, arrays) {
    const key = `${c.state.fc} ${c.state.fdr} ${c.state.treat}`;
    const last = memory.get(arrays);
    if (last && last.key === key) return last.found;
    const found = layers(arrays, c.state, c.series.is_log2);
    memory.set(arrays, { key, found });
    return found;
  }

  function scatter(layer, colour, size, opacity) {
    return { type: "scatter", data: layer.flat, dimensions: ["x", "y"], large: true, largeThreshold: 500, progressive: 0, symbolSize: size, itemStyle: { color: colour, opacity } };
  }

  /** Dots below 4 px are painted by a short way that only the screen takes: whole pictures have larger ones. */
  function option(c) {
    const arrays = gv.arraysNow(c.series.stem), theme = c.theme, found = layersOf(c, arrays);
    const axis = { axisLabel: { color: theme.ink, formatter: gv.tick }, axisLine: { lineStyle: { color: theme.muted } }, splitLine: { show: false }, nameLocation: "middle", nameTextStyle: { color: theme.ink } };
    const unit = gv.marks.effectName(c.series.effect_unit);
    const points = named(c, arrays);
    return {
      grid: { left: 54, right: 16, top: 14, bottom: 48 },
      xAxis: { ...axis, type: "value", scale: true, name: unit, nameGap: 28 },
      yAxis: { ...axis, type: "value", min: 0, name: gv.t("page-axis_log10_p"), nameGap: 34 },
      tooltip: { trigger: "item", formatter: (p) => tip(c, arrays, found, points, p) },
      series: [
        scatter(found[0], theme.faint, c.whole ? 4 : 3, 0.5),
        scatter(found[1], theme.up, 4, 0.8),
        scatter(found[2], theme.down, 4, 0.8),
        {
          type: "scatter", z: 5, symbolSize: 13, data: points.map(({ row }) => [arrays.log2fc[row], height(arrays.p[row])]),
          itemStyle: { color: "transparent", borderColor: theme.mark, borderWidth: 2 },
          labelLayout: { moveOverlap: "shiftY" },
          label: { show: true, position: "top", color: theme.mark, fontWeight: 600, fontSize: 12, textBorderColor: theme.back, textBorderWidth: 3, formatter: (p) => points[p.dataIndex].gene },
          markLine: guides(c, arrays, theme),
        },
      ],
    };
  }

  function guides(c, arrays, theme) {
    const top = line(arrays, c.state.fdr);
    const data = c.series.is_log2 && c.state.fc > 0 ? [{ xAxis: -c.state.fc }, { xAxis: c.state.fc }] : [];
    if (top > 0 && !c.state.treat) data.push({ yAxis: height(top) });
    return { silent: true, symbol: "none", precision: 12, label: { show: false }, lineStyle: { color: theme.muted, type: "dashed", width: 1 }, data };
  }

  function rowAt(arrays, found, points, event) {
    if (event.seriesIndex === 3) return points[event.dataIndex].row;
    return found[event.seriesIndex] ? found[event.seriesIndex].rows[event.dataIndex] : undefined;
  }

  function tip(c, arrays, found, points, event) {
    const row = rowAt(arrays, found, points, event);
    if (row === undefined) return "";
    const values = { effect: gv.v.code(c.series.effect_unit), log2fc: gv.v.effect(arrays.log2fc[row]), p: gv.v.p(arrays.p[row]), fdr: gv.v.p(arrays.fdr[row]) };
    return `${name(c, arrays, row)}\n${gv.t("page-effect_p_fdr", values)}`;
  }

  gv.figure({
    id: "volcano", where: "series", scale: "canvas",
    has: (c) => Boolean(c.answer),
    title: (c) => {
      const n = gv.counts(c.series);
      return n ? gv.message("page-volcano_title", { id: gv.v.name(c.series.id), up: gv.v.count(n.up), down: gv.v.count(n.down), n: gv.v.count(n.n) }) : gv.message("page-as_is", { text: gv.v.name(c.series.id) });
    },
    about: () => gv.message("page-volcano_about"),
    alt: (c) => gv.message("page-volcano_alt", { id: gv.v.name(c.series.id), genes: gv.v.names([c.gene.gene, ...c.state.compare]) }),
    height: () => 320,
    ready: (c) => Boolean(gv.arraysNow(c.series.stem)),
    option,
    table(c) {
      const arrays = gv.arraysNow(c.series.stem);
      if (!arrays) return { columns: [], rows: [] };
      const rows = layersOf(c, arrays).slice(1).flatMap((layer) => layer.rows).sort((a, b) => arrays.p[a] - arrays.p[b]);
      return { columns: [gv.t("page-head_gene_called"), "log2FC", "p", "FDR"], rows: rows.map((row) => [name(c, arrays, row), arrays.log2fc[row], arrays.p[row], arrays.fdr[row]]) };
    },
    click(event, c) {
      const arrays = gv.arraysNow(c.series.stem);
      const row = rowAt(arrays, layersOf(c, arrays), named(c, arrays), event);
      if (row !== undefined) gv.goto(name(c, arrays, row));
    },
  });
})((window.gv = window.gv || {}));
