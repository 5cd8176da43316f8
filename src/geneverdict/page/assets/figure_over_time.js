/* Schoenfeld's residuals: does one hazard ratio hold for the whole time? */
(function (gv) {
  "use strict";

  const m = gv.marks;
  const TICKS = 7;

  const mine = (c) => ((c.gene.page && c.gene.page.survival) || [])[c.part];
  const test = (c) => (mine(c) && mine(c).over_time) || null;
  const patients = (c) => c.study.survival.find((one) => one.series === mine(c).series && one.endpoint === mine(c).endpoint);

  /** Deaths spread evenly over the axis of the test, by their places: where months are written. */
  function ticks(found) {
    const { transformed } = found;
    const [low, high] = [transformed[0], transformed.at(-1)];
    const wanted = Array.from({ length: TICKS }, (_, i) => low + ((high - low) * i) / (TICKS - 1));
    const nearest = (place) => transformed.reduce((best, x, i) => (Math.abs(x - place) < Math.abs(transformed[best] - place) ? i : best), 0);
    return new Map(wanted.map(nearest).map((i) => [transformed[i], found.months[i]]));
  }

  /** The smooth with two standard errors either way. */
  function smooth(c, found) {
    const rows = found.smooth_at.map((x, i) => [x, found.smooth_low[i], found.smooth_high[i]]).filter((row) => row.every(gv.known));
    const band = {
      type: "custom", silent: true, z: 1, clip: true, data: rows.length ? [rows[0]] : [],
      renderItem: (parameters, api) => {
        const edge = (column) => rows.map((row) => api.coord([row[0], row[column]]));
        return { type: "polygon", shape: { points: [...edge(1), ...edge(2).reverse()] }, style: { fill: c.theme.down, opacity: 0.15 } };
      },
    };
    const line = { type: "line", silent: true, symbol: "none", z: 3, lineStyle: { color: c.theme.down, width: 2.4 }, itemStyle: { color: c.theme.down }, data: found.smooth_at.map((x, i) => [x, found.smooth[i]]) };
    return [band, line];
  }

  function option(c) {
    const { theme } = c;
    const found = test(c);
    const named = ticks(found);
    const [low, high] = [found.transformed[0], found.transformed.at(-1)];
    const room = 0.03 * (high - low) || 0.5;
    const all = { yAxis: found.coef, lineStyle: { color: theme.up, type: [5, 4], width: 1.2 }, label: { show: true, position: "insideEndTop", formatter: gv.t("page-over_time_one"), color: theme.up, fontSize: m.SMALL } };
    return {
      grid: { left: 66, right: 22, top: 16, bottom: 52 },
      tooltip: m.tooltip(theme),
      xAxis: m.axis(theme, {
        min: low - room, max: high + room, name: gv.t("page-over_time_months"), splitLine: { show: false }, axisTick: { customValues: [...named.keys()] },
        axisLabel: { customValues: [...named.keys()], formatter: (x) => { const t = [...named].reduce((best, one) => (Math.abs(one[0] - x) < Math.abs(best[0] - x) ? one : best))[1]; return gv.write(t, t < 9.95 ? "fixed1" : "fixed0"); } },
      }),
      yAxis: m.axis(theme, { name: gv.t("page-over_time_hazard"), nameGap: 42 }),
      series: [
        ...smooth(c, found),
        {
          type: "scatter", z: 4, symbolSize: 7, itemStyle: { color: theme.back, borderColor: theme.ink, borderWidth: 1.4 },
          data: found.months.map((months, i) => ({ value: [found.transformed[i], found.residuals[i]], tip: gv.t("page-event_after", { t: gv.v.fixed1(months) }) })),
          markLine: m.lines([m.plainLine(theme.muted, 0, "yAxis"), all]),
        },
      ],
    };
  }

  function title(c) {
    return gv.message("page-over_time_title", {
      gene: gv.v.name(c.gene.gene), series: gv.v.name(mine(c).series), endpoint: gv.v.told(patients(c).label), n: gv.v.count(test(c).months.length), p: gv.v.p(test(c).p),
    });
  }

  gv.figure({
    id: "over_time",
    where: "series",
    still: true,
    has: (c) => test(c) !== null,
    title,
    about: () => gv.message("page-over_time_about"),
    alt: title,
    height: () => 300,
    option,
    table: (c) => ({
      columns: [gv.t("page-months"), gv.t("page-over_time_hazard")],
      rows: test(c).months.map((months, i) => [months, test(c).residuals[i]]),
    }),
  });
})((window.gv = window.gv || {}));
