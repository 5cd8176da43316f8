/* The p-value at every cut: what one would find by searching, and what is left of it once the search is counted. */
(function (gv) {
  "use strict";

  const m = gv.marks;
  const MOST = 16;

  const height = (p) => (gv.known(p) ? Math.min(MOST, -Math.log10(Math.max(p, 1e-300))) : null);

  function tip(s, i) {
    const { cut, n_low: low } = s.found;
    const { p, corrected, ...hazard } = gv.survival.numbers(s.found, i);
    return [
      gv.t("page-cut_at", { cut: gv.v.effect(cut[i]), low: gv.v.count(low[i]), high: gv.v.count(s.n - low[i]) }),
      gv.t("page-cut_p", { p: gv.v.p(p) }),
      gv.t("page-cut_p_searched", { p: gv.v.p(corrected) }),
      gv.t("page-hazard_ratio", gv.survival.hazardValues(hazard)),
    ].join("\n");
  }

  /** The axis of p: small at the top, on the scale of its logarithm. */
  function chanceAxis(c, s, grid) {
    const top = Math.max(2.2, ...s.found.p.map(height).filter(gv.known)) + 0.25;
    return m.axis(c.theme, {
      gridIndex: grid, min: 0, max: top, interval: Math.max(1, Math.ceil(top / 6)), name: "p", nameGap: 40,
      axisLabel: { formatter: (x) => (x === 0 ? "1" : x > 4 ? `1e−${gv.write(x, "fixed0")}` : String(Number((10 ** -x).toPrecision(1)))), showMaxLabel: false },
    });
  }

  function axes(c, s, grid) {
    const { cut } = s.found;
    const room = 0.05 * (cut.at(-1) - cut[0]) || 0.5;
    const x = m.axis(c.theme, {
      gridIndex: grid, name: gv.t("page-cut_of", { gene: gv.v.name(c.gene.gene), unit: gv.v.message(gv.survival.unit(c, s.one)) }), nameGap: 28,
      min: cut[0] - room, max: cut.at(-1) + room, splitLine: { show: false },
      axisLabel: { showMinLabel: false, showMaxLabel: false, formatter: (value) => gv.write(value, "fixed1") },
    });
    return { x, y: chanceAxis(c, s, grid) };
  }

  function series(c, s, grid) {
    const { theme } = c;
    const on = { xAxisIndex: grid, yAxisIndex: grid };
    const { cut, p, corrected, median_place: middlePlace } = s.found;
    const size = cut.length > 60 ? 4 : 7;
    const line = (value, words) => ({
      yAxis: value, lineStyle: { color: theme.muted, type: [5, 4], width: 1 },
      label: { show: true, position: "insideStartTop", formatter: words, color: theme.muted, fontSize: m.SMALL },
    });
    const middle = middlePlace < 0 ? [] : [{
      xAxis: cut[middlePlace], lineStyle: { color: theme.muted, type: [2, 3], width: 1 },
      label: { show: true, position: "end", formatter: gv.t("page-median"), color: theme.muted, fontSize: m.SMALL },
    }];
    const here = s.at < 0 ? [] : [cut[s.at], height(s.here.p)];
    return [
      {
        type: "line", ...on, name: gv.t("page-cut_alone"), symbol: "circle", symbolSize: size, showAllSymbol: true, z: 4,
        lineStyle: { color: theme.muted, width: 1.2 }, itemStyle: { color: theme.muted },
        data: cut.map((value, i) => ({ value: [value, height(p[i])], cut: value, tip: tip(s, i) })),
        markLine: m.lines([line(height(0.05), "0.05"), ...middle]),
      },
      {
        type: "line", ...on, silent: true, name: gv.t("page-cut_corrected"), symbol: "none", z: 3,
        lineStyle: { color: theme.ink, width: 2, type: [6, 3] }, itemStyle: { color: theme.ink },
        data: cut.map((value, i) => [value, height(corrected[i])]),
      },
      m.ring(theme, here.length ? [{ value: here, name: "" }, { value: [cut[s.at], height(s.here.corrected)], name: "" }] : [], { ...on, symbol: "diamond", symbolSize: 15 }),
      { type: "line", ...on, silent: true, symbol: "none", z: 2, lineStyle: { color: theme.mark, width: 1.5 }, data: here.length ? [[cut[s.at], 0], here] : [] },
    ];
  }

  gv.survivalCuts = { axes, series };
})((window.gv = window.gv || {}));
