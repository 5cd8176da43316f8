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

  /** The options that a specification takes, in words. */
  const chosenAt = (curve, i) => curve.dimensions.map((dimension, k) => gv.text(dimension.options[curve.choice[k][i]].words));

  /** By which a curve calls: the FDR of a series, the p of the pooled line. */
  const chanceOf = (curve) => gv.v.name(curve.series ? "FDR" : "p");

  function tip(s, i) {
    const { curve } = s;
    const effect = gv.t("page-curve_effect", {
      effect: gv.v.effect(curve.effect[i]), low: gv.v.effect(curve.ci_low[i]), high: gv.v.effect(curve.ci_high[i]),
      which: chanceOf(curve), chance: gv.v.p(curve.series ? curve.fdr[i] : curve.p[i]),
    });
    const own = i === curve.default ? [gv.t("page-curve_own")] : [];
    return [...own, effect, ...chosenAt(curve, i).filter(Boolean)].join("\n");
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

  const callOf = (call) => gv.message("page-curve_call", { call: gv.v.code(gv.curve.calls[call + 1]) });
  const callName = (call) => gv.say(callOf(call));

  function own(c, s) {
    const i = s.curve.default;
    const p = s.parts.findIndex((part) => part.order.includes(i));
    if (p < 0) return [];
    const rank = s.parts[p].order.indexOf(i);
    const late = rank > s.parts[p].order.length / 2;
    const mark = { value: [rank + 0.5, s.curve.effect[i]], name: gv.t("page-own"), side: "top", align: late ? "right" : "left" };
    return [m.ring(c.theme, [mark], { xAxisIndex: p, yAxisIndex: p, symbol: "diamond", symbolSize: 20 })];
  }

  function axes(c, s, part, p) {
    const n = part.order.length;
    const [min, max] = limits(c, s, part);
    const name = gv.t(s.parts.length > 1 ? "page-curve_axis_sorted" : "page-curve_axis", { n: gv.v.count(n) });
    const off = { show: false };
    return {
      x: m.axis(c.theme, { gridIndex: p, min: 0, max: n, name, nameGap: 10, axisLabel: off, axisTick: off, splitLine: off }),
      y: m.axis(c.theme, { gridIndex: p, min, max, name: gv.say(part.unit), nameGap: 36, axisLabel: { showMinLabel: false, showMaxLabel: false } }),
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

  /** "called up in 53 % of 288 analyses": a message. */
  function called(s) {
    const { up, down } = s.shares;
    const which = up > 0 && down > 0 ? "" : up > 0 ? "_up" : down > 0 ? "_down" : "_none";
    return gv.message(`page-curve_called${which}`, { up: gv.v.share(up), down: gv.v.share(down), n: gv.v.count(s.n) });
  }

  function title(c) {
    const s = scene(c);
    const where = gv.message(`page-curve_of_${s.curve.series ? "series" : "pooled"}`, { gene: gv.v.name(c.gene.gene), series: gv.v.name(s.curve.series) });
    const rule = { cut: gv.v.threshold(gv.curve.cutOf(c, s)), which: chanceOf(s.curve), fdr_cut: gv.v.threshold(c.state.fdr) };
    return gv.message("page-curve_title", { where: gv.v.message(where), called: gv.v.message(called(s)), ...rule });
  }

  function alt(c) {
    const s = scene(c);
    const { order, unit } = s.parts[0];
    const moved = s.groups.filter((group) => gv.known(group.moved)).slice(0, 3).map((group) => gv.message("page-curve_moved_by", { choice: gv.v.name(group.label), share: gv.v.share(group.moved) }));
    const range = { unit: gv.v.message(unit), median: gv.v.effect(s.middle), low: gv.v.effect(s.curve.effect[order[0]]), high: gv.v.effect(s.curve.effect[order.at(-1)]) };
    const said = [m.stop(title(c)), gv.message("page-curve_median", range)];
    if (s.curve.default !== null) said.push(gv.message("page-curve_own_effect", { effect: gv.v.effect(s.curve.effect[s.curve.default]), call: gv.v.message(callOf(s.calls[s.curve.default])) }));
    if (moved.length) said.push(gv.message("page-curve_moved", { choices: gv.v.messages(moved) }));
    const bare = order.filter((i) => !gv.known(s.curve.ci_low[i])).length;
    if (bare) said.push(gv.message("page-curve_no_interval", { n: gv.v.count(bare) }));
    return gv.sentences(said);
  }

  function table(c) {
    const s = scene(c), { curve } = s;
    return {
      columns: [gv.t("page-col_effect"), gv.t("page-col_ci_low"), gv.t("page-col_ci_high"), "p", "FDR", gv.t("page-col_call"), gv.t("page-own"), ...curve.dimensions.map((dimension) => gv.text(dimension.words))],
      rows: s.parts.flatMap(({ order }) => order).map((i) => [
        curve.effect[i], curve.ci_low[i], curve.ci_high[i], curve.p[i], curve.fdr[i], callName(s.calls[i]), i === curve.default ? gv.t("page-yes") : "", ...chosenAt(curve, i),
      ]),
    };
  }

  gv.figure({
    id: "curve",
    where: "series",
    has: (c) => Boolean(mine(c) && mine(c).effect.length),
    title,
    about: (c) => m.withoutTreat(c, gv.message("page-curve_about")),
    alt,
    height: (c) => TOP + UPPER + BETWEEN + gv.curveChoices.room(c, scene(c)).height + 14,
    option,
    table,
    scale: "canvas",
  });
})((window.gv = window.gv || {}));
