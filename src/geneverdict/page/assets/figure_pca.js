/* The first two principal components of the samples of one series. */
(function (gv) {
  "use strict";

  const m = gv.marks;
  const ROLES = ["control", "case", "neither"];
  const ALL_NAMED = 24;

  /** Samples of the series that have a place, each with its components. */
  function places(c) {
    const at = new Map(c.series.quality.samples.map((id, i) => [id, c.series.quality.pca[i]]));
    return c.series.samples
      .map((sample) => ({ sample, at: at.get(sample.id) }))
      .filter(({ at: found }) => found && found.every(gv.known));
  }

  /** Members of a pair are joined, in the order of the series. */
  function joins(c, shown) {
    const groups = new Map();
    for (const { sample, at } of shown) {
      if (sample.pair && sample.in_model) groups.set(sample.pair, [...(groups.get(sample.pair) || []), at]);
    }
    const data = [...groups.values()].filter((group) => group.length > 1).flatMap((group) => [...group, [null, null]]);
    const lineStyle = { color: c.theme.muted, width: 1, opacity: 0.5 };
    return { type: "line", silent: true, symbol: "none", connectNulls: false, z: 2, lineStyle, data };
  }

  function points(c, shown, role) {
    const group = shown.filter(({ sample }) => sample.role === role);
    const middle = m.median(shown.map(({ at }) => at[0]));
    return {
      ...m.roleMark(role, c.theme),
      type: "scatter", name: m.roleName(role), z: 4, symbolSize: shown.length > 150 ? 7 : 11,
      labelLayout: { hideOverlap: true },
      label: {
        show: shown.length <= ALL_NAMED, formatter: (item) => item.data.sample, position: "right", distance: 5,
        fontSize: m.SMALL, color: c.theme.muted,
      },
      data: group.map(({ sample, at }) => ({
        value: at, sample: sample.id, tip: m.sampleTip(sample),
        itemStyle: m.roleMark(role, c.theme, m.isOut(c, c.series.id, sample.id)).itemStyle,
        label: { position: at[0] > middle ? "left" : "right", ...(sample.id === m.chosen(c, c.series.id) ? { show: false } : {}) },
      })),
    };
  }

  function option(c) {
    const shown = places(c);
    const roles = ROLES.filter((role) => shown.some(({ sample }) => sample.role === role));
    const [first, second] = c.series.quality.explained;
    const room = { boundaryGap: ["8%", "12%"] };
    const id = m.chosen(c, c.series.id);
    const middle = m.median(shown.map(({ at }) => at[0]));
    const ringed = shown
      .filter(({ sample }) => sample.id === id)
      .map(({ at }) => ({ value: at, name: id, side: at[0] > middle ? "left" : "right" }));
    return {
      grid: { left: 62, right: 24, top: 36, bottom: 52 },
      legend: m.legend(c.theme, { data: roles.map(m.roleName) }),
      tooltip: m.tooltip(c.theme),
      xAxis: m.axis(c.theme, { ...room, name: gv.t("page-pca_axis1", { x: gv.v.percent(first) }) }),
      yAxis: m.axis(c.theme, { ...room, name: gv.t("page-pca_axis2", { x: gv.v.percent(second) }), nameGap: 44 }),
      series: [joins(c, shown), ...roles.map((role) => points(c, shown, role)), m.ring(c.theme, ringed)],
    };
  }

  function title(c) {
    const values = { series: gv.v.name(c.series.id), n: gv.v.count(places(c).length), genes: gv.v.count(c.series.quality.n_genes_pca) };
    const lost = c.series.quality.samples.length - places(c).length;
    return gv.clauses(gv.message("page-pca_title", values), lost && gv.message("page-pca_lost", { n: gv.v.count(lost) }));
  }

  gv.figure({
    id: "pca",
    where: "series",
    still: true,
    has: (c) => Boolean(c.series && c.series.quality && c.series.quality.samples.length > 2 && places(c).length > 2),
    title,
    about: () => gv.message("page-pca_about"),
    alt: (c) => gv.sentences(m.stop(title(c)), gv.message("page-pca_explained", { a: gv.v.percent(c.series.quality.explained[0]), b: gv.v.percent(c.series.quality.explained[1]) })),
    height: (c) => Math.round(Math.min(430, Math.max(300, c.width * 0.6))),
    option,
    table: (c) => ({
      columns: [gv.t("page-col_sample"), gv.t("page-col_title"), gv.t("page-col_group"), gv.t("page-col_component1"), gv.t("page-col_component2")],
      rows: places(c).map(({ sample, at }) => [sample.id, sample.title, m.roleName(sample.role), ...at]),
    }),
    click: (event, c) => event.data && event.data.sample && m.select(c, c.series.id, event.data.sample),
  });
})((window.gv = window.gv || {}));
