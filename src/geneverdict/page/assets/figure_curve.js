/* The specification curve (Simonsohn, Simmons & Nelson 2020): every reasonable analysis of the gene, sorted by its effect. */
(function (gv) {
  "use strict";

  const m = gv.marks;
  const TOP = 34;
  const UPPER = 230;
  const BETWEEN = 62;
  const APART = 66;
  // From here on, one path for all points of a call instead of a mark each: it draws in half the time.
  const CROWDED = 300;

  /** The curve of the frame: the part-th of the gene's, one for each series and one pooled. */
  const mine = (c) => ((c.gene.page && c.gene.page.curves) || [])[c.part];
  const scene = (c) => gv.curve.scene(c, mine(c));

  /** Left edge and width of each part in px, wide by its specifications but none too narrow to read. */
  function placesOf(c, s) {
    const { left, right } = gv.curveChoices.room(c, s);
    const free = c.width - left - right - APART * (s.parts.length - 1);
    const raw = s.parts.map((part) => Math.max(part.order.length / s.n, 0.3));
    const whole = raw.reduce((sum, x) => sum + x, 0);
    let at = left;
    return raw.map((one) => {
      const place = { left: at, width: Math.round((free * one) / whole) };
      at += place.width + APART;
      return place;
    });
  }

  /** All effects, zero, the cuts on the sides where effects are; intervals unless far wider than the effects. */
  function limits(c, s, part) {
    const of = (name) => part.order.map((i) => s.curve[name][i]).filter(gv.known);
    const effects = [0, ...of("effect")];
    if (part.sized) effects.push(...[-c.state.fc, c.state.fc].filter((cut) => effects.some((x) => x * cut > 0) && Math.abs(cut) < 3 * Math.max(...effects.map(Math.abs))));
    const [low, high] = [Math.min(...effects), Math.max(...effects)];
    const room = Math.max(high - low, 0.2);
    const [ciLow, ciHigh] = [Math.min(low, ...of("ci_low")), Math.max(high, ...of("ci_high"))];
    return [Math.max(ciLow, low - room) - 0.04 * room, Math.min(ciHigh, high + room) + 0.06 * room];
  }

  /** The intervals of one part as one path for each call. */
  function intervals(c, s, part, p) {
    const colours = [c.theme.down, c.theme.muted, c.theme.up];
    const crowded = part.order.length > CROWDED;
    return {
      type: "custom", silent: true, z: 2, clip: true, xAxisIndex: p, yAxisIndex: p, data: [[0, 0]],
      renderItem: (parameters, api) => {
        const paths = ["", "", ""];
        part.order.forEach((i, rank) => {
          const [low, high] = [s.curve.ci_low[i], s.curve.ci_high[i]];
          if (!gv.known(low) || !gv.known(high)) return;
          const [x, y1] = api.coord([rank + 0.5, low]);
          const y2 = api.coord([rank + 0.5, high])[1];
          paths[s.calls[i] + 1] += `M${x.toFixed(1)},${y1.toFixed(1)}V${y2.toFixed(1)}`;
        });
        const style = (at) => ({ fill: "none", stroke: colours[at], lineWidth: crowded ? 0.8 : 1.2, opacity: crowded ? 0.22 : 0.4 });
        const children = paths.map((pathData, at) => ({ type: "path", shape: { pathData }, style: style(at) })).filter((one) => one.shape.pathData);
        return { type: "group", children };
      },
    };
  }

  function tip(s, i) {
    const { curve } = s;
    const chosen = curve.dimensions.map((dimension, k) => gv.translate(dimension.options[curve.choice[k][i]].words));
    const chance = curve.series ? `FDR ${gv.probability(curve.fdr[i])}` : `p ${gv.probability(curve.p[i])}`;
    const effect = `${gv.number(curve.effect[i])} ${gv.interval(curve.ci_low[i], curve.ci_high[i])}, ${chance}`;
    const own = i === curve.default ? [gv.t("the study's own analysis")] : [];
    return [...own, effect, ...chosen.filter(Boolean)].join("\n");
  }

  /** Effects of one part, a series for each call. */
  function points(c, s, part, p) {
    const size = part.order.length > 600 ? 4 : part.order.length > 150 ? 6 : 8;
    // The number of a cut stands where the curve is far from it.
    const { fc } = c.state;
    const cuts = part.sized && fc > 0 ? [...m.cutLines(c.theme, [fc], "yAxis", "insideStartTop"), ...m.cutLines(c.theme, [-fc], "yAxis", "insideEndBottom")] : [];
    const ranked = part.order.map((i, rank) => ({ i, rank }));
    return [0, 1, -1].map((call) => {
      const look = m.callMark(gv.curve.calls[call + 1], c.theme);
      // A crowd is drawn in symbols that cannot be turned: there a square points down.
      const turned = look.symbolRotate && part.order.length > CROWDED;
      const shape = turned ? { symbol: "rect" } : { symbol: look.symbol, symbolRotate: look.symbolRotate };
      return {
        type: "scatter", xAxisIndex: p, yAxisIndex: p, z: 4, clip: false, ...shape, large: part.order.length > CROWDED, largeThreshold: 1, progressive: 0,
        symbolSize: call ? size + 1 : size, name: callName(call), itemStyle: { color: look.color, opacity: 1 },
        data: ranked.filter(({ i }) => s.calls[i] === call).map(({ i, rank }) => ({ value: [rank + 0.5, s.curve.effect[i]], spec: i })),
        ...(call ? {} : { markLine: m.lines([m.plainLine(c.theme.muted, 0, "yAxis"), ...cuts]) }),
      };
    });
  }

  const callName = (call) => (call > 0 ? gv.t("called up") : call < 0 ? gv.t("called down") : gv.t("not called"));

  function own(c, s) {
    const i = s.curve.default;
    const p = s.parts.findIndex((part) => part.order.includes(i));
    if (p < 0) return [];
    const rank = s.parts[p].order.indexOf(i);
    const late = rank > s.parts[p].order.length / 2;
    const mark = { value: [rank + 0.5, s.curve.effect[i]], name: gv.t("the study's own"), side: "top", align: late ? "right" : "left" };
    return [m.ring(c.theme, [mark], { xAxisIndex: p, yAxisIndex: p, symbol: "diamond", symbolSize: 20 })];
  }

  function axes(c, s, part, p) {
    const n = part.order.length;
    const [min, max] = limits(c, s, part);
    const name = s.parts.length > 1 ? gv.t("n = {n}, sorted", { n: gv.count(n) }) : gv.t("analyses, sorted by effect (n = {n})", { n: gv.count(n) });
    const off = { show: false };
    return {
      x: m.axis(c.theme, { gridIndex: p, min: 0, max: n, name, nameGap: 10, axisLabel: off, axisTick: off, splitLine: off }),
      y: m.axis(c.theme, { gridIndex: p, min, max, name: part.unit, nameGap: 36, axisLabel: { showMinLabel: false, showMaxLabel: false } }),
    };
  }

  function option(c) {
    const s = scene(c);
    const places = placesOf(c, s);
    const rows = gv.curveChoices.room(c, s);
    const last = s.parts.length;
    const pairs = s.parts.map((part, p) => axes(c, s, part, p));
    const hidden = { show: false, gridIndex: last, type: "value", min: 0, max: 1 };
    return {
      grid: [
        ...places.map(({ left, width }) => ({ left, width, top: TOP, height: UPPER, outerBoundsMode: "none" })),
        { left: rows.left, right: rows.right, top: TOP + UPPER + BETWEEN, height: rows.height, outerBoundsMode: "none" },
      ],
      legend: m.legend(c.theme, { data: [1, 0, -1].filter((call) => s.calls.includes(call)).map(callName) }),
      tooltip: { ...m.tooltip(c.theme), formatter: (item) => (item.data && item.data.spec !== undefined ? tip(s, item.data.spec) : "") },
      xAxis: [...pairs.map(({ x }) => x), hidden],
      yAxis: [...pairs.map(({ y }) => y), hidden],
      series: [
        ...s.parts.flatMap((part, p) => [intervals(c, s, part, p), ...points(c, s, part, p)]), ...own(c, s),
        { ...gv.curveChoices.series(c, s, places), xAxisIndex: last, yAxisIndex: last },
      ],
    };
  }

  /** "called up in 53 % of 288 analyses". */
  function called(s) {
    const words = { up: gv.curve.percent(s.shares.up), down: gv.curve.percent(s.shares.down), n: gv.count(s.n) };
    if (s.shares.up > 0 && s.shares.down > 0) return gv.t("called up in {up} and down in {down} of {n} analyses", words);
    if (s.shares.up > 0) return gv.t("called up in {up} of {n} analyses", words);
    return s.shares.down > 0 ? gv.t("called down in {down} of {n} analyses", words) : gv.t("called in none of {n} analyses", words);
  }

  function title(c) {
    const s = scene(c);
    const where = s.curve.series ? gv.t("{gene} in {series}", { gene: c.gene.gene, series: s.curve.series }) : gv.t("{gene} pooled", { gene: c.gene.gene });
    return `${where}: ${called(s)} (${gv.curve.rule(c, s)})`;
  }

  function alt(c) {
    const s = scene(c);
    const { order, unit } = s.parts[0];
    const moved = s.groups.filter((group) => gv.known(group.moved)).slice(0, 3).map((group) => `${group.label} (${gv.curve.percent(group.moved)})`);
    const range = { unit, median: gv.number(s.middle), low: gv.number(s.curve.effect[order[0]]), high: gv.number(s.curve.effect[order.at(-1)]) };
    const said = [title(c), gv.t("Median {unit} {median}, from {low} to {high}", range)];
    if (s.curve.default !== null) said.push(gv.t("The study's own analysis: {effect}, {call}", { effect: gv.number(s.curve.effect[s.curve.default]), call: callName(s.calls[s.curve.default]) }));
    if (moved.length) said.push(gv.t("The effect is moved most by {choices}", { choices: moved.join(", ") }));
    const bare = order.filter((i) => !gv.known(s.curve.ci_low[i])).length;
    if (bare) said.push(gv.t("Analyses without an interval: {n}", { n: gv.count(bare) }));
    return `${said.join(". ")}.`;
  }

  function table(c) {
    const { curve } = scene(c);
    const chosen = (i) => curve.dimensions.map((dimension, k) => gv.translate(dimension.options[curve.choice[k][i]].words));
    const s = scene(c);
    return {
      columns: [gv.t("effect"), gv.t("CI low"), gv.t("CI high"), "p", "FDR", gv.t("call"), gv.t("the study's own"), ...curve.dimensions.map((dimension) => gv.translate(dimension.words))],
      rows: s.parts.flatMap(({ order }) => order).map((i) => [
        curve.effect[i], curve.ci_low[i], curve.ci_high[i], curve.p[i], curve.fdr[i], callName(s.calls[i]), i === curve.default ? gv.t("yes") : "", ...chosen(i),
      ]),
    };
  }

  gv.figure({
    id: "curve",
    where: "series",
    has: (c) => Boolean(mine(c) && mine(c).effect.length),
    title,
    about: (c) => m.withoutTreat(c, gv.t("Each point is one reasonable way to analyse the same data, sorted by its effect and coloured by its call at the present thresholds, and the marks below it show which choices it makes (diamond: the study's own): a conclusion that many choices overturn is weak.")),
    alt,
    height: (c) => TOP + UPPER + BETWEEN + gv.curveChoices.room(c, scene(c)).height + 14,
    option,
    table,
    scale: "canvas",
  });
})((window.gv = window.gv || {}));
