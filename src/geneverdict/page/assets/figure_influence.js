/* The result without each pair or sample, and who alone changes the call. */
(function (gv) {
  "use strict";

  const m = gv.marks;
  const MOST_NAMED = 60;
  const MOST_FRAMED = 8;
  const ROW = 17;

  const rows = (c) => c.answer.why.influence.filter((one) => gv.known(one.log2fc)).sort((a, b) => b.log2fc - a.log2fc);
  const cutOf = (c) => (c.answer.effect_unit === "log2FC" ? c.state.fc : 0);
  const sampleNamed = (c, id) => c.series.samples.find((sample) => sample.id === id);
  const ownFdr = (c) => c.state.fdr === c.study.thresholds.fdr;

  /** What is left out, as samples of the series: one sample, or those of a pair. */
  function samplesOf(c, name) {
    const one = sampleNamed(c, name);
    return one ? [one] : c.series.samples.filter((sample) => sample.pair === name && sample.in_model);
  }

  /** The largest p that meets the FDR of the page: the study's own line, or read from all genes once they are there; where
   *  none does, as in Python, the FDR over the number of genes. */
  function line(c) {
    if (ownFdr(c)) return c.answer.why.p_line;
    const arrays = gv.arraysNow && gv.arraysNow(c.series.stem);
    if (!arrays) return c.answer.why.p_line;
    let largest = -1;
    for (let i = 0; i < arrays.n; i++) if (arrays.fdr[i] < c.state.fdr && arrays.p[i] > largest) largest = arrays.p[i];
    return largest >= 0 ? largest : c.state.fdr / arrays.n;
  }

  function called(c, effect, p) {
    const cut = line(c);
    return gv.known(cut) && gv.known(p) && p <= cut && Math.abs(effect) >= cutOf(c) && effect !== 0;
  }

  /** At the study's own thresholds as Python says it; at others by the same line of p and the size asked for. */
  function isCalled(c, one) {
    return ownFdr(c) && c.state.fc === c.study.thresholds.log2fc ? one.called : called(c, one.log2fc, one.p);
  }

  const whole = (c) => called(c, c.answer.log2fc, c.answer.p);
  const alone = (c) => rows(c).filter((one) => isCalled(c, one) !== whole(c));
  const ofPairs = (c) => !rows(c).some((one) => sampleNamed(c, one.left_out));

  function point(c, one, i, flips) {
    const sample = sampleNamed(c, one.left_out);
    const colour = sample ? m.roleMark(sample.role, c.theme).itemStyle[sample.role === "case" ? "color" : "borderColor"] : c.theme.ink;
    const filled = isCalled(c, one);
    return {
      value: [one.log2fc, i], name: one.left_out, symbol: sample && sample.role === "control" ? "rect" : "circle",
      symbolSize: flips ? 12 : 9, itemStyle: { color: filled ? colour : c.theme.back, borderColor: colour, borderWidth: 2 },
      tip: [gv.t("page-without_one", { name: gv.v.name(one.left_out) }), gv.t("page-effect_alone", { effect: gv.v.code(c.answer.effect_unit), log2fc: gv.v.effect(one.log2fc) }), `p ${gv.write(one.p, "p")}`, gv.t(filled ? "page-called" : "call-not_called")].join("\n"),
    };
  }

  /** A diamond-shaped frame around those who alone change the call, and the page's ring around the chosen sample. */
  function marks(c, shown, flipping, middle) {
    const id = m.chosen(c, c.series.id);
    const at = shown.findIndex((one) => samplesOf(c, one.left_out).some((sample) => sample.id === id));
    const frames = shown.map((one, i) => ({ one, i })).filter(({ one }) => flipping.has(one.left_out));
    return [
      {
        type: "scatter", silent: true, symbol: "diamond", symbolSize: 24, z: 3,
        itemStyle: { color: "transparent", borderColor: c.theme.palette[4], borderWidth: 2 },
        label: { show: shown.length > MOST_NAMED && frames.length <= MOST_FRAMED, formatter: (item) => item.name, color: c.theme.ink, fontSize: m.SMALL },
        data: frames.map(({ one, i }) => ({ value: [one.log2fc, i], name: m.shorten(one.left_out, 18), label: { position: one.log2fc > c.answer.log2fc ? "left" : "right" } })),
      },
      ...(id && at >= 0 ? [m.ring(c.theme, [{ value: [shown[at].log2fc, at], name: id, side: shown[at].log2fc > middle ? "left" : "right" }])] : []),
    ];
  }

  function names(c, shown, flipping) {
    return m.rowAxis(c.theme, shown.map((one) => one.left_out), {
      axisLine: { show: false },
      axisLabel: {
        show: shown.length <= MOST_NAMED,
        formatter: (name) => (flipping.has(name) ? `{flip|${m.shorten(name, 18)}}` : m.shorten(name, 18)),
        rich: { flip: { fontWeight: "bold", fontSize: m.SMALL, color: c.theme.ink } },
      },
    });
  }

  function chances(c, shown) {
    return m.rowAxis(c.theme, shown.map((one) => gv.write(one.p, "p")), {
      position: "right", axisLine: { show: false }, name: shown.length <= MOST_NAMED ? "p" : "", nameLocation: "start", nameGap: 8,
      nameTextStyle: { align: "left", fontSize: m.SMALL, color: c.theme.muted }, axisLabel: { show: shown.length <= MOST_NAMED },
    });
  }

  /** The threshold on the sides where effects are. */
  function cuts(c, shown) {
    const cut = cutOf(c);
    if (!(cut > 0)) return [];
    const effects = [c.answer.log2fc, ...shown.map((one) => one.log2fc)];
    return [-cut, cut].filter((one) => effects.some((effect) => Math.sign(effect) === Math.sign(one)));
  }

  /** Filled says called here, so that case and control differ by shape. */
  function roleKey(theme) {
    const entry = (role, icon, color) => ({ name: m.roleName(role), icon, itemStyle: { color } });
    return m.legend(theme, { data: [entry("case", "circle", theme.case), entry("control", "rect", theme.control)] });
  }

  function option(c) {
    const { theme } = c;
    const shown = rows(c);
    const flipping = new Set(alone(c).map((one) => one.left_out));
    const sides = cuts(c, shown);
    const ends = [c.answer.log2fc, ...sides, ...shown.map((one) => one.log2fc)].filter(gv.known);
    const room = 0.08 * (Math.max(...ends) - Math.min(...ends)) || 0.5;
    const named = shown.length <= MOST_NAMED;
    const left = named ? Math.max(...shown.map((one) => m.textWidth(m.shorten(one.left_out, 18)))) + 18 : 20;
    return {
      grid: { left, right: named ? 72 : 20, top: 40, bottom: 52 },
      legend: ofPairs(c) ? undefined : roleKey(theme),
      tooltip: m.tooltip(theme),
      xAxis: m.axis(theme, {
        name: gv.t("page-influence_axis", { effect: gv.v.code(c.answer.effect_unit) }), min: Math.min(...ends) - room,
        max: Math.max(...ends) + room, axisLabel: { showMinLabel: false, showMaxLabel: false },
      }),
      yAxis: [names(c, shown, flipping), chances(c, shown)],
      series: [
        {
          type: "scatter", z: 4, data: shown.map((one, i) => point(c, one, i, flipping.has(one.left_out))),
          markLine: m.lines([m.plainLine(theme.ink, c.answer.log2fc, "xAxis", 1.8), ...m.cutLines(theme, sides)]),
        },
        { type: "scatter", yAxisIndex: 1, silent: true, symbolSize: 0, data: shown.map((one, i) => [one.log2fc, i]) },
        ...marks(c, shown, flipping, (Math.min(...ends) + Math.max(...ends)) / 2),
        ...["case", "control"].map((role) => ({ type: "scatter", name: m.roleName(role), data: [] })),
      ],
    };
  }

  function flipWords(c) {
    const n = alone(c).length;
    if (n === 1) return gv.message("page-influence_one", { name: gv.v.name(alone(c)[0].left_out) });
    if (n) return gv.message("page-influence_each", { n: gv.v.count(n) });
    const { flip } = c.answer.why;
    const own = ownFdr(c) && c.state.fc === c.study.thresholds.log2fc;
    if (own && flip.length) return gv.message("page-influence_together", { names: gv.v.names(flip.map((name) => m.shorten(name, 16))) });
    return gv.message("page-influence_none");
  }

  function title(c) {
    const lost = c.answer.why.influence.length - rows(c).length;
    const what = gv.message("page-influence_title", {
      gene: gv.v.name(c.gene.gene), series: gv.v.name(c.series.id), unit: gv.v.code(ofPairs(c) ? "pair" : "sample"), flips: gv.v.message(flipWords(c)),
    });
    return gv.clauses(what, lost && gv.message("page-influence_lost", { n: gv.v.count(lost) }));
  }

  gv.figure({
    id: "influence",
    where: "series",
    has: (c) => Boolean(c.answer && c.answer.why && rows(c).length),
    title,
    about: (c) => m.withoutTreat(c, gv.message("page-influence_about", { line: gv.v.p(line(c)) })),
    alt: (c) => gv.sentences(m.stop(title(c)), gv.message("page-influence_range", { effect: gv.v.effect(c.answer.log2fc), low: gv.v.effect(rows(c).at(-1).log2fc), high: gv.v.effect(rows(c)[0].log2fc) })),
    height: (c) => (rows(c).length <= MOST_NAMED ? Math.max(170, rows(c).length * ROW + 100) : 460),
    option,
    table: (c) => ({
      columns: [gv.t("page-left_out"), m.unitName(c.answer.effect_unit), "p", gv.t("page-called")],
      rows: rows(c).map((one) => [one.left_out, one.log2fc, one.p, gv.t(isCalled(c, one) ? "page-yes" : "page-no")]),
    }),
    click: (event, c) => {
      const found = event.data && event.data.name ? samplesOf(c, event.data.name) : [];
      const one = found.find((sample) => sample.role === "case") || found[0];
      if (one) m.select(c, c.series.id, one.id);
    },
  });
})((window.gv = window.gv || {}));
