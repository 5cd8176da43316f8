/* The lower half of a specification curve: a row for each option, marked where the analyses above take it. */
(function (gv) {
  "use strict";

  const m = gv.marks;
  const ROW = 18;
  const TALL = 32;
  const MARK = 11;
  const LEVELS = 5;

  /** Head lines and options, from the top; a diamond, as in the curve, says that the study itself takes the option. */
  function linesOf(s) {
    const row = (one) => ({ ...one, label: one.own ? `◆ ${one.label}` : one.label });
    return s.groups.flatMap((group) => [{ head: true, label: group.label, moved: group.moved }, ...group.rows.map(row)]);
  }

  const isNarrow = (c) => c.width < 620;

  /** Room in px that the rows take: names left and numbers right, or both above the marks where it is narrow. */
  function room(c, s) {
    const lines = linesOf(s);
    if (isNarrow(c)) return { left: 58, right: 12, height: lines.reduce((sum, line) => sum + (line.head ? ROW + 4 : TALL), 0) };
    const widest = Math.max(0, ...lines.map((line) => m.textWidth(line.label) + (line.head ? 8 : 0)));
    return { left: Math.max(62, Math.min(widest + 22, Math.round(c.width * 0.34))), right: 110, height: lines.length * ROW };
  }

  /** Tops of the lines in px from the top of the rows. */
  function tops(c, lines) {
    let top = 0;
    return lines.map((line) => {
      const here = top;
      top += isNarrow(c) ? (line.head ? ROW + 4 : TALL) : ROW;
      return here;
    });
  }

  /** One row's marks in one part as paths by call and by how full a bin is. */
  function marks(s, part, row, place) {
    const n = part.order.length;
    const bins = Math.min(n, Math.max(30, Math.floor(place.width / 2)));
    const wide = place.width / bins;
    const draw = Math.max(wide > 5 ? Math.min(wide * 0.7, 7) : wide, 1);
    const paths = new Map();
    for (let bin = 0; bin < bins; bin++) {
      const [first, last] = [Math.floor((bin * n) / bins), Math.floor(((bin + 1) * n) / bins)];
      const inside = part.order.slice(first, last).filter((i) => row.members.has(i));
      if (!inside.length) continue;
      const level = Math.ceil((LEVELS * inside.length) / (last - first));
      const sum = inside.reduce((total, i) => total + s.calls[i], 0);
      const call = Math.abs(sum) * 2 > inside.length ? Math.sign(sum) : 0;
      const x = (place.left + bin * wide + (wide - draw) / 2).toFixed(1);
      const key = `${call} ${level}`;
      paths.set(key, `${paths.get(key) || ""}M${x},${place.y}h${draw.toFixed(1)}v${MARK}h${(-draw).toFixed(1)}z`);
    }
    return [...paths].map(([key, pathData]) => ({ call: Number(key.split(" ")[0]), level: Number(key.split(" ")[1]), pathData }));
  }

  const text = (x, y, words, style) => ({ type: "text", x, y, style: { text: words, fontSize: m.SMALL, verticalAlign: "middle", ...style } });

  function words(c, line, box, y) {
    const { theme } = c;
    const font = (weight) => ({ fontWeight: weight, fontFamily: theme.font });
    if (line.head) {
      const label = gv.known(line.moved) && !isNarrow(c) ? gv.t("page-curve_variance", { share: gv.v.share(line.moved) }) : "";
      const right = isNarrow(c) ? { x: 4, align: "left" } : { x: box.x - 10, align: "right" };
      return [
        text(right.x, y + 9, line.label, { fill: theme.ink, ...font(700), align: right.align, width: isNarrow(c) ? c.width - 12 : box.x - 14, overflow: "truncate" }),
        text(box.x + box.width + 102, y + 9, label, { fill: theme.muted, ...font(400), align: "right" }),
      ].slice(0, label ? 2 : 1);
    }
    const fill = line.own ? theme.ink : theme.muted;
    const style = { fill, ...font(line.own ? 700 : 400) };
    const numbers = [gv.write(line.median, "effect"), gv.curve.percent(line.called)];
    if (isNarrow(c)) {
      const said = gv.t("page-curve_row", { label: gv.v.name(line.label), median: gv.v.effect(line.median), share: gv.v.share(line.called) });
      return [text(4, y + 8, said, { ...style, width: c.width - 12, overflow: "truncate" })];
    }
    const far = box.x + box.width;
    return [
      text(box.x - 10, y + 9, line.label, { ...style, align: "right", width: box.x - 14, overflow: "truncate" }),
      text(far + 48, y + 9, numbers[0], { ...style, align: "right" }),
      text(far + 102, y + 9, numbers[1], { ...style, align: "right" }),
    ];
  }

  /** A custom series of one item on the grid of the rows; `places` are the parts' left edges and widths in px. */
  function series(c, s, places) {
    const lines = linesOf(s);
    const down = tops(c, lines);
    const colours = [c.theme.down, c.theme.muted, c.theme.up];
    return {
      type: "custom", silent: true, z: 3, data: [[0, 0]],
      renderItem: (parameters) => {
        const box = parameters.coordSys;
        const children = lines.flatMap((line, at) => {
          const y = box.y + down[at];
          const drawn = line.head ? [] : s.parts.flatMap((part, p) =>
            marks(s, part, line, { left: places[p].left, width: places[p].width, y: y + (isNarrow(c) ? 17 : 3) }).map((mark) => ({
              type: "path", shape: { pathData: mark.pathData },
              style: { fill: colours[mark.call + 1], opacity: 0.12 + (0.88 * mark.level) / LEVELS },
            })));
          return [...drawn, ...words(c, line, box, y)];
        });
        return { type: "group", children: [...children, ...ownLine(c, s, places, box, down.filter((_, at) => !lines[at].head)), ...heads(c, box)] };
      },
    };
  }

  /** Where the study's own analysis stands, through all rows; where words stand above the marks, through the marks only. */
  function ownLine(c, s, places, box, rows) {
    const own = s.curve.default;
    const p = s.parts.findIndex((part) => part.order.includes(own));
    if (p < 0) return [];
    const part = s.parts[p];
    const x = places[p].left + ((part.order.indexOf(own) + 0.5) / part.order.length) * places[p].width;
    const stroke = { stroke: c.theme.mark, lineWidth: 1, lineDash: [2, 3] };
    const line = (y1, y2) => ({ type: "line", shape: { x1: x, x2: x, y1, y2 }, style: stroke });
    return isNarrow(c) ? rows.map((top) => line(box.y + top + 15, box.y + top + 30)) : [line(box.y - 4, box.y + box.height)];
  }

  function heads(c, box) {
    if (isNarrow(c)) return [];
    const style = { fill: c.theme.muted, fontFamily: c.theme.font, align: "right" };
    const far = box.x + box.width;
    return [text(far + 48, box.y - 8, gv.t("page-median"), style), text(far + 102, box.y - 8, gv.t("page-curve_share"), style)];
  }

  gv.curveChoices = { series, room };
})((window.gv = window.gv || {}));
