// The gene in every series, and pooled: effect, interval, call at the present thresholds.
(function (gv) {
  "use strict";

  const ROW = 48, TOP = 26, BOTTOM = 46, NAMES = 178, NAMES_NARROW = 112;
  const known = gv.known;

  function rowsOf(c) {
    const rows = c.live.items.map((item) => ({
      name: item.id, of: gv.ofWhat(item.series), under: `${sizeOf(item.series)}${item.dropped.length ? ` −${item.dropped.length}` : ""}`, item, row: item.row, left: item.left, call: item.call,
    }));
    const pooled = c.live.pooled;
    if (pooled && pooled.k > 0) rows.push({ name: gv.t("page-pooled"), under: gv.t("unit-series", { n: gv.v.count(pooled.k) }), pooled });
    return rows;
  }

  const sizeOf = (series) => (series.design === "paired" ? gv.t("unit-pairs", { n: gv.v.count(series.n_pairs) }) : gv.t("page-case_v_control", { case: gv.v.count(series.n_case), control: gv.v.count(series.n_control) }));
  gv.sizeOf = sizeOf;

  const MOST_WORDS = 28;

  /** Tissue and disease of a series as it says them itself; "" where it says neither. */
  gv.ofWhat = ({ subject }) => gv.shorten([...new Set([subject && subject.tissue, subject && subject.disease].filter(Boolean))].join(", "), MOST_WORDS);

  const LEAST_ROOM = 0.3, MOST = 12;

  /** Ends of the axis as in the figure for papers (figures/forest_plot.py): all estimates, and intervals unless one is far
   * wider than those of the series, as the pooled one of two series is. */
  function rangeOf(rows, fc) {
    const shown = rows.map(({ row, pooled, item }) => (pooled ? { log2fc: pooled.estimate, ...pooled } : row && item.series.is_log2 ? row : null)).filter((row) => row && known(row.log2fc));
    const inner = [-fc, fc, -0.5, 0.5, ...shown.map((row) => row.log2fc)];
    const outer = shown.flatMap((row) => [row.ci_low, row.ci_high, row.pi_low, row.pi_high]).filter(known);
    const halves = shown.filter((row) => !("estimate" in row) && known(row.ci_low)).map((row) => (row.ci_high - row.ci_low) / 2).sort((a, b) => a - b);
    const room = 2.5 * Math.max(halves.length ? halves[Math.floor(halves.length / 2)] : 0, LEAST_ROOM);
    const low = Math.max(Math.min(...inner, ...outer), Math.min(...inner) - room, -MOST);
    const high = Math.min(Math.max(...inner, ...outer), Math.max(...inner) + room, MOST);
    return [low, high].map((x) => Math.round(x * 1.06 * 10) / 10);
  }

  const numberAnd = (effect, low, high) => `${gv.write(effect, "effect")} ${gv.interval(low, high)}`;

  const absentIn = (entry) => gv.t("page-not_measured", { absence: gv.absence(entry.item.reason) });
  const calledAs = (entry) => (entry.left ? gv.t("page-left_out") : gv.say(gv.callOf(entry.call)));

  function words(entry) {
    if (entry.pooled) {
      const { estimate, ci_low: low, ci_high: high, p, i2 } = entry.pooled;
      return [numberAnd(estimate, low, high), known(p) ? gv.t("page-p_and_i2", { p: gv.v.p(p), i2: gv.v.fixed0(i2) }) : ""];
    }
    const { row } = entry;
    if (!row) return [absentIn(entry), ""];
    return [numberAnd(row.log2fc, row.ci_low, row.ci_high), gv.t("page-fdr_and_call", { fdr: gv.v.p(row.fdr), call: gv.v.name(calledAs(entry)) })];
  }

  function colourOf(entry, theme) {
    if (entry.left) return theme.faint;
    return entry.call === "up" ? theme.up : entry.call === "down" ? theme.down : theme.neutral;
  }

  const SHAPE = { up: "triangle", down: "path://M0,0 L10,0 L5,9 Z", "not called": "circle" };

  function axisLabels(rows, narrow, theme, made) {
    return {
      type: "category", inverse: true, axisLine: { show: false }, axisTick: { show: false }, splitLine: { show: false },
      data: rows.map((_, i) => String(i)),
      axisLabel: {
        interval: 0, color: theme.ink, lineHeight: 15, margin: 10, fontSize: 12,
        formatter: (i) => made(rows[Number(i)]).filter(Boolean).map((line, at) => `{${at ? "b" : "a"}|${line}}`).join("\n"),
        rich: { a: { fontSize: narrow ? 11 : 12.5, fontWeight: 600, color: theme.ink }, b: { fontSize: 11, color: theme.muted } },
      },
    };
  }

  /** Intervals, the diamond and the thin line of the prediction interval; an arrow head where one runs beyond the axis. */
  function lines(rows, theme, [least, most]) {
    return {
      type: "custom", silent: true, clip: true, z: 2, data: rows.map((_, i) => [0, i]),
      renderItem(params, api) {
        const entry = rows[params.dataIndex];
        const x = (value) => api.coord([value, params.dataIndex])[0], y = api.coord([0, params.dataIndex])[1];
        const inside = (value) => Math.min(Math.max(value, least), most);
        const head = (at, way, fill) => ({ type: "polygon", shape: { points: [[x(at), y], [x(at) - way * 8, y - 4], [x(at) - way * 8, y + 4]] }, style: { fill } });
        const heads = (a, b, fill) => [...(a < least ? [head(least, -1, fill)] : []), ...(b > most ? [head(most, 1, fill)] : [])];
        const line = (a, b, width, stroke) => ({ type: "group", children: [
          { type: "line", shape: { x1: x(inside(a)), y1: y, x2: x(inside(b)), y2: y }, style: { stroke, lineWidth: width } }, ...heads(a, b, stroke)] });
        if (entry.pooled) {
          const p = entry.pooled, children = [];
          if (known(p.pi_low)) children.push(line(p.pi_low, p.pi_high, 1.5, theme.muted));
          if (known(p.ci_low)) children.push({ type: "polygon", shape: { points: [[x(inside(p.ci_low)), y], [x(p.estimate), y - 9], [x(inside(p.ci_high)), y], [x(p.estimate), y + 9]] }, style: { fill: theme.ink } }, ...heads(p.ci_low, p.ci_high, theme.accent || theme.muted));
          return { type: "group", children };
        }
        if (!entry.row || !entry.item.series.is_log2 || !known(entry.row.ci_low)) return { type: "group", children: [] };
        return line(entry.row.ci_low, entry.row.ci_high, 2, colourOf(entry, theme));
      },
    };
  }

  function option(c) {
    const rows = rowsOf(c), [low, high] = rangeOf(rows, c.state.fc), narrow = c.width < 560, theme = c.theme;
    const marks = rows.map((entry, i) => ({ entry, i })).filter(({ entry }) => entry.row && known(entry.row.log2fc) && entry.item.series.is_log2);
    const cuts = c.state.fc > 0 ? [-c.state.fc, c.state.fc] : [0];
    return {
      grid: { left: narrow ? NAMES_NARROW : NAMES, right: narrow ? 14 : 196, top: TOP, bottom: BOTTOM },
      xAxis: {
        type: "value", min: low, max: high, axisLine: { lineStyle: { color: theme.muted } }, axisLabel: { color: theme.ink, formatter: gv.tick, showMinLabel: false, showMaxLabel: false },
        splitLine: { show: false }, nameLocation: "middle", nameGap: 28, nameTextStyle: { color: theme.ink },
        name: gv.t("page-forest_axis", { cut: gv.v.threshold(c.state.fc) }),
      },
      yAxis: [
        axisLabels(rows, narrow, theme, (entry) => [entry.name, entry.of, entry.under]),
        { ...axisLabels(rows, narrow, theme, words), position: "right", show: !narrow, axisLabel: { ...axisLabels(rows, narrow, theme, words).axisLabel, align: "left" } },
      ],
      tooltip: { trigger: "item", formatter: (p) => tip(rows[p.value[1]]) },
      graphic: narrow ? [] : [
        { type: "text", left: NAMES + 4, top: 8, silent: true, style: { text: gv.t("page-lower_in_case"), fill: theme.muted, font: `11px ${theme.font}` } },
        { type: "text", right: 200, top: 8, silent: true, style: { text: gv.t("page-higher_in_case"), fill: theme.muted, font: `11px ${theme.font}` } },
      ],
      series: [
        { ...lines(rows, theme, [low, high]), markLine: guide(cuts, theme) },
        {
          type: "scatter", z: 3, data: marks.map(({ entry, i }) => ({
            value: [entry.row.log2fc, i], symbol: SHAPE[entry.left ? "not called" : entry.call], symbolSize: entry.call === "not called" ? 11 : 14,
            itemStyle: { color: entry.left ? theme.back : colourOf(entry, theme), borderColor: colourOf(entry, theme), borderWidth: 1.5 },
          })),
        },
        {
          type: "scatter", z: 1, symbolSize: 0.1, silent: true, data: rows.map((entry, i) => ({ value: [0, i], entry })).filter(({ entry }) => !entry.pooled && (!entry.row || !entry.item.series.is_log2)),
          label: { show: true, position: "inside", color: theme.muted, fontStyle: "italic", fontSize: 11, backgroundColor: theme.back, padding: [2, 4], formatter: (p) => (rows[p.value[1]].row ? gv.t("page-not_log2") : absentIn(rows[p.value[1]])) },
        },
      ],
    };
  }

  function guide(cuts, theme) {
    const line = (x, type, colour) => ({ xAxis: x, lineStyle: { type, color: colour, width: 1 } });
    return { silent: true, symbol: "none", precision: 12, label: { show: false }, data: [line(0, "solid", theme.line), ...cuts.map((x) => line(x, "dashed", theme.muted))] };
  }

  function tip(entry) {
    const [first, second] = words(entry);
    return [entry.name, first, second, gv.text(entry.item && entry.item.reason)].filter(Boolean).map((text) => gv.wrap(text, 60)).join("\n");
  }

  gv.figure({
    id: "forest", where: "gene",
    title: (c) => gv.message("page-forest_title", { gene: gv.v.name(c.gene.gene), n: gv.v.count(c.gene.series.length), measured: gv.v.count(c.live.items.filter((item) => item.row).length) }),
    about: () => gv.message("page-forest_about"),
    alt: (c) => gv.clauses(rowsOf(c).map((entry) => gv.message("page-as_is", { text: gv.v.name([entry.name, ...words(entry)].filter(Boolean).join(" ")) }))),
    height: (c) => TOP + BOTTOM + ROW * rowsOf(c).length,
    option,
    table: (c) => ({
      columns: [gv.t("page-head_series"), "log2FC", gv.t("page-col_ci95_low"), gv.t("page-col_ci95_high"), "p", "FDR", gv.t("page-head_call")],
      rows: rowsOf(c).map((e) => e.pooled ? [e.name, e.pooled.estimate, e.pooled.ci_low, e.pooled.ci_high, e.pooled.p, null, ""]
        : e.row ? [e.name, e.row.log2fc, e.row.ci_low, e.row.ci_high, e.row.p, e.row.fdr, calledAs(e)] : [e.name, null, null, null, null, null, absentIn(e)]),
    }),
    click: (event, c) => {
      const entry = rowsOf(c)[event.value && event.value[1]];
      if (entry && entry.item) gv.set({ series: entry.item.id });
    },
  });
})((window.gv = window.gv || {}));
