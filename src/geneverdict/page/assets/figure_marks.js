/* What the figures share: axes, marks of samples, intervals, thresholds, and how a sample is chosen.

   Case is a filled circle and control a hollow one, up points up and down points down: nothing rests on colour alone.
   Everything here is pure but `select`, which sets the state. */
(function (gv) {
  "use strict";

  const TEXT = 12;
  const SMALL = 11;
  const GOLDEN = 0.6180339887;

  const minus = (x) => String(x).replace("-", "\u2212");
  const shorten = (text, length) => (text.length <= length ? text : `${text.slice(0, length - 1).trimEnd()}…`);

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

  /** What the values of a series are, by the kind of its scale. */
  function valueUnit(scale) {
    if (scale === "log_ratio") return gv.t("log2 ratio of the two channels");
    if (scale === "centred") return gv.t("gene-centred value (not a log2 level)");
    if (scale === "zscored") return gv.t("z-score (not a log2 level)");
    return gv.t("log2 expression");
  }

  function effectName(unit) {
    return unit === "log2FC" ? gv.t("log2FC, case − control") : gv.t("difference (not a log2 fold change), case − control");
  }

  function roleName(role) {
    if (role === "case") return gv.t("case");
    return role === "control" ? gv.t("control") : gv.t("neither");
  }

  function samplesOf(n) {
    return n === 1 ? gv.t("1 sample") : gv.t("{n} samples", { n: gv.count(n) });
  }

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
      label: { ...label, formatter: minus(gv.threshold(cut)) },
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
    const role = sample.pair ? `${roleName(sample.role)}, ${sample.pair}` : roleName(sample.role);
    const out = sample.in_model ? "" : gv.t("not in the model");
    return [sample.id, shorten(sample.title || "", 60), role, ...more, out].filter(Boolean).join("\n");
  }

  /** The sentence, and that TREAT does not reach what it is about: calls of refits and of other analyses have none. */
  function withoutTreat(c, sentence) {
    return c.state.treat ? `${sentence} ${gv.t("Here calls are by |log2FC| and FDR, also while the page calls by TREAT.")}` : sentence;
  }

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
    TEXT, SMALL, minus, shorten, textWidth, median, spread, valueUnit, effectName, roleName, samplesOf, roleMark,
    callMark, axis, rowAxis, cutLines, plainLine, lines, intervals, ring, chosen, select, isOut, sampleTip, withoutTreat, tooltip, legend,
  };
})((window.gv = window.gv || {}));
