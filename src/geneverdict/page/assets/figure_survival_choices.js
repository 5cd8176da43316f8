/* Survival by every combination of the analyst's choices: hazard ratios sorted, and below which choices each one makes. */
(function (gv) {
  "use strict";

  const m = gv.marks;
  const DIMENSIONS = ["cut", "endpoint", "covariates", "cohorts"];
  const RATIOS = [0.02, 0.05, 0.1, 0.2, 0.33, 0.5, 0.75, 1, 1.5, 2, 3, 5, 10, 20, 50];
  const [ROW, TOP, UPPER] = [18, 14, 240];

  const told = (c) => c.gene.survival_choices || null;

  /** Those with a result, by rising hazard ratio. */
  function done(c) {
    const all = told(c).specifications.map((one, i) => ({ ...one, own: i === told(c).default }));
    return all.filter((one) => gv.known(one.effect) && gv.known(one.p)).sort((a, b) => a.effect - b.effect);
  }

  /** What an option is called: our own ones by the catalogue, a covariate or a cohort by its name. */
  function optionWords(name, option) {
    if (name === "cut") return gv.t("page-choice_cut", { cut: gv.v.code(option) });
    if (name === "endpoint") return gv.t(`endpoint-${option}`);
    if (option === "none" || option === "all") return gv.t("page-choice_option", { option: gv.v.code(option) });
    return option.startsWith("without ") ? gv.t("page-choice_without", { series: gv.v.name(option.slice("without ".length)) }) : option;
  }

  /** Of each choice that varies a head and a row for each option. */
  function rowsOf(c) {
    const all = told(c).specifications;
    return DIMENSIONS.flatMap((name) => {
      const options = [...new Set(all.map((one) => one[name]))];
      if (options.length < 2) return [];
      const head = { words: gv.t("page-choice", { choice: gv.v.code(name) }), head: true };
      return [head, ...options.map((option) => ({ words: optionWords(name, option), uses: (one) => one[name] === option, own: all[told(c).default][name] === option }))];
    });
  }

  /** All estimates and 1; intervals as far as two and a half of the middle half widths. */
  function range(shown) {
    const halves = shown.filter((one) => gv.known(one.ci_high) && gv.known(one.ci_low)).map((one) => (one.ci_high - one.ci_low) / 2);
    const room = 2.5 * Math.max(m.median(halves) || 0, 0.2);
    const inner = [0, ...shown.map((one) => one.effect)];
    const ends = shown.flatMap((one) => [one.ci_low, one.ci_high]).filter(gv.known);
    const low = Math.max(Math.min(...inner, ...ends), Math.min(...inner) - room);
    const high = Math.min(Math.max(...inner, ...ends), Math.max(...inner) + room);
    return [low - 0.08, high + 0.08];
  }

  function tip(c, one) {
    const varied = DIMENSIONS.filter((name) => new Set(told(c).specifications.map((other) => other[name])).size > 1);
    return [
      ...varied.map((name) => optionWords(name, one[name])),
      gv.t("page-choices_tip", { ...gv.survival.hazardValues({ ...one, coef: one.effect }), p: gv.v.p(one.p) }),
    ].join("\n");
  }

  function points(c, shown) {
    const { theme } = c;
    const size = Math.min(12, Math.max(5, 400 / shown.length));
    return shown.map((one, i) => {
      const worse = one.effect > 0;
      const colour = worse ? theme.up : theme.down;
      return {
        value: [i, one.effect], symbol: "triangle", symbolRotate: worse ? 0 : 180, symbolSize: size, tip: tip(c, one),
        itemStyle: { color: one.p < 0.05 ? colour : theme.back, borderColor: colour, borderWidth: 1.4 },
      };
    });
  }

  /** Upright intervals, cut off at the frame. */
  function intervals(c, shown) {
    const rows = shown.map((one, i) => ({ one, i })).filter(({ one }) => gv.known(one.ci_low) && gv.known(one.ci_high));
    return {
      type: "custom", silent: true, clip: true, z: 2, data: rows.map(({ one, i }) => [i, one.ci_low, one.ci_high]),
      renderItem: (parameters, api) => {
        const [x1, y1] = api.coord([api.value(0), api.value(1)]), [, y2] = api.coord([api.value(0), api.value(2)]);
        const colour = rows[parameters.dataIndex].one.effect > 0 ? c.theme.up : c.theme.down;
        return { type: "line", shape: { x1, y1, x2: x1, y2 }, style: { stroke: colour, lineWidth: 1.2, opacity: 0.5 } };
      },
    };
  }

  function marks(c, shown, rows) {
    const data = rows.flatMap((row, y) => (row.head ? [] : shown.map((one, x) => [x, y, one]).filter(([, , one]) => row.uses(one)).map(([x, y]) => [x, y])));
    const width = Math.max(1.2, Math.min(5, 300 / shown.length));
    return { type: "scatter", silent: true, xAxisIndex: 1, yAxisIndex: 1, symbol: "rect", symbolSize: [width, 11], itemStyle: { color: c.theme.ink }, data };
  }

  /** The names of the rows, heads in bold: an axis has one weight for all. */
  function words(c, rows, width) {
    const look = (row) => ({ fontWeight: row.head || row.own ? "bold" : "normal", color: row.head || row.own ? c.theme.ink : c.theme.muted });
    return {
      type: "scatter", silent: true, xAxisIndex: 1, yAxisIndex: 1, symbolSize: 0.1, clip: false,
      data: rows.map((row, y) => ({ value: [-0.7, y], label: { show: true, position: "left", distance: 6, formatter: () => row.words, fontSize: m.SMALL, width, overflow: "truncate", ...look(row) } })),
    };
  }

  function option(c) {
    const { theme } = c;
    const [shown, rows] = [done(c), rowsOf(c)];
    const [low, high] = range(shown);
    const names = Math.min(Math.max(...rows.map((row) => m.textWidth(row.words))) + 14, Math.round(c.width * 0.42));
    const seen = RATIOS.filter((ratio) => Math.log(ratio) >= low && Math.log(ratio) <= high).map(Math.log);
    const own = shown.findIndex((one) => one.own);
    const across = { min: -0.7, max: shown.length - 0.3, splitLine: { show: false }, axisTick: { show: false }, axisLabel: { show: false }, axisLine: { show: false } };
    const mine = own < 0 ? [] : [{ xAxis: own, lineStyle: { color: theme.mark, type: [2, 3], width: 1.2 }, label: { show: false } }];
    return {
      grid: [{ left: names, right: 18, top: TOP, height: UPPER }, { left: names, right: 18, top: TOP + UPPER + 8, height: ROW * rows.length }],
      tooltip: m.tooltip(theme),
      xAxis: [m.axis(theme, across), m.axis(theme, { ...across, gridIndex: 1 })],
      yAxis: [
        m.axis(theme, { min: low, max: high, name: gv.t("page-choices_axis"), nameGap: 40, splitLine: { show: false }, axisTick: { customValues: seen }, axisLabel: { customValues: seen, formatter: (x) => String(Number(Math.exp(x).toPrecision(2))) } }),
        m.rowAxis(theme, rows.map((row, i) => String(i)), { gridIndex: 1, axisLine: { show: false }, axisLabel: { show: false } }),
      ],
      series: [
        intervals(c, shown),
        { type: "scatter", z: 4, data: points(c, shown), markLine: m.lines([m.plainLine(theme.muted, 0, "yAxis"), ...mine]) },
        marks(c, shown, rows), words(c, rows, names - 10),
        own < 0 ? null : { type: "scatter", silent: true, xAxisIndex: 1, yAxisIndex: 1, symbol: "diamond", symbolSize: 12, z: 5, itemStyle: { color: theme.back, borderColor: theme.mark, borderWidth: 1.8 }, data: rows.map((row, y) => [own, y, row]).filter(([, , row]) => row.own).map(([x, y]) => [x, y]) },
      ].filter(Boolean),
    };
  }

  function title(c) {
    const shown = done(c);
    const clear = shown.filter((one) => one.p < 0.05);
    return gv.message("page-choices_title", {
      gene: gv.v.name(c.gene.gene), n: gv.v.count(shown.length), worse: gv.v.count(clear.filter((one) => one.effect > 0).length), better: gv.v.count(clear.filter((one) => one.effect < 0).length),
    });
  }

  gv.figure({
    id: "survival_choices",
    where: "gene",
    still: true,
    has: (c) => Boolean(told(c) && done(c).length),
    title,
    about: () => gv.message("page-choices_about"),
    alt: title,
    height: (c) => TOP + UPPER + 8 + ROW * rowsOf(c).length + 16,
    option,
    table: (c) => ({
      columns: [...DIMENSIONS.map((name) => gv.t("page-choice", { choice: gv.v.code(name) })), gv.t("page-choices_axis"), gv.t("page-col_ci_low"), gv.t("page-col_ci_high"), "p"],
      rows: done(c).map((one) => [...DIMENSIONS.map((name) => optionWords(name, one[name])), ...[one.effect, one.ci_low, one.ci_high].map((x) => (gv.known(x) ? Math.exp(x) : null)), one.p]),
    }),
  });
})((window.gv = window.gv || {}));
