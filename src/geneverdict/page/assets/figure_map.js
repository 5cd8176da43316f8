// At which thresholds is the gene in the list?  A map of both thresholds that can be clicked.
(function (gv) {
  "use strict";

  const known = gv.known;
  const LEFT = 76, TOP = 16, BOTTOM = 56, RIGHT = 20;

  /** The corner of each series: it calls the gene at every cut to the left of it and below. */
  function corners(c) {
    return c.live.items.filter((item) => !item.left && item.series.is_log2 && item.row && known(item.row.fdr)).map((item) => {
      const size = c.state.treat ? Math.abs(item.row.confident) : Math.abs(item.row.log2fc);
      return { id: item.id, size: known(size) ? size : 0, fdr: Math.max(item.row.fdr, 1e-10), way: item.row.log2fc > 0 ? "up" : "down", call: item.call };
    });
  }

  function rangeOf(points, state) {
    const far = Math.max(2, state.fc * 1.1, ...points.map((point) => point.size * 1.12));
    const low = Math.min(1e-4, state.fdr, ...points.map((point) => point.fdr / 2));
    return { far: Math.min(Math.ceil(far * 2) / 2, 20), low: 10 ** Math.floor(Math.log10(Math.max(low, 1e-10))) };
  }

  function regions(points, theme) {
    return {
      type: "custom", silent: true, clip: true, z: 1, data: points.map((point) => [point.size, point.fdr]),
      renderItem(params, api) {
        const point = points[params.dataIndex], area = params.coordSys;
        const [x, y] = api.coord([point.size, point.fdr]);
        const colour = point.way === "up" ? theme.up : theme.down;
        const shape = { x: area.x, y, width: Math.max(0, x - area.x), height: Math.max(0, area.y + area.height - y) };
        return { type: "rect", shape, style: { fill: colour, opacity: 0.16, stroke: colour, lineWidth: 1 } };
      },
    };
  }

  function option(c) {
    const points = corners(c), { far, low } = rangeOf(points, c.state), theme = c.theme;
    const axis = { axisLabel: { color: theme.ink, formatter: gv.tick }, axisLine: { lineStyle: { color: theme.muted } }, splitLine: { show: false }, nameLocation: "middle", nameTextStyle: { color: theme.ink } };
    return {
      grid: { left: LEFT, right: RIGHT, top: TOP, bottom: BOTTOM },
      xAxis: { ...axis, type: "value", min: 0, max: far, nameGap: 30, name: gv.t(c.state.treat ? "page-map_axis_treat" : "page-map_axis") },
      yAxis: { ...axis, type: "log", min: low, max: 1, inverse: true, nameGap: 56, name: gv.t("page-map_axis_fdr"), axisLabel: { color: theme.ink, formatter: (v) => (v >= 0.001 ? String(Number(v.toPrecision(2))) : v.toExponential(0)) } },
      tooltip: { trigger: "item", formatter: (p) => (points[p.dataIndex] ? gv.say(sentence(points[p.dataIndex])) : "") },
      series: [
        regions(points, theme),
        {
          type: "scatter", z: 3, data: points.map((point) => ({
            value: [point.size, point.fdr], symbol: point.way === "up" ? "triangle" : "path://M0,0 L10,0 L5,9 Z", symbolSize: 12,
            itemStyle: { color: point.way === "up" ? theme.up : theme.down },
          })),
          label: { show: true, position: "right", color: theme.ink, fontSize: 11, formatter: (p) => points[p.dataIndex].id },
          labelLayout: (p) => ({ moveOverlap: "shiftY", ...(p.labelRect.x + p.labelRect.width > c.width - 4 ? { align: "right", dx: -22 } : {}) }),
        },
        {
          type: "scatter", z: 4, silent: true, symbol: "circle", symbolSize: 13, data: [[Math.min(c.state.fc, far), Math.max(c.state.fdr, low)]],
          itemStyle: { color: theme.back, borderColor: theme.mark, borderWidth: 2.5 },
          markLine: { silent: true, symbol: "none", precision: 12, label: { show: false }, lineStyle: { color: theme.mark, type: "dashed", width: 1 }, data: [{ xAxis: c.state.fc }, { yAxis: c.state.fdr }] },
        },
      ],
    };
  }

  const sentence = (point) => gv.message("page-map_corner", { id: gv.v.name(point.id), way: gv.v.message(gv.callOf(point.way)), size: gv.v.effect(point.size), fdr: gv.v.p(point.fdr) });

  function setTo(fc, fdr, treat) {
    gv.set(treat ? { fc: Math.round(Math.max(0, fc) * 100) / 100 } : { fc: Math.round(Math.max(0, fc) * 100) / 100, fdr });
  }

  const KEYS = { ArrowLeft: [-0.05, 1], ArrowRight: [0.05, 1], ArrowUp: [0, 0.5], ArrowDown: [0, 2] };

  gv.figure({
    id: "thresholds", where: "gene",
    has: (c) => corners(c).length > 0,
    title: (c) => gv.message("page-map_title", { gene: gv.v.name(c.gene.gene) }),
    about: () => gv.message("page-map_about"),
    alt: (c) => gv.clauses(corners(c).map(sentence)),
    height: (c) => (c.width < 560 ? 300 : 360),
    option,
    table: (c) => ({
      columns: [gv.t("page-head_series"), gv.t("page-head_direction"), gv.t("page-head_up_to_cut"), gv.t("page-head_above_fdr")],
      rows: corners(c).map((point) => [point.id, gv.say(gv.callOf(point.way)), point.size, point.fdr]),
    }),
    point(chart, event, c) {
      const at = [event.offsetX, event.offsetY];
      if (!chart.containPixel("grid", at)) return;
      const [fc, fdr] = chart.convertFromPixel("grid", at);
      setTo(fc, fdr, c.state.treat);
    },
    key(event, c) {
      const move = KEYS[event.key];
      if (!move) return;
      event.preventDefault();
      setTo(c.state.fc + move[0], c.state.fdr * move[1], c.state.treat);
    },
  });
})((window.gv = window.gv || {}));
