/* The map of samples that appear twice: series against series, and the correlations that it rests on. */
(function (gv) {
  "use strict";

  const m = gv.marks;
  const o = gv.overlap;
  const NARROW = 720;
  const TOP = 40;
  const ROW = 46;
  const CELL = 34;

  const isNarrow = (c) => c.width < NARROW;
  const short = (id) => m.shorten(id, 16);

  function layout(c) {
    const series = o.seriesOf(c);
    const names = Math.max(...series.map((id) => m.textWidth(short(id)))) + 14;
    const across = isNarrow(c) ? c.width - names - 12 : Math.round(c.width * 0.46) - names;
    const cell = [Math.min(64, across / series.length), Math.max(20, Math.min(CELL, across / series.length))];
    const map = { left: names, width: Math.round(cell[0] * series.length), top: TOP, height: Math.round(cell[1] * series.length) };
    const rows = o.rowsOf(c);
    const left = isNarrow(c) ? 16 : Math.round(c.width * 0.5);
    const top = isNarrow(c) ? map.top + map.height + 80 : TOP + 30;
    const strips = { left, width: c.width - left - 24, top, height: ROW * rows.length };
    return { series, names, map, strips, rows };
  }

  function height(c) {
    const { map, strips } = layout(c);
    return Math.max(map.top + map.height + 20, strips.top + strips.height + 56);
  }

  const column = (item) => item.value[0];

  /** One cell for each comparison, below the diagonal and on it, where the name of the column stands. */
  function cells(c, at) {
    const most = Math.max(1, ...o.all(c).map((one) => one.shared.length));
    const data = o.all(c).map((one) => {
      const [column, row] = [at.series.indexOf(one.series_a), at.series.indexOf(one.series_b)].sort((a, b) => a - b);
      return { value: [column, row], one, tip: gv.wrap(gv.text(one), 70) };
    });
    return {
      type: "custom", z: 2, clip: false, data,
      renderItem: (parameters, api) => {
        const { one } = data[parameters.dataIndex];
        const [width, tall] = api.size([1, 1]);
        const [x, y] = api.coord([api.value(0), api.value(1)]);
        const n = one.shared.length;
        const fill = n ? c.theme.up : o.within(one) ? c.theme.line : c.theme.soft;
        const rect = { type: "rect", shape: { x: x - width / 2 + 1, y: y - tall / 2 + 1, width: width - 2, height: tall - 2 } };
        const style = { fill, opacity: n ? 0.25 + (0.5 * n) / most : o.within(one) ? 0.55 : 1, stroke: n ? c.theme.ink : "none", lineWidth: n ? 1.2 : 0 };
        const ink = { fill: n ? c.theme.ink : c.theme.muted, fontSize: n ? 14 : m.SMALL, fontWeight: n ? 700 : 400, fontFamily: c.theme.font, align: "center", verticalAlign: "middle" };
        const words = width >= 30 || n ? o.cellWords(one) : "";
        const fits = x + width / 2 + 8 + m.textWidth(short(one.series_a)) < c.width;
        const named = o.within(one) && column(data[parameters.dataIndex]) < at.series.length - 1 && fits;
        const own = { ...ink, text: named ? short(one.series_a) : "", align: "left" };
        const beside = { type: "text", x: x + width / 2 + 6, y, silent: true, style: { ...own, fill: c.theme.muted, fontSize: m.SMALL, fontWeight: 400 } };
        return { type: "group", children: [{ ...rect, style }, { type: "text", x, y, silent: true, style: { ...ink, text: words } }, beside] };
      },
    };
  }

  function mapAxes(c, at) {
    const off = { show: false };
    const bare = { axisLine: off, axisTick: off, splitLine: off };
    return [
      m.axis(c.theme, { ...bare, type: "category", data: at.series, axisLabel: off }),
      m.rowAxis(c.theme, at.series, { ...bare, axisLabel: { formatter: short } }),
    ];
  }

  /** What unrelated samples reach: thick from the median to 99 %, thin to the largest; the dashed mark is the line. */
  function rest(c, at) {
    const data = at.rows.map((one, i) => ({ one, i })).filter(({ one }) => one.rest);
    return {
      type: "custom", silent: true, z: 2, xAxisIndex: 1, yAxisIndex: 1, data: data.map(({ i }) => [0, i]),
      renderItem: (parameters, api) => {
        const { one, i } = data[parameters.dataIndex];
        const x = (r) => api.coord([r, i])[0];
        const y = api.coord([0, i])[1] + 8;
        const line = (a, b, lineWidth) => ({ type: "line", shape: { x1: x(a), x2: x(b), y1: y, y2: y }, style: { stroke: c.theme.muted, lineWidth } });
        const { median, q99, largest, line: from } = one.rest;
        const bars = [median, q99, largest].every(gv.known) ? [line(median, q99, 7), line(q99, largest, 1.5)] : [];
        const edge = gv.known(from) ? [{ type: "line", shape: { x1: x(from), x2: x(from), y1: y - 15, y2: y + 10 }, style: { stroke: c.theme.ink, lineWidth: 1.5, lineDash: [4, 3] } }] : [];
        const name = { type: "text", x: api.coord([-1, i])[0], y: y - 24, style: { text: rowName(one), fill: c.theme.ink, fontSize: m.SMALL, fontWeight: 600, fontFamily: c.theme.font, verticalAlign: "middle" } };
        return { type: "group", children: [...bars, ...edge, name] };
      },
    };
  }

  function rowName(one) {
    return gv.t("page-overlap_row", { name: gv.v.name(o.nameOf(one)), n: gv.v.count(one.shared.length) });
  }

  const KINDS = [["profile", "triangle", 180], ["accession", "diamond", 0], ["closest", "circle", 0]];

  function kindName(kind) {
    return gv.t("page-overlap_kind", { kind: gv.v.code(kind) });
  }

  function marks(c, at, [kind, symbol, symbolRotate]) {
    const color = kind === "profile" ? c.theme.up : kind === "accession" ? c.theme.down : c.theme.back;
    const item = (i) => ({ pair }) => ({
      value: [pair.correlation, i], pair,
      tip: [`${pair.series_a}: ${pair.sample_a}`, `${pair.series_b}: ${pair.sample_b}`, `r = ${gv.write(pair.correlation, "fixed3")}`].join("\n"),
    });
    const data = at.rows.flatMap((one, i) => o.marksOf(one).filter((mark) => mark.kind === kind).map(item(i)));
    const itemStyle = { color, borderColor: kind === "closest" ? c.theme.muted : c.theme.back, borderWidth: kind === "closest" ? 2 : 0.6 };
    return { type: "scatter", name: kindName(kind), xAxisIndex: 1, yAxisIndex: 1, z: 4, symbol, symbolRotate, symbolSize: 12, symbolOffset: [0, 4], itemStyle, data };
  }

  function chosen(c, at) {
    const id = c.state.sample;
    const points = at.rows.flatMap((one, i) => o.marksOf(one).filter(({ pair }) => id && o.isOf(pair, id)).map(({ pair }) => ({ value: [pair.correlation, i], name: id.slice(id.indexOf(":") + 1), side: pair.correlation > 0.4 ? "left" : "right" })));
    return m.ring(c.theme, points, { xAxisIndex: 1, yAxisIndex: 1, symbolOffset: [0, 4] });
  }

  function option(c) {
    const at = layout(c);
    const off = { show: false };
    const [x, y] = mapAxes(c, at);
    const seen = KINDS.filter(([kind]) => at.rows.some((one) => o.marksOf(one).some((mark) => mark.kind === kind)));
    return {
      grid: [at.map, at.strips],
      legend: m.legend(c.theme, { data: seen.map(([kind]) => kindName(kind)), left: isNarrow(c) ? 0 : at.strips.left, top: isNarrow(c) ? at.strips.top - 40 : 0 }),
      tooltip: m.tooltip(c.theme),
      xAxis: [x, m.axis(c.theme, { gridIndex: 1, min: -1, max: 1, interval: 0.5, name: gv.t("page-overlap_axis") })],
      yAxis: [y, m.rowAxis(c.theme, at.rows.map((_, i) => String(i)), { gridIndex: 1, axisLabel: off, axisLine: off })],
      series: [cells(c, at), rest(c, at), ...seen.map((kind) => marks(c, at, kind)), chosen(c, at)],
    };
  }

  gv.figure({
    id: "overlap",
    where: "study",
    still: true,
    has: (c) => Boolean(c.study.overlap && c.study.overlap.comparisons.length),
    title: o.title,
    about: () => gv.message("page-overlap_about"),
    alt: (c) => gv.sentences(m.stop(o.title(c)), o.rowsOf(c)),
    height,
    option,
    table: (c) => ({
      columns: [gv.t("page-col_series"), gv.t("page-col_series"), gv.t("page-col_shared"), gv.t("page-col_highest_other"), gv.t("page-col_counts_from"), gv.t("page-col_genes"), gv.t("page-col_words")],
      rows: o.all(c).map((one) => [one.series_a, one.series_b, one.shared.length, one.rest && one.rest.largest, one.rest && one.rest.line, one.n_genes, gv.text(one)]),
    }),
    click: (event, c) => event.data && event.data.pair && m.select(c, event.data.pair.series_a, event.data.pair.sample_a),
  });
})((window.gv = window.gv || {}));
