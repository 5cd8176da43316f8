/* What the figures share: axes, marks of samples, intervals, thresholds, and how a sample is chosen.

   Case is a filled circle and control a hollow one, up points up and down points down: nothing rests on colour alone.
   Everything here is pure but `select`, which sets the state. */
(function (gv) {
  "use strict";

  const TEXT = 12;
  const SMALL = 11;
  const GOLDEN = 0.6180339887;

  const minus = (x) => String(x).replace("-", "\u2212");
  const { shorten } = gv;

  /** Width of a text in px, on the wide side: wide characters (Chinese) count double. */
  function textWidth(text, size = SMALL) {
    let units = 0;
    for (const character of String(text)) units += character.codePointAt(0) > 0x2e80 ? 1.02 : 0.59;
    return Math.ceil(units * size);
  }

  function median(values) {
    const sorted = values.filter(gv.known).sort((a, b) => a - b);
    if (!sorted.length) return null;
    return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
  }

  /** Sideways places of points in −0.22 … 0.22 by the golden ratio, so that no value hides its neighbour. */
  function spread(values) {
    const rank = new Map(values.map((_, i) => i).sort((a, b) => values[a] - values[b]).map((i, place) => [i, place]));
    const width = Math.min(0.22, 0.04 * values.length);
    return values.map((_, i) => (((rank.get(i) * GOLDEN + 0.5) % 1) - 0.5) * 2 * width);
  }

  /** What the values of a series are, by the kind of its scale: a message. */
  const valueUnit = (scale) => gv.message("page-value_unit", { scale: gv.v.code(scale) });

  const effectName = (unit) => gv.t("page-axis_effect", { effect: gv.v.code(unit) });

  const roleName = (role) => gv.t("phrase-role", { role: gv.v.code(role) });

  const samplesOf = (n) => gv.t("unit-samples", { n: gv.v.count(n) });

  /** What a difference is called: a log2 fold change, or but a difference. */
  const unitName = (unit) => gv.t("phrase-effect", { effect: gv.v.code(unit) });

  /** "log2FC 1.20 [0.80, 1.60]". */
  function effectMessage(unit, { log2fc, ci_low: low, ci_high: high }) {
    return gv.message("page-effect_interval", { effect: gv.v.code(unit), log2fc: gv.v.effect(log2fc), low: gv.v.effect(low), high: gv.v.effect(high) });
  }

  const effectText = (unit, row) => gv.say(effectMessage(unit, row));

  /** Symbol and look of a sample; one that the reader left out is faint. */
  function roleMark(role, theme, out = false) {
    const colour = role === "case" ? theme.case : role === "control" ? theme.control : theme.neutral;
    return {
      symbol: role === "neither" ? "diamond" : "circle",
      itemStyle: {
        color: role === "case" ? colour : theme.back,
        borderColor: role === "case" ? theme.back : colour,
        borderWidth: role === "case" ? 0.8 : 2,
        opacity: out ? 0.35 : 1,
      },
    };
  }

  /** Symbol and colour of a call: "up", "down" or anything else. */
  function callMark(call, theme) {
    if (call === "up") return { symbol: "triangle", symbolRotate: 0, color: theme.up };
    if (call === "down") return { symbol: "triangle", symbolRotate: 180, color: theme.down };
    return { symbol: "circle", symbolRotate: 0, color: theme.muted };
  }

  /** An axis in the page's look; `own` is merged over it, one level deep. */
  function axis(theme, own = {}) {
    const base = {
      type: "value",
      scale: true,
      nameLocation: "middle",
      nameGap: 32,
      nameTextStyle: { color: theme.ink, fontSize: TEXT },
      axisLine: { show: true, onZero: false, lineStyle: { color: theme.muted, width: 1 } },
      axisTick: { show: true, lineStyle: { color: theme.muted } },
      axisLabel: { color: theme.ink, fontSize: SMALL, formatter: minus, hideOverlap: true },
      splitLine: { show: true, lineStyle: { color: theme.soft, width: 1 } },
    };
    const merged = { ...base, ...own };
    for (const key of ["nameTextStyle", "axisLine", "axisTick", "axisLabel", "splitLine"]) {
      if (own[key]) merged[key] = { ...base[key], ...own[key] };
    }
    return merged;
  }

  /** A category axis of named rows, the first at the top; without names where they would not be legible. */
  function rowAxis(theme, names, own = {}) {
    return axis(theme, {
      type: "category",
      data: names,
      inverse: true,
      axisTick: { show: false },
      splitLine: { show: false },
      ...own,
      axisLabel: { interval: 0, hideOverlap: false, formatter: (name) => name, ...own.axisLabel },
    });
  }

  /** Dashed lines at the thresholds of the page, each with its number above; the rows' axis runs downwards. */
  function cutLines(theme, cuts, where = "xAxis", position = where === "xAxis" ? "start" : "end") {
    const label = { show: true, color: theme.muted, fontSize: SMALL, position, distance: 4 };
    return cuts.map((cut) => ({
      [where]: cut,
      lineStyle: { color: theme.muted, type: [5, 4], width: 1 },
      label: { ...label, formatter: minus(gv.write(cut, "threshold")) },
    }));
  }

  /** A plain line across the chart, without a name. */
  function plainLine(colour, value, where = "xAxis", width = 1) {
    return { [where]: value, lineStyle: { color: colour, type: "solid", width }, label: { show: false } };
  }

  const lines = (data) => ({ silent: true, symbol: "none", precision: 12, animation: false, data });

  /** Horizontal intervals as a custom series; data: {value: [low, high, row], colour}. */
  function intervals(data, own = {}) {
    return {
      type: "custom",
      silent: true,
      clip: true,
      ...own,
      data,
      renderItem: (parameters, api) => {
        const [x1, y] = api.coord([api.value(0), api.value(2)]);
        const [x2] = api.coord([api.value(1), api.value(2)]);
        return {
          type: "line",
          shape: { x1, y1: y, x2, y2: y },
          style: { stroke: data[parameters.dataIndex].colour, lineWidth: 1.6 },
        };
      },
      encode: { x: [0, 1], y: 2 },
    };
  }

  /** A ring around what is chosen, with its name beside it; points: {value, name, side, align}. */
  function ring(theme, points, own = {}) {
    return {
      type: "scatter",
      silent: true,
      symbol: "circle",
      symbolSize: 19,
      z: 9,
      itemStyle: { color: "transparent", borderColor: theme.mark, borderWidth: 2.5 },
      label: {
        show: true,
        formatter: (item) => item.data.name,
        color: theme.ink,
        fontSize: TEXT,
        fontWeight: "bold",
        textBorderColor: theme.back,
        textBorderWidth: 3,
      },
      ...own,
      data: points.map((point) => ({ ...point, label: { position: point.side || "right", align: point.align } })),
    };
  }

  /** The id of the sample that is chosen on the page, where it is of series `id`; else "". */
  function chosen(c, id) {
    const start = `${id}:`;
    return c.state.sample && c.state.sample.startsWith(start) ? c.state.sample.slice(start.length) : "";
  }

  /** Choose a sample; the one that is chosen already is let go. */
  function select(c, series, sample) {
    const key = `${series}:${sample}`;
    gv.set({ sample: c.state.sample === key ? "" : key });
  }

  const isOut = (c, series, sample) => c.state.out.includes(series) || c.state.out.includes(`${series}:${sample}`);

  /** Id, title and role of a sample, a line each. */
  function sampleTip(sample, ...more) {
    const role = sample.pair ? gv.t("page-role_and_pair", { role: gv.v.code(sample.role), pair: gv.v.name(sample.pair) }) : roleName(sample.role);
    const out = sample.in_model ? "" : gv.t("page-not_in_model");
    return [sample.id, shorten(sample.title || "", 60), role, ...more, out].filter(Boolean).join("\n");
  }

  /** The message, and that TREAT does not reach what it is about: calls of refits and of other analyses have none. */
  function withoutTreat(c, sentence) {
    return gv.sentences(sentence, c.state.treat && gv.message("page-without_treat"));
  }

  /** A title as a sentence. */
  const stop = (title) => gv.message("page-stop", { title: gv.v.message(title) });

  const tooltip = (theme) => ({
    formatter: (item) => (item.data && item.data.tip) || "",
    backgroundColor: theme.back,
    borderColor: theme.line,
    textStyle: { color: theme.ink, fontSize: TEXT },
    confine: true,
  });

  const legend = (theme, own = {}) => ({
    left: 0,
    top: 0,
    selectedMode: false,
    itemWidth: 12,
    itemHeight: 12,
    itemGap: 14,
    textStyle: { color: theme.ink, fontSize: TEXT },
    ...own,
  });

  gv.marks = {
    TEXT, SMALL, minus, shorten, textWidth, median, spread, valueUnit, unitName, effectName, effectMessage, effectText, roleName, samplesOf, roleMark,
    callMark, axis, rowAxis, cutLines, plainLine, lines, intervals, ring, chosen, select, isOut, sampleTip, withoutTreat, stop, tooltip, legend,
  };
})((window.gv = window.gv || {}));
