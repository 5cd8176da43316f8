/* The spread of each sample's values: whether one sample is on another level than the others. */
(function (gv) {
  "use strict";

  const m = gv.marks;
  const ROLES = ["control", "case", "neither"];

  /** Samples with their five quantiles (5, 25, 50, 75, 95 %), by group and in the order of the series. */
  function boxes(c) {
    const at = new Map(c.series.quality.samples.map((id, i) => [id, c.series.quality.box[i]]));
    return c.series.samples
      .map((sample) => ({ sample, box: at.get(sample.id) }))
      .filter(({ box }) => box && box.every(gv.known))
      .sort((a, b) => ROLES.indexOf(a.sample.role) - ROLES.indexOf(b.sample.role));
  }

  const named = (c, shown) => (c.width - 90) / shown.length >= 13;

  /** Case boxes are filled, the others hollow. */
  function series(c, shown, role) {
    const look = m.roleMark(role, c.theme).itemStyle;
    const colour = role === "case" ? look.color : look.borderColor;
    const id = m.chosen(c, c.series.id);
    return {
      type: "boxplot", name: m.roleName(role), boxWidth: [3, 16], z: 3,
      itemStyle: { color: role === "case" ? colour : c.theme.back, borderColor: colour, borderWidth: 1.5 },
      data: shown.map(({ sample, box }) => {
        if (sample.role !== role) return { value: [] };
        const words = gv.t("page-box_values", { values: gv.v.names(box.map((x) => gv.write(x, "effect"))) });
        const ringed = sample.id === id ? { borderColor: c.theme.mark, borderWidth: 3 } : {};
        const opacity = m.isOut(c, c.series.id, sample.id) ? 0.35 : 1;
        return { value: box, sample: sample.id, tip: m.sampleTip(sample, words), itemStyle: { ...ringed, opacity } };
      }),
    };
  }

  /** The medians in ink, above the filled boxes. */
  function medians(c, shown) {
    return {
      type: "scatter", silent: true, symbol: "rect", symbolSize: [Math.min(16, Math.max(4, ((c.width - 90) / shown.length) * 0.6)), 2.5], z: 5,
      itemStyle: { color: c.theme.ink }, data: shown.map(({ box }, i) => [i, box[2]]),
    };
  }

  function key(c, roles) {
    const swatch = (role) => {
      const look = m.roleMark(role, c.theme).itemStyle;
      const n = boxes(c).filter(({ sample }) => sample.role === role).length;
      return { name: m.roleName(role), icon: "rect", words: gv.t("page-role_and_n", { role: gv.v.code(role), n: gv.v.count(n) }), look };
    };
    const all = roles.map(swatch);
    return m.legend(c.theme, {
      data: all.map(({ name, icon, look }) => ({ name, icon, itemStyle: { color: look.color, borderColor: look.borderColor === c.theme.back ? look.color : look.borderColor, borderWidth: 1.5 } })),
      formatter: (name) => all.find((one) => one.name === name).words,
    });
  }

  function option(c) {
    const shown = boxes(c);
    const roles = ROLES.filter((role) => shown.some(({ sample }) => sample.role === role));
    const id = m.chosen(c, c.series.id);
    const at = shown.findIndex(({ sample }) => sample.id === id);
    const names = shown.map(({ sample }) => m.shorten(sample.id, 16));
    const room = named(c, shown) ? Math.max(...names.map((name) => m.textWidth(name))) + 12 : 30;
    const ring = at < 0 ? [] : [m.ring(c.theme, [{ value: [at, shown[at].box[4]], name: id, side: at > shown.length / 2 ? "left" : "right" }], { symbolSize: 9 })];
    return {
      grid: { left: 62, right: 16, top: 40, bottom: room },
      legend: key(c, roles),
      tooltip: m.tooltip(c.theme),
      xAxis: m.axis(c.theme, {
        type: "category", data: names, axisTick: { show: false }, splitLine: { show: false },
        name: named(c, shown) ? "" : m.samplesOf(shown.length), nameGap: 10,
        axisLabel: { show: named(c, shown), rotate: 90, interval: 0, hideOverlap: false, formatter: (name) => name },
      }),
      yAxis: m.axis(c.theme, { name: gv.say(m.valueUnit(c.series.scale)), nameGap: 42 }),
      series: [...roles.map((role) => series(c, shown, role)), medians(c, shown), ...ring],
    };
  }

  function title(c) {
    const shown = boxes(c);
    const middles = shown.map(({ box }) => box[2]);
    const values = { series: gv.v.name(c.series.id), n: gv.v.count(shown.length), low: gv.v.effect(Math.min(...middles)), high: gv.v.effect(Math.max(...middles)) };
    const lost = c.series.quality.samples.length - shown.length;
    return gv.clauses(gv.message("page-distributions_title", values), lost && gv.message("page-distributions_lost", { n: gv.v.count(lost) }));
  }

  gv.figure({
    id: "distributions",
    where: "series",
    still: true,
    has: (c) => Boolean(c.series && c.series.quality && boxes(c).length),
    title,
    about: () => gv.message("page-distributions_about"),
    alt: (c) => m.stop(title(c)),
    height: (c) => (named(c, boxes(c)) ? 360 : 300),
    option,
    table: (c) => ({
      columns: [gv.t("page-col_sample"), gv.t("page-col_title"), gv.t("page-col_group"), "5 %", "25 %", "50 %", "75 %", "95 %"],
      rows: boxes(c).map(({ sample, box }) => [sample.id, sample.title, m.roleName(sample.role), ...box]),
    }),
    click: (event, c) => event.data && event.data.sample && m.select(c, c.series.id, event.data.sample),
  });
})((window.gv = window.gv || {}));
