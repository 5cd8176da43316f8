/* The effect that a study of each size would see, beside the one observed and the one asked for. */
(function (gv) {
  "use strict";

  const m = gv.marks;
  const TICKS = [2, 3, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000];

  const curve = (c) => ((c.values && c.values.detectable) || []).filter(([n, effect]) => n > 0 && gv.known(effect));
  const isLog2 = (c) => c.answer.effect_unit === "log2FC";
  const paired = (c) => c.series.design === "paired";

  /** The threshold of the study, at which Python worked out how many are needed; 0 off the log2 scale. */
  const cutOf = (c) => (isLog2(c) ? c.study.thresholds.log2fc : 0);

  /** Pairs; or the size of two equal groups that would give the same standard error: the harmonic mean. */
  function sizeOf(c) {
    const { n_pairs: pairs, n_case: cases, n_control: controls } = c.series;
    return paired(c) ? pairs : 2 / (1 / cases + 1 / controls);
  }

  const observed = (c) => (c.item && c.item.row ? Math.abs(c.item.row.log2fc) : null);
  const unitCode = (c) => gv.v.code(paired(c) ? "pairs" : "samples");

  /** What this series sees, and what would see the threshold. */
  function sentences(c) {
    const { detectable_log2fc: sees, n_needed: needed } = c.answer.why;
    const said = [];
    if (gv.known(sees)) said.push(gv.message("page-detectable_here", { size: gv.v.name(gv.sizeOf(c.series)), effect: gv.v.effect(sees) }));
    if (cutOf(c) > 0 && gv.known(needed)) said.push(gv.message("page-detectable_needed", { cut: gv.v.threshold(cutOf(c)), n: gv.v.count(needed), unit: unitCode(c) }));
    return said;
  }

  /** A horizontal line with its name at the left end. */
  function level(theme, value, words, colour, dashed) {
    return {
      yAxis: value, lineStyle: { color: colour, type: dashed ? [5, 4] : "solid", width: 1.2 },
      label: { show: true, position: "insideStartTop", formatter: words, color: colour, fontSize: m.SMALL },
    };
  }

  function levels(c) {
    const [size, cut] = [observed(c), cutOf(c)];
    const colour = size !== null && c.item.row.log2fc < 0 ? c.theme.down : c.theme.up;
    return [
      ...(gv.known(size) ? [level(c.theme, size, gv.t("page-detectable_observed", { effect: gv.v.effect(size) }), colour, false)] : []),
      ...(cut > 0 ? [level(c.theme, cut, gv.t("page-detectable_threshold", { cut: gv.v.threshold(cut) }), c.theme.muted, true)] : []),
    ];
  }

  function option(c) {
    const { theme } = c;
    const points = curve(c);
    const { detectable_log2fc: sees, n_needed: needed } = c.answer.why;
    const [here, cut] = [sizeOf(c), cutOf(c)];
    const marked = cut > 0 && gv.known(needed);
    const sizes = [...points.map(([n]) => n), here, ...(marked ? [needed] : [])];
    const [min, max] = [Math.max(Math.min(...sizes), 1), Math.max(...sizes)];
    const reach = Math.max(0.5, ...[observed(c), cut, sees].filter(gv.known));
    const top = Math.max(1.1 * reach, Math.min(1.05 * points[0][1], 2.2 * reach));
    const ticks = TICKS.filter((n) => n >= min && n <= max);
    const line = { xAxis: here, lineStyle: { color: theme.muted, type: "solid", width: 1 }, label: { show: true, position: "insideEndTop", rotate: 0, formatter: gv.t("page-detectable_this"), color: theme.ink, fontSize: m.SMALL } };
    return {
      grid: { left: 66, right: 22, top: 16, bottom: 52 },
      tooltip: m.tooltip(theme),
      xAxis: m.axis(theme, { type: "log", min, max, name: gv.t("page-detectable_size", { unit: unitCode(c) }), splitLine: { show: false }, axisTick: { customValues: ticks }, axisLabel: { customValues: ticks, formatter: (n) => gv.write(Math.round(n), "count") } }),
      yAxis: m.axis(theme, { min: 0, max: top, name: gv.t("page-detectable_effect", { effect: gv.v.code(c.answer.effect_unit) }), nameGap: 42, axisLabel: { showMaxLabel: false } }),
      series: [
        {
          type: "line", symbol: "none", z: 3, clip: true, lineStyle: { color: theme.ink, width: 2.4 }, itemStyle: { color: theme.ink },
          data: points, markLine: m.lines([...levels(c), line]),
        },
        {
          type: "scatter", z: 5, data: [
            ...(gv.known(sees) ? [{ value: [here, sees], symbol: "circle", symbolSize: 12, itemStyle: { color: theme.ink }, tip: gv.say(sentences(c)[0]) }] : []),
            ...(marked ? [{ value: [needed, cut], symbol: "diamond", symbolSize: 14, itemStyle: { color: theme.back, borderColor: theme.ink, borderWidth: 2 }, tip: gv.say(sentences(c).at(-1)) }] : []),
          ],
        },
      ],
    };
  }

  const title = (c) => gv.message("page-detectable_title", { series: gv.v.name(c.series.id) });

  gv.figure({
    id: "detectable",
    where: "series",
    still: true,
    has: (c) => Boolean(c.answer && c.answer.why && curve(c).length > 1),
    title,
    about: () => gv.message("page-detectable_about"),
    alt: (c) => gv.sentences([title(c), ...sentences(c)].map(m.stop)),
    height: () => 300,
    option,
    table: (c) => ({
      columns: [gv.t("page-detectable_size", { unit: unitCode(c) }), gv.t("page-detectable_effect", { effect: gv.v.code(c.answer.effect_unit) })],
      rows: curve(c),
    }),
  });
})((window.gv = window.gv || {}));
