// The gene's values in all series side by side: boxes with their points, and each series' p and FDR.
(function (gv) {
  "use strict";

  const m = gv.marks;
  const SIDES = ["control", "case"];
  const LEAST = 170, HEAD = 66, PLOT = 190, FOOT = 40, AXIS = 44;

  /** Series with values of the gene: {series, item, groups: [control, case] as lists of {sample, value, out}}. */
  function cells(c) {
    const values = (c.gene.page && c.gene.page.series) || [];
    return c.study.series.map((series) => {
      const at = c.gene.series.findIndex((answer) => answer.id === series.id), own = at >= 0 && values[at] && values[at].values;
      if (!own) return null;
      const all = series.samples.map((sample, i) => ({ sample, value: own[i], out: m.isOut(c, series.id, sample.id) })).filter(({ sample, value }) => sample.in_model && gv.known(value));
      const groups = SIDES.map((role) => all.filter(({ sample }) => sample.role === role));
      return groups.every((group) => group.length) ? { series, item: c.live.items[at], groups } : null;
    }).filter(Boolean);
  }

  function quantile(sorted, share) {
    const at = share * (sorted.length - 1), low = Math.floor(at);
    return sorted[low] + (at - low) * ((sorted[low + 1] ?? sorted[low]) - sorted[low]);
  }

  /** Whiskers to the last values within 1.5 box lengths, quartiles, median. */
  function boxOf(group) {
    const sorted = group.map(({ value }) => value).sort((a, b) => a - b);
    const [low, middle, high] = [0.25, 0.5, 0.75].map((share) => quantile(sorted, share)), reach = 1.5 * (high - low);
    return [sorted.find((value) => value >= low - reach), low, middle, high, sorted.findLast((value) => value <= high + reach)];
  }

  function places(c, n) {
    const across = Math.max(1, Math.min(n, Math.floor(c.width / LEAST))), wide = c.width / across;
    return Array.from({ length: n }, (_, i) => ({ left: (i % across) * wide, top: Math.floor(i / across) * (HEAD + PLOT + FOOT), wide }));
  }

  const tested = ({ row }) => (row ? gv.t("page-p_and_fdr", { p: gv.v.p(row.p), fdr: gv.v.p(row.fdr) }) : "");

  function boxes(cell, i, theme) {
    const data = cell.groups.map((group, x) => [x, ...boxOf(group)]);
    return {
      type: "custom", silent: true, xAxisIndex: i, yAxisIndex: i, z: 2, data, encode: { x: 0, y: [1, 5] },
      renderItem(params, api) {
        const [x, ...five] = data[params.dataIndex], half = 0.3;
        const [y1, low, middle, high, y2] = five.map((value) => api.coord([x, value])[1]);
        const [left, centre, right] = [x - half, x, x + half].map((at) => api.coord([at, five[2]])[0]);
        const colour = x ? theme.case : theme.control;
        const line = (shape, lineWidth) => ({ type: "line", shape, style: { stroke: theme.ink, lineWidth } });
        return { type: "group", children: [
          line({ x1: centre, y1, x2: centre, y2: low }, 1), line({ x1: centre, y1: high, x2: centre, y2 }, 1),
          { type: "rect", shape: { x: left, y: high, width: right - left, height: Math.max(low - high, 0.5) }, style: { fill: colour, opacity: 0.22 } },
          { type: "rect", shape: { x: left, y: high, width: right - left, height: Math.max(low - high, 0.5) }, style: { fill: "none", stroke: theme.ink, lineWidth: 1 } },
          line({ x1: left, y1: middle, x2: right, y2: middle }, 2)] };
      },
    };
  }

  function points(cell, i, theme) {
    return SIDES.map((role, x) => {
      const group = cell.groups[x], aside = m.spread(group.map(({ value }) => value)), look = m.roleMark(role, theme);
      const data = group.map(({ sample, value, out }, at) => ({
        value: [x + aside[at], value], sample: sample.id, series: cell.series.id, itemStyle: m.roleMark(role, theme, out).itemStyle,
        tip: m.sampleTip(sample, gv.t("page-value_of", { unit: gv.v.message(m.valueUnit(cell.series.scale)), value: gv.v.effect(value) })),
      }));
      return { ...look, type: "scatter", name: m.roleName(role), xAxisIndex: i, yAxisIndex: i, symbolSize: group.length > 40 ? 5 : 7, z: 4, data };
    });
  }

  function heads(cell, place, theme) {
    const text = (top, words, style) => ({ type: "text", left: place.left + AXIS, top: place.top + top, silent: true, style: { text: words, fill: theme.ink, fontFamily: theme.font, ...style } });
    return [text(4, cell.series.id, { fontSize: 12, fontWeight: 600 }), text(21, gv.ofWhat(cell.series), { fontSize: 11, fill: theme.muted }), text(38, tested(cell.item), { fontSize: 11 })];
  }

  function option(c) {
    const all = cells(c), at = places(c, all.length), { theme } = c;
    const word = (cell) => (x) => (x === 0 || x === 1 ? `${m.roleName(SIDES[x])}\n${gv.t("page-n_is", { n: gv.v.count(cell.groups[x].length) })}` : "");
    return {
      grid: at.map(({ left, top, wide }) => ({ left: left + AXIS, width: wide - AXIS - 14, top: top + HEAD, height: PLOT })),
      graphic: all.flatMap((cell, i) => heads(cell, at[i], theme)),
      tooltip: m.tooltip(theme),
      xAxis: all.map((cell, i) => m.axis(theme, { gridIndex: i, min: -0.6, max: 1.6, axisTick: { show: false }, splitLine: { show: false }, axisLabel: { customValues: [0, 1], formatter: word(cell), lineHeight: 14, hideOverlap: false } })),
      yAxis: all.map((cell, i) => m.axis(theme, { gridIndex: i, name: gv.say(m.valueUnit(cell.series.scale)), nameGap: 30, nameTextStyle: { fontSize: 10.5, color: theme.muted } })),
      series: all.flatMap((cell, i) => [boxes(cell, i, theme), ...points(cell, i, theme)]),
    };
  }

  gv.figure({
    id: "values", where: "gene",
    has: (c) => cells(c).length > 0,
    title: (c) => gv.message("page-values_title", { gene: gv.v.name(c.gene.gene), n: gv.v.count(cells(c).length) }),
    about: () => gv.message("page-values_about"),
    alt: (c) => gv.clauses(cells(c).map((cell) => gv.message("page-values_alt", { series: gv.v.name(cell.series.id), control: gv.v.effect(boxOf(cell.groups[0])[2]), cases: gv.v.effect(boxOf(cell.groups[1])[2]), tested: gv.v.name(tested(cell.item)) }))),
    height: (c) => { const at = places(c, cells(c).length); return at.length ? at.at(-1).top + HEAD + PLOT + FOOT : 0; },
    option,
    table: (c) => ({
      columns: [gv.t("page-head_series"), gv.t("page-col_sample"), gv.t("page-col_group"), gv.t("page-col_pair"), gv.t("page-head_value")],
      rows: cells(c).flatMap(({ series, groups }) => groups.flat().map(({ sample, value }) => [series.id, sample.id, m.roleName(sample.role), sample.pair || "", value])),
    }),
    click: (event, c) => event.data && event.data.sample && m.select(c, event.data.series, event.data.sample),
  });
})((window.gv = window.gv || {}));
