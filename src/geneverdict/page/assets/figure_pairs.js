/* The gene in one series, sample by sample: pairs joined and their differences beside them, or two groups of points. */
(function (gv) {
  "use strict";

  const m = gv.marks;
  const MOST_NAMED = 40;
  const ROW = 17;
  const NARROW = 640;
  const SIDES = ["control", "case"];

  /** Samples of the model with their values; those without one are counted.  `out`: the reader has left it out. */
  function members(c) {
    const all = c.series.samples.map((sample, i) => ({ sample, value: c.values.values[i], out: m.isOut(c, c.series.id, sample.id) }));
    const model = all.filter(({ sample }) => sample.in_model && SIDES.includes(sample.role));
    const shown = model.filter(({ value }) => gv.known(value));
    return { shown, model: model.length, missing: model.length - shown.length };
  }

  const ofRole = (shown, role) => shown.filter(({ sample }) => sample.role === role);
  const counted = (shown, role) => ofRole(shown, role).filter(({ out }) => !out);
  const mean = (items) => items.reduce((sum, { value }) => sum + value, 0) / items.length;

  /** Individuals with both, the largest difference first; the mean where one was measured more than once. */
  function pairsOf(c, shown) {
    if (c.series.design === "unpaired") return [];
    const groups = new Map();
    for (const one of shown) {
      if (one.sample.pair) groups.set(one.sample.pair, [...(groups.get(one.sample.pair) || []), one]);
    }
    const found = [];
    for (const [name, group] of groups) {
      const [controls, cases] = SIDES.map((role) => ofRole(group, role));
      if (!controls.length || !cases.length) continue;
      const [low, high] = [mean(controls), mean(cases)];
      const out = group.some((one) => one.out);
      const ids = group.map(({ sample }) => sample.id);
      found.push({ name, control: low, case: high, difference: high - low, out, ids, click: cases[0].sample.id });
    }
    return found.sort((a, b) => b.difference - a.difference);
  }

  function rowName(pair) {
    return pair.out ? gv.t("page-name_left_out", { name: gv.v.name(m.shorten(pair.name, 14)) }) : m.shorten(pair.name, 18);
  }

  function scene(c) {
    const found = members(c);
    const pairs = pairsOf(c, found.shown);
    const narrow = c.width < NARROW;
    const rows = pairs.length <= MOST_NAMED ? pairs.length * ROW : 300;
    return { ...found, pairs, narrow, rows: Math.max(rows, 110), chosen: m.chosen(c, c.series.id) };
  }

  function height(c) {
    const s = scene(c);
    if (!s.pairs.length) return 340;
    return s.narrow ? 350 + s.rows + 58 : Math.max(340, s.rows + 100);
  }

  function grids(c, s) {
    if (!s.pairs.length) return [{ left: 58, right: 16, top: 44, bottom: 56 }];
    const names = s.pairs.length <= MOST_NAMED ? Math.max(...s.pairs.map((pair) => m.textWidth(rowName(pair)))) : 10;
    if (s.narrow) {
      return [
        { left: 58, right: 16, top: 44, height: 220 },
        { left: names + 18, right: 18, top: 350, height: s.rows },
      ];
    }
    const middle = Math.round(c.width * 0.46);
    return [
      { left: 58, width: middle - 74, top: 44, bottom: 56 },
      { left: middle + names + 24, right: 18, top: 44, bottom: 56 },
    ];
  }

  function groupAxis(c, s) {
    const words = SIDES.map((role) => {
      const n = counted(s.shown, role).length;
      return [m.roleName(role), gv.groupLabel(c.series, role, 24), gv.t("page-n_is", { n: gv.v.count(n) })].filter(Boolean).join("\n");
    });
    return m.axis(c.theme, {
      min: -0.6, max: 1.6, axisTick: { show: false }, splitLine: { show: false },
      axisLabel: { customValues: [0, 1], formatter: (x) => words[x], lineHeight: 15, hideOverlap: false },
    });
  }

  /** The points of one group; pairs stand in line, other samples side by side. */
  function points(c, s, role) {
    const group = ofRole(s.shown, role);
    const x = role === "case" ? 1 : 0;
    const aside = s.pairs.length ? group.map(() => 0) : m.spread(group.map(({ value }) => value));
    const look = m.roleMark(role, c.theme);
    const data = group.map(({ sample, value, out }, i) => ({
      value: [x + aside[i], value],
      sample: sample.id,
      tip: m.sampleTip(sample, gv.t("page-value_of", { unit: gv.v.message(m.valueUnit(c.series.scale)), value: gv.v.effect(value) })),
      itemStyle: m.roleMark(role, c.theme, out).itemStyle,
    }));
    return { ...look, type: "scatter", name: m.roleName(role), symbolSize: s.shown.length > 120 ? 7 : 10, z: 4, data };
  }

  /** The median of a group: through its points, or outside of the pairs' lines, where it would hide values. */
  function medianBar(c, s, role) {
    const middle = m.median(counted(s.shown, role).map(({ value }) => value));
    const x = role === "case" ? 1 : 0;
    const outside = role === "case" ? [1.08, 1.36] : [-0.36, -0.08];
    const [from, to] = s.pairs.length ? outside : [x - 0.34, x + 0.34];
    return {
      type: "line", silent: true, symbol: "none", z: 3, lineStyle: { color: c.theme.ink, width: 2.5 },
      data: middle === null ? [] : [[from, middle], [to, middle]],
    };
  }

  /** Lines that join pairs: whole where higher in case, dashed where lower. */
  function joins(c, s, up) {
    const data = s.pairs
      .filter((pair) => pair.difference > 0 === up && !pair.ids.includes(s.chosen))
      .flatMap((pair) => [[0, pair.control], [1, pair.case], [null, null]]);
    const lineStyle = { color: up ? c.theme.up : c.theme.down, type: up ? "solid" : [5, 3], width: 1.3, opacity: 0.6 };
    return { type: "line", silent: true, symbol: "none", connectNulls: false, z: 2, lineStyle, data };
  }

  function chosenMarks(c, s) {
    const one = s.shown.find(({ sample }) => sample.id === s.chosen);
    const pair = s.pairs.find(({ ids }) => ids.includes(s.chosen));
    if (!one) return [];
    const at = points(c, s, one.sample.role).data.find((item) => item.sample === s.chosen).value;
    const side = one.sample.role === "case" ? "right" : "left";
    const marks = [m.ring(c.theme, [{ value: at, name: one.sample.id, side: s.pairs.length ? side : "top" }])];
    if (!pair) return marks;
    const row = { value: [pair.difference, s.pairs.indexOf(pair)], name: "" };
    return [
      ...marks,
      {
        type: "line", silent: true, symbol: "none", z: 3, lineStyle: { color: c.theme.mark, width: 3 },
        data: [[0, pair.control], [1, pair.case]],
      },
      m.ring(c.theme, [row], { xAxisIndex: 1, yAxisIndex: 1 }),
    ];
  }

  /** The effect as it stands: fitted again where the reader has left samples out. */
  const effect = (c) => (c.item && c.item.row) || c.answer;
  const sized = (c) => c.answer.effect_unit === "log2FC" && c.state.fc > 0;

  /** Differences as stems from 0 with a head that points the way; the mean with its interval behind them. */
  function differences(c, s) {
    const { theme } = c;
    const answer = effect(c);
    const place = { xAxisIndex: 1, yAxisIndex: 1 };
    const look = (pair) => m.callMark(pair.difference > 0 ? "up" : pair.difference < 0 ? "down" : "", theme);
    const head = (pair, i) => ({
      value: [pair.difference, i], sample: pair.click, symbol: look(pair).symbol, symbolRotate: look(pair).symbolRotate,
      itemStyle: { color: look(pair).color, opacity: pair.out ? 0.35 : 1 },
      tip: [pair.name, gv.t("page-pair_difference", { x: gv.v.effect(pair.difference) }), pair.ids.join(", ")].join("\n"),
    });
    const cuts = sized(c) ? m.cutLines(theme, [-c.state.fc, c.state.fc]) : [];
    const middle = gv.known(answer.log2fc) ? [m.plainLine(theme.ink, answer.log2fc, "xAxis", 1.8)] : [];
    const band = gv.known(answer.ci_low) && gv.known(answer.ci_high) ? [[{ xAxis: answer.ci_low }, { xAxis: answer.ci_high }]] : [];
    const stems = s.pairs.map((pair, i) => ({ value: [0, pair.difference, i], colour: look(pair).color }));
    return [
      m.intervals(stems, { ...place, z: 3 }),
      {
        type: "scatter", ...place, z: 4, symbolSize: s.pairs.length > MOST_NAMED ? 6 : 10, data: s.pairs.map(head),
        markLine: m.lines([m.plainLine(theme.muted, 0), ...middle, ...cuts]),
        markArea: { silent: true, itemStyle: { color: theme.muted, opacity: 0.18 }, data: band },
      },
    ];
  }

  function differenceAxes(c, s) {
    const { theme } = c;
    const answer = effect(c);
    const fc = sized(c) ? [-c.state.fc, c.state.fc] : [];
    const ends = [0, ...fc, ...s.pairs.map((p) => p.difference), answer.ci_low, answer.ci_high].filter(gv.known);
    const room = 0.06 * (Math.max(...ends) - Math.min(...ends)) || 0.5;
    const named = s.pairs.length <= MOST_NAMED;
    const names = s.pairs.map(rowName);
    const x = m.axis(theme, { gridIndex: 1, name: m.effectName(c.answer.effect_unit), min: Math.min(...ends) - room, max: Math.max(...ends) + room });
    x.axisLabel = { ...x.axisLabel, showMinLabel: false, showMaxLabel: false };
    return [x, m.rowAxis(theme, names, { gridIndex: 1, axisLabel: { show: named }, axisLine: { show: false } })];
  }

  function option(c) {
    const s = scene(c);
    const paired = s.pairs.length > 0;
    const [x2, y2] = paired ? differenceAxes(c, s) : [];
    const more = paired ? [joins(c, s, true), joins(c, s, false), ...differences(c, s)] : [];
    return {
      grid: grids(c, s),
      legend: m.legend(c.theme, { data: SIDES.map(m.roleName) }),
      tooltip: m.tooltip(c.theme),
      xAxis: [groupAxis(c, s), x2].filter(Boolean),
      yAxis: [m.axis(c.theme, { name: gv.say(m.valueUnit(c.series.scale)), nameGap: 40 }), y2].filter(Boolean),
      series: [
        ...SIDES.map((role) => points(c, s, role)), ...SIDES.map((role) => medianBar(c, s, role)), ...more, ...chosenMarks(c, s),
      ],
    };
  }

  function counts(c) {
    const s = scene(c);
    if (!s.pairs.length) {
      const [control, sick] = SIDES.map((role) => m.median(counted(s.shown, role).map(({ value }) => value)));
      return gv.message("page-pairs_medians", { control: gv.v.effect(control), cases: gv.v.effect(sick) });
    }
    const pairs = s.pairs.filter((pair) => !pair.out);
    const up = pairs.filter((pair) => pair.difference > 0).length;
    const down = pairs.filter((pair) => pair.difference < 0).length;
    return gv.message("page-pairs_higher", { up: gv.v.count(up), down: gv.v.count(down), n: gv.v.count(pairs.length) });
  }

  function missing(c) {
    const { shown, missing: none, model } = members(c);
    const out = shown.filter((one) => one.out).length;
    return [
      none && gv.message("page-missing_values", { missing: gv.v.count(none), n: gv.v.count(model) }),
      out && gv.message("page-left_out_by_you", { n: gv.v.count(out) }),
    ];
  }

  function title(c) {
    const what = gv.message(scene(c).pairs.length ? "page-pairs_title" : "page-samples_title", { gene: gv.v.name(c.gene.gene), series: gv.v.name(c.series.id) });
    return gv.clauses(what, counts(c), missing(c));
  }

  gv.figure({
    id: "pairs",
    where: "series",
    has: (c) => Boolean(c.answer && c.values && c.values.values && members(c).shown.length),
    title,
    about: (c) => gv.message(scene(c).pairs.length ? "page-pairs_about" : "page-samples_about"),
    alt: (c) => gv.sentences(m.stop(title(c)), m.stop(m.effectMessage(c.answer.effect_unit, effect(c)))),
    height,
    option,
    table: (c) => ({
      columns: [gv.t("page-col_sample"), gv.t("page-col_title"), gv.t("page-col_group"), gv.t("page-col_pair"), gv.say(m.valueUnit(c.series.scale)), gv.t("page-col_in_model")],
      rows: c.series.samples.map((sample, i) => [sample.id, sample.title, m.roleName(sample.role), sample.pair || "", c.values.values[i], gv.t(sample.in_model ? "page-yes" : "page-no")]),
    }),
    click: (event, c) => event.data && event.data.sample && m.select(c, c.series.id, event.data.sample),
  });
})((window.gv = window.gv || {}));
