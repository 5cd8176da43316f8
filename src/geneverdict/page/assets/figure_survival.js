/* Survival of the patients with much and with little of the gene, at a cut that can be moved. */
(function (gv) {
  "use strict";

  const m = gv.marks;
  const NARROW = 760;
  const TOP = 64;
  const CURVES = 250;
  const RISK = 62;
  const SIDES = ["high", "low"];

  const look = (theme, side) => (side === "high" ? { color: theme.up, dash: "solid" } : { color: theme.down, dash: [6, 4] });

  /** Of a group: its curve from the start to when the last was seen. */
  function steps(group) {
    return [[0, 1], ...group.time.map((time, i) => [time, group.survival[i]])];
  }

  function name(s, side) {
    const words = { cut: gv.number(s.here.cut), n: s[side].n, events: s[side].deaths };
    return side === "high" ? gv.t("high (> {cut}): n = {n}, {events} events", words) : gv.t("low (≤ {cut}): n = {n}, {events} events", words);
  }

  function curve(c, s, side) {
    const { color, dash } = look(c.theme, side);
    return {
      type: "line", name: name(s, side), step: "end", symbol: "none", silent: true, z: 4, data: steps(s[side]),
      lineStyle: { color, width: 2.4, type: dash }, itemStyle: { color },
    };
  }

  /** The 95 % interval, point by point, as a stepped band; it ends where the curve comes to 0. */
  function band(c, s, side) {
    const group = s[side];
    const known = group.time.map((time, i) => [time, group.ciLow[i], group.ciHigh[i]]).filter(([, low]) => gv.known(low));
    const rows = [[0, 1, 1], ...known];
    return {
      type: "custom", silent: true, z: 1, clip: true, data: [[0, 1]],
      renderItem: (parameters, api) => {
        const edge = (column) => rows.flatMap((row, i) => [
          ...(i ? [api.coord([row[0], rows[i - 1][column]])] : []), api.coord([row[0], row[column]]),
        ]);
        return { type: "polygon", shape: { points: [...edge(1), ...edge(2).reverse()] }, style: { fill: look(c.theme, side).color, opacity: 0.12 } };
      },
    };
  }

  function heightAt(group, time) {
    const at = group.time.findLastIndex((one) => one <= time);
    return at < 0 ? 1 : group.survival[at];
  }

  /** Every patient at the end of the time they were seen: a tick where censored; those who died can be chosen too. */
  function patients(c, s, side) {
    const group = s[side];
    const { color } = look(c.theme, side);
    const data = group.members.map((i) => {
      const [months, died] = [s.one.months[i], s.one.events[i] === 1];
      const said = [s.one.samples[i], died ? gv.t("event after {t} months", { t: gv.number(months, 1) }) : gv.t("last seen after {t} months", { t: gv.number(months, 1) }), gv.t("value {x}", { x: gv.number(s.one.values[i]) })];
      return {
        value: [months, heightAt(group, months)], sample: s.one.samples[i], tip: said.join("\n"),
        symbol: died ? "circle" : "rect", symbolSize: died ? 9 : [2, s.n > 200 ? 8 : 11], itemStyle: { color, opacity: died ? 0 : 1 },
      };
    });
    return { type: "scatter", z: 5, clip: false, data };
  }

  function chosen(c, s) {
    const id = m.chosen(c, s.one.series);
    const side = SIDES.find((one) => s[one].members.some((i) => s.one.samples[i] === id));
    if (!side) return [];
    const i = s.one.samples.indexOf(id);
    const late = s.one.months[i] > Math.max(...s.one.months) / 2;
    return [m.ring(c.theme, [{ value: [s.one.months[i], heightAt(s[side], s.one.months[i])], name: id, side: late ? "left" : "right" }])];
  }

  /** How many are still at risk at each tick, a row for each group. */
  function atRisk(c, s) {
    const data = SIDES.flatMap((side, row) =>
      gv.statistics.numbersAtRisk(s[side], s.ticks).map((n, i) => ({ value: [s.ticks[i], row], label: { formatter: String(n), color: look(c.theme, side).color } })));
    return {
      type: "scatter", silent: true, xAxisIndex: 1, yAxisIndex: 1, symbolSize: 0.1, clip: false,
      label: { show: true, position: "inside", fontSize: m.TEXT }, data,
    };
  }

  function grids(c) {
    const across = c.width < NARROW ? c.width - 92 : Math.round(c.width * 0.53) - 84;
    const below = TOP + CURVES + RISK;
    const first = [{ left: 74, width: across, top: TOP, height: CURVES }, { left: 74, width: across, top: below, height: 38 }].map((one) => ({ ...one, outerBoundsMode: "none" }));
    if (c.width < NARROW) return [...first, { left: 62, right: 18, top: below + 120, height: 190 }];
    return [...first, { left: 74 + across + 76, right: 18, top: TOP + 24, height: CURVES - 24 }];
  }

  /** What the present cut is worth; a median that is none of the cuts searched needs no correction. */
  function chances(s) {
    const { p, corrected } = s.here;
    const alone = gv.t("p of this cut alone (naive): {p}", { p: gv.probability(p) });
    if (!gv.known(corrected)) return [alone];
    return [alone, gv.t("p corrected for having searched all {n} cuts: {p}", { n: s.found.cut.length, p: gv.probability(corrected) })];
  }

  const ratioWords = (s) => gv.t("Hazard ratio, high against low: {ratio}", { ratio: gv.survival.hazardWords(s.here) });

  function texts(c, s) {
    const cuts = grids(c)[2];
    const left = c.width < NARROW ? 2 : cuts.left - 40;
    const top = c.width < NARROW ? cuts.top - 80 : 2;
    const line = (words, i) => ({
      type: "text", left, top: top + 18 * i, silent: true,
      style: { text: words, fill: c.theme.ink, font: `600 ${c.width < NARROW ? 12 : 13}px ${c.theme.font}`, width: c.width - left, overflow: "break" },
    });
    const ratio = { type: "text", left: 70, top: 42, silent: true, style: { text: ratioWords(s), fill: c.theme.muted, font: `12px ${c.theme.font}` } };
    return [...chances(s).map(line), ratio];
  }

  const legends = (c, s) => [
    m.legend(c.theme, { orient: "vertical", left: 60, top: 0, itemGap: 6, itemWidth: 34, data: SIDES.map((side) => ({ name: name(s, side), itemStyle: { opacity: 0 } })) }),
    ...(s.found.cut.length ? [m.legend(c.theme, {
      left: grids(c)[2].left - 6, top: grids(c)[2].top - 38, itemWidth: 26, itemGap: 10, textStyle: { fontSize: m.SMALL, color: c.theme.ink },
      data: [gv.t("one cut alone"), { name: gv.t("corrected for the search"), itemStyle: { opacity: 0 } }],
    })] : []),
  ];

  function option(c) {
    const s = gv.survival.scene(c);
    const max = Math.max(...s.one.months) * 1.02;
    const off = { show: false };
    const hidden = { gridIndex: 1, splitLine: off, axisLine: off, axisTick: off };
    const cuts = s.found.cut.length ? gv.survivalCuts.axes(c, s, 2) : null;
    return {
      grid: cuts ? grids(c) : grids(c).slice(0, 2),
      legend: legends(c, s),
      graphic: texts(c, s),
      tooltip: m.tooltip(c.theme),
      xAxis: [
        m.axis(c.theme, { min: 0, max, name: gv.t("months"), nameGap: 24, splitLine: off, axisTick: { customValues: s.ticks }, axisLabel: { customValues: s.ticks } }),
        m.axis(c.theme, { ...hidden, min: 0, max, axisLabel: off }),
        cuts && cuts.x,
      ].filter(Boolean),
      yAxis: [
        m.axis(c.theme, { min: 0, max: 1, interval: 0.25, name: gv.translate(s.one.label), nameGap: 48, axisLabel: { formatter: (x) => `${gv.number(100 * x, 0)} %` } }),
        m.rowAxis(c.theme, [gv.t("high"), gv.t("low")], { ...hidden, axisLabel: { margin: 16 }, name: gv.t("at risk"), nameLocation: "start", nameGap: 5, nameTextStyle: { align: "right", color: c.theme.muted, fontSize: m.SMALL, padding: [0, 6, 0, 0] } }),
        cuts && cuts.y,
      ].filter(Boolean),
      series: [
        ...SIDES.flatMap((side) => [curve(c, s, side), band(c, s, side), patients(c, s, side)]), atRisk(c, s), ...chosen(c, s),
        ...(cuts ? gv.survivalCuts.series(c, s, 2) : []),
      ],
    };
  }

  /** A line of its own below the slider. */
  function line(text) {
    const node = gv.el("p", { class: "gv-about", text });
    node.style.flexBasis = "100%";
    return node;
  }

  const move = (c, s, cut) => gv.set({ cut: { ...c.state.cut, [s.key]: cut } });

  /** Back to the median, which is what the state without a cut means. */
  function reset(c, s) {
    const { [s.key]: _, ...rest } = c.state.cut;
    gv.set({ cut: rest });
  }

  function slider(c, s) {
    const says = (at) => {
      const cut = at === s.found.median_place ? gv.t("{cut} (the median)", { cut: gv.number(s.found.median.cut) }) : gv.number(s.found.cut[at]);
      return gv.t("high is above {cut}", { cut });
    };
    const told = gv.el("output", { text: says(Math.max(s.at, 0)) });
    told.style.minWidth = "14rem"; // of one width, or the slider would slip from under the pointer
    const range = gv.el("input", {
      type: "range", name: `gv-cut-${s.key}`, min: "0", max: String(s.found.cut.length - 1), step: "1", "aria-label": gv.t("Cut between low and high"),
      "aria-valuetext": says(Math.max(s.at, 0)),
      on: {
        input: (event) => {
          const at = Number(event.target.value);
          told.textContent = says(at);
          event.target.setAttribute("aria-valuetext", says(at));
          move({ ...c, state: gv.state }, s, s.found.cut[at]);
        },
      },
    });
    range.value = String(Math.max(s.at, 0));
    const button = (words, act) => gv.el("button", { type: "button", text: words, on: { click: act } });
    return [
      range, told,
      s.found.median_place < 0 ? null : button(gv.t("Median"), () => reset({ ...c, state: gv.state }, s)),
      s.found.best < 0 ? null : button(gv.t("Cut of the largest statistic"), () => move({ ...c, state: gv.state }, s, s.found.cut[s.found.best])),
    ];
  }

  function title(c) {
    const s = gv.survival.scene(c);
    const events = s.high.deaths + s.low.deaths;
    const words = { gene: c.gene.gene, series: s.one.series, endpoint: gv.translate(s.one.label), n: s.n, events };
    const what = gv.t("{gene} and {endpoint} in {series}: {n} patients, {events} events", words);
    return s.missing ? `${what}; ${gv.t("no value in {missing} of {n} samples", { missing: s.missing, n: s.one.values.length })}` : what;
  }

  function alt(c) {
    const s = gv.survival.scene(c);
    const median = (group) => (group.median === null ? gv.t("not reached") : gv.t("{t} months", { t: gv.number(group.median, 1) }));
    const medians = gv.t("Median survival: high {high}, low {low}", { high: median(s.high), low: median(s.low) });
    return `${[title(c), ...SIDES.map((side) => name(s, side)), medians, ratioWords(s), ...chances(s)].join(". ")}.`;
  }

  gv.figure({
    id: "survival",
    where: "series",
    still: true,
    has: (c) => gv.survival.cohort(c) !== null,
    title,
    about: () => gv.t("The curves show which share is still free of the event (tick: last seen; band: 95 % interval): the p of a cut fixed beforehand, such as the median, can be taken as it is, but the p of a cut found by moving the slider only after it is corrected for the search."),
    alt,
    height: (c) => (c.width < NARROW ? TOP + CURVES + RISK + 120 + 190 + 56 : TOP + CURVES + RISK + 50),
    option,
    table: (c) => {
      const { one, isHigh } = gv.survival.scene(c);
      return {
        columns: [gv.t("sample"), gv.t("months"), gv.t("event"), gv.survival.unit(c, one), gv.t("group")],
        rows: one.samples.map((id, i) => [id, one.months[i], one.events[i], one.values[i], isHigh[i] === null ? "" : isHigh[i] ? gv.t("high") : gv.t("low")]),
      };
    },
    controls: (c) => {
      const s = gv.survival.scene(c);
      const said = gv.survival.withoutCut(c, s).map(line);
      return [...(s.found.cut.length ? slider(c, s) : []), ...said].filter(Boolean);
    },
    click: (event, c) => {
      const s = gv.survival.scene(c);
      if (event.data && event.data.sample) m.select(c, s.one.series, event.data.sample);
      else if (event.data && gv.known(event.data.cut)) move(c, s, event.data.cut);
    },
  });
})((window.gv = window.gv || {}));
