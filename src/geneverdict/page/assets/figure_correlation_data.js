/* The cells of a matrix of correlations: a mark each where they are few, a picture with a row for each sample where many. */
(function (gv) {
  "use strict";

  const FEW = 60;
  const SHARP = 1100;
  const drawn = new WeakMap();

  /** From the lowest correlation to the highest: from the background's side to the ink, by way of blue. */
  const ramp = (theme) => [theme.soft, theme.down, theme.ink];

  const parts = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));

  /** The colour at `share` (0 … 1) of the ramp. */
  function colourAt(colours, share) {
    const at = Math.min(Math.max(share, 0), 1) * (colours.length - 1);
    const low = Math.min(Math.floor(at), colours.length - 2);
    const [a, b] = [parts(colours[low]), parts(colours[low + 1])];
    return `rgb(${a.map((x, i) => Math.round(x + (b[i] - x) * (at - low))).join(",")})`;
  }

  /** The matrix as a picture of its own, several px to a cell; kept, since the page draws anew at every move. */
  function picture(c, { data, each }, n) {
    const last = drawn.get(c.series.quality);
    if (last && last.name === c.theme.name) return last.canvas;
    const step = Math.max(1, Math.round(SHARP / n));
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = step * n;
    const pen = canvas.getContext("2d");
    const [low, high] = [Math.min(...each), Math.max(...each)];
    for (const [column, row, r] of data) {
      pen.fillStyle = colourAt(ramp(c.theme), high > low ? (r - low) / (high - low) : 1);
      pen.fillRect(column * step, row * step, step, step);
    }
    drawn.set(c.series.quality, { name: c.theme.name, canvas });
    return canvas;
  }

  // The library's own heatmap draws on further canvases, which a saved picture would lack: so these are custom series.
  const custom = (data, renderItem) => ({ type: "custom", data, progressive: 0, z: 2, renderItem });

  function marks(found, names) {
    const tip = ([column, row, r]) => `${names[row]}\n${names[column]}\nr = ${gv.write(r, "fixed3")}`;
    const data = found.data.map((value) => ({ value, sample: names[value[1]], tip: tip(value) }));
    return custom(data, (parameters, api) => {
      const [width, height] = api.size([1, 1]);
      const [x, y] = api.coord([api.value(0), api.value(1)]);
      const shape = { x: x - width / 2, y: y - height / 2, width: width + 0.3, height: height + 0.3 };
      return { type: "rect", shape, style: { fill: api.visual("color") } };
    });
  }

  /** Of a row: its sample, the mean of its correlations, and which sample is most and least like it. */
  function rowsOf(found, names) {
    const rows = names.map((sample) => ({ sample, sum: 0, n: 0, most: [NaN, -2], least: [NaN, 2] }));
    for (const [column, row, r] of found.data) {
      const one = rows[row];
      one.sum += r;
      one.n++;
      if (r > one.most[1]) one.most = [column, r];
      if (r < one.least[1]) one.least = [column, r];
    }
    return rows.map((one, row) => ({
      value: [0, row, one.n ? one.sum / one.n : null], sample: one.sample,
      tip: one.n ? [
        one.sample, gv.t("page-correlation_mean", { r: gv.v.fixed3(one.sum / one.n) }),
        gv.t("page-correlation_most_like", { sample: gv.v.name(names[one.most[0]]), r: gv.v.fixed3(one.most[1]) }),
        gv.t("page-correlation_least_like", { sample: gv.v.name(names[one.least[0]]), r: gv.v.fixed3(one.least[1]) }),
      ].join("\n") : one.sample,
    }));
  }

  function pictured(c, found, names) {
    const image = picture(c, found, names.length);
    return custom(rowsOf(found, names), (parameters, api) => {
      const { x, y, width, height } = parameters.coordSys;
      const step = height / names.length;
      const row = { type: "rect", shape: { x, y: y + parameters.dataIndex * step, width, height: step }, style: { fill: "transparent" } };
      if (parameters.dataIndex) return row;
      return { type: "group", children: [{ type: "image", silent: true, style: { image, x, y, width, height } }, row] };
    });
  }

  gv.correlationRamp = ramp;
  gv.correlationCells = (c, found, names) => (names.length <= FEW ? marks(found, names) : pictured(c, found, names));
})((window.gv = window.gv || {}));
