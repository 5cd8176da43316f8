/* The correlation of every two samples of one series, in the clustered order. */
(function (gv) {
  "use strict";

  const m = gv.marks;
  const ROLES = ["control", "case", "neither"];
  const NAMED_ROW = 12;

  const roleOf = (c) => new Map(c.series.samples.map((sample) => [sample.id, sample.role]));
  const ids = (c) => c.series.quality.order.map((i) => c.series.quality.samples[i]);

  /** Cells [column, row, r] without the diagonal, and the r of each pair once. */
  function cells(c) {
    const { order, correlation } = c.series.quality;
    const data = [];
    const each = [];
    order.forEach((a, row) => order.forEach((b, column) => {
      const r = correlation[a][b];
      if (row === column || !gv.known(r)) return;
      data.push([column, row, r]);
      if (column < row) each.push(r);
    }));
    return { data, each };
  }

  /** Edge of the matrix in px. */
  function size(c) {
    const n = ids(c).length;
    return Math.max(180, Math.min(c.width - 40, n * 16, 560));
  }

  const isNamed = (c) => size(c) / ids(c).length >= NAMED_ROW && c.width >= 480;

  function grid(c) {
    const names = isNamed(c) ? Math.max(...ids(c).map((id) => m.textWidth(m.shorten(id, 16)))) + 12 : 0;
    const across = Math.min(size(c), c.width - names - 36);
    return { left: names + 18, width: across, top: 46, height: size(c) };
  }

  /** Beside and below the matrix which group each sample is of: case full width, control half, neither a third. */
  function strips(c, box) {
    const roles = roleOf(c);
    const n = ids(c).length;
    const step = [box.width / n, box.height / n];
    return ids(c).flatMap((id, i) => {
      const role = roles.get(id);
      const look = m.roleMark(role, c.theme).itemStyle;
      const fill = role === "case" ? look.color : look.borderColor;
      const deep = role === "case" ? 10 : role === "control" ? 5 : 3;
      const rect = (x, y, width, height) => ({ type: "rect", shape: { x, y, width, height }, style: { fill } });
      return [
        rect(box.x - 3 - deep, box.y + i * step[1], deep, Math.max(step[1] - (step[1] > 4 ? 1 : 0), 0.6)),
        rect(box.x + i * step[0], box.y + box.height + 3, Math.max(step[0] - (step[0] > 4 ? 1 : 0), 0.6), deep),
      ];
    });
  }

  /** A frame around the row and the column of the chosen sample, and its name above. */
  function frames(c, box) {
    const id = m.chosen(c, c.series.id);
    const at = ids(c).indexOf(id);
    if (at < 0) return [];
    const step = [box.width / ids(c).length, box.height / ids(c).length];
    const style = { fill: "none", stroke: c.theme.mark, lineWidth: step[0] > 5 ? 2 : 1 };
    const x = box.x + at * step[0];
    const late = at > ids(c).length / 2;
    return [
      { type: "rect", shape: { x: box.x, y: box.y + at * step[1], width: box.width, height: step[1] }, style },
      { type: "rect", shape: { x, y: box.y, width: step[0], height: box.height }, style },
      { type: "text", x: x + step[0] / 2, y: box.y - 9, style: { text: id, fill: c.theme.ink, fontSize: m.TEXT, fontWeight: 700, fontFamily: c.theme.font, align: late ? "right" : "left", verticalAlign: "middle" } },
    ];
  }

  function around(c) {
    return {
      type: "custom", silent: true, clip: false, z: 5, data: [[0, 0]],
      renderItem: (parameters) => ({ type: "group", children: [...strips(c, parameters.coordSys), ...frames(c, parameters.coordSys)] }),
    };
  }

  function key(c) {
    const roles = ROLES.filter((role) => [...roleOf(c).entries()].some(([id, one]) => one === role && ids(c).includes(id)));
    const entry = (role) => {
      const look = m.roleMark(role, c.theme).itemStyle;
      const deep = { case: 10, control: 5, neither: 3 }[role];
      return { name: m.roleName(role), icon: `path://M0,0h${deep}v10h-${deep}z`, itemStyle: { color: role === "case" ? look.color : look.borderColor } };
    };
    return { legend: m.legend(c.theme, { data: roles.map(entry) }), series: roles.map((role) => ({ type: "scatter", name: m.roleName(role), data: [] })) };
  }

  function option(c) {
    const { theme } = c;
    const { each } = cells(c);
    const place = grid(c);
    const named = isNamed(c);
    const names = ids(c);
    const legend = key(c);
    const bare = { show: false };
    return {
      grid: place,
      legend: legend.legend,
      tooltip: m.tooltip(theme),
      visualMap: {
        type: "continuous", min: Math.min(...each), max: Math.max(...each), dimension: 2, seriesIndex: 0, orient: "horizontal",
        left: place.left, top: place.top + place.height + 26, itemWidth: 12, itemHeight: Math.min(200, place.width - 90), calculable: false, hoverLink: false,
        text: [gv.write(Math.max(...each), "fixed3"), `r = ${gv.write(Math.min(...each), "fixed3")}`], textStyle: { color: theme.ink, fontSize: m.SMALL },
        inRange: { color: gv.correlationRamp(theme) },
      },
      xAxis: m.axis(theme, { type: "category", data: names, axisLabel: bare, axisTick: bare, axisLine: bare, splitLine: bare }),
      yAxis: m.rowAxis(theme, names, { axisLine: bare, axisLabel: { show: named, margin: 18, formatter: (id) => m.shorten(id, 16) } }),
      series: [gv.correlationCells(c, cells(c), names), around(c), ...legend.series],
    };
  }

  function title(c) {
    const { each } = cells(c);
    return gv.message("page-correlation_title", {
      series: gv.v.name(c.series.id), n: gv.v.count(ids(c).length), low: gv.v.fixed3(Math.min(...each)), median: gv.v.fixed3(m.median(each)),
    });
  }

  function alt(c) {
    const { correlation, samples } = c.series.quality;
    const mean = (row, i) => {
      const others = row.filter((r, j) => j !== i && gv.known(r));
      return others.reduce((sum, r) => sum + r, 0) / others.length;
    };
    const means = correlation.map(mean);
    const worst = means.indexOf(Math.min(...means));
    return gv.sentences(m.stop(title(c)), gv.message("page-correlation_least", { sample: gv.v.name(samples[worst]), r: gv.v.fixed3(means[worst]) }));
  }

  gv.figure({
    id: "correlation",
    where: "series",
    still: true,
    has: (c) => Boolean(c.series && c.series.quality && c.series.quality.samples.length > 2 && cells(c).each.length),
    title,
    about: () => gv.message("page-correlation_about"),
    alt,
    height: (c) => grid(c).top + grid(c).height + 62,
    option,
    table: (c) => {
      const { order, correlation } = c.series.quality;
      return { columns: [gv.t("page-col_sample"), ...ids(c)], rows: order.map((a, i) => [ids(c)[i], ...order.map((b) => correlation[a][b])]) };
    },
    click: (event, c) => event.seriesIndex === 0 && event.data && m.select(c, c.series.id, event.data.sample),
    scale: "canvas",
  });
})((window.gv = window.gv || {}));
