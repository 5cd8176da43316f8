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
    return gv.message(`page-survival_${side}`, { cut: gv.v.effect(s.here.cut), n: gv.v.count(s[side].n), events: gv.v.count(s[side].deaths) });
  }

  function curve(c, s, side) {
    const { color, dash } = look(c.theme, side);
    return {
      type: "line", name: gv.say(name(s, side)), step: "end", symbol: "none", silent: true, z: 4, data: steps(s[side]),
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
      const said = [s.one.samples[i], gv.t(died ? "page-event_after" : "page-last_seen_after", { t: gv.v.fixed1(months) }), gv.t("page-value_is", { x: gv.v.effect(s.one.values[i]) })];
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
    const alone = gv.message("page-cut_p_naive", { p: gv.v.p(p) });
    if (!gv.known(corrected)) return [alone];
    return [alone, gv.message("page-cut_p_corrected", { n: gv.v.count(s.found.cut.length), p: gv.v.p(corrected) })];
  }

  const ratioOf = (s) => gv.message("page-hazard_ratio", gv.survival.hazardValues(s.here));

  function texts(c, s) {
    const cuts = grids(c)[2];
    const left = c.width < NARROW ? 2 : cuts.left - 40;
    const top = c.width < NARROW ? cuts.top - 80 : 2;
    const line = (words, i) => ({
      type: "text", left, top: top + 18 * i, silent: true,
      style: { text: words, fill: c.theme.ink, font: `600 ${c.width < NARROW ? 12 : 13}px ${c.theme.font}`, width: c.width - left, overflow: "break" },
    });
    const ratio = { type: "text", left: 70, top: 42, silent: true, style: { text: gv.say(ratioOf(s)), fill: c.theme.muted, font: `12px ${c.theme.font}` } };
    return [...chances(s).map((one, i) => line(gv.say(one), i)), ratio];
  }

  const legends = (c, s) => [
    m.legend(c.theme, { orient: "vertical", left: 60, top: 0, itemGap: 6, itemWidth: 34, data: SIDES.map((side) => ({ name: gv.say(name(s, side)), itemStyle: { opacity: 0 } })) }),
    ...(s.found.cut.length ? [m.legend(c.theme, {
      left: grids(c)[2].left - 6, top: grids(c)[2].top - 38, itemWidth: 26, itemGap: 10, textStyle: { fontSize: m.SMALL, color: c.theme.ink },
      data: [gv.t("page-cut_alone"), { name: gv.t("page-cut_corrected"), itemStyle: { opacity: 0 } }],
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
        m.axis(c.theme, { min: 0, max, name: gv.t("page-months"), nameGap: 24, splitLine: off, axisTick: { customValues: s.ticks }, axisLabel: { customValues: s.ticks } }),
        m.axis(c.theme, { ...hidden, min: 0, max, axisLabel: off }),
        cuts && cuts.x,
      ].filter(Boolean),
      yAxis: [
        m.axis(c.theme, { min: 0, max: 1, interval: 0.25, name: gv.text(s.one.label), nameGap: 48, axisLabel: { formatter: (x) => gv.t("page-percent", { share: gv.v.percent(x) }) } }),
        m.rowAxis(c.theme, [gv.t("page-high"), gv.t("page-low")], { ...hidden, axisLabel: { margin: 16 }, name: gv.t("page-at_risk"), nameLocation: "start", nameGap: 5, nameTextStyle: { align: "right", color: c.theme.muted, fontSize: m.SMALL, padding: [0, 6, 0, 0] } }),
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
      const middle = at === s.found.median_place;
      return gv.t("page-high_is_above", { cut: gv.v.effect(middle ? s.found.median.cut : s.found.cut[at]), which: gv.v.code(middle ? "median" : "other") });
    };
    const told = gv.el("output", { text: says(Math.max(s.at, 0)) });
    told.style.minWidth = "14rem"; // of one width, or the slider would slip from under the pointer
    const range = gv.el("input", {
      type: "range", name: `gv-cut-${s.key}`, min: "0", max: String(s.found.cut.length - 1), step: "1", "aria-label": gv.t("page-cut_between"),
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
      s.found.median_place < 0 ? null : button(gv.t("page-to_median"), () => reset({ ...c, state: gv.state }, s)),
      s.found.best < 0 ? null : button(gv.t("page-to_largest"), () => move({ ...c, state: gv.state }, s, s.found.cut[s.found.best])),
    ];
  }

  function title(c) {
    const s = gv.survival.scene(c);
    const events = s.high.deaths + s.low.deaths;
    const what = gv.message("page-survival_title", {
      gene: gv.v.name(c.gene.gene), series: gv.v.name(s.one.series), endpoint: gv.v.told(s.one.label), n: gv.v.count(s.n), events: gv.v.count(events),
    });
    return gv.clauses(what, s.missing && gv.message("page-missing_values", { missing: gv.v.count(s.missing), n: gv.v.count(s.one.values.length) }));
  }

  function alt(c) {
    const s = gv.survival.scene(c);
    const median = (group) => gv.v.message(group.median === null ? gv.message("page-not_reached") : gv.message("page-n_months", { t: gv.v.fixed1(group.median) }));
    const medians = gv.message("page-survival_medians", { high: median(s.high), low: median(s.low) });
    return gv.sentences([title(c), ...SIDES.map((side) => name(s, side)), medians, ratioOf(s), ...chances(s)].map(m.stop));
  }

  gv.figure({
    id: "survival",
    where: "series",
    still: true,
    has: (c) => gv.survival.cohort(c) !== null,
    title,
    about: () => gv.message("page-survival_about"),
    alt,
    height: (c) => (c.width < NARROW ? TOP + CURVES + RISK + 120 + 190 + 56 : TOP + CURVES + RISK + 50),
    option,
    table: (c) => {
      const { one, isHigh } = gv.survival.scene(c);
      return {
        columns: [gv.t("page-col_sample"), gv.t("page-months"), gv.t("page-col_event"), gv.say(gv.survival.unit(c, one)), gv.t("page-col_group")],
        rows: one.samples.map((id, i) => [id, one.months[i], one.events[i], one.values[i], isHigh[i] === null ? "" : gv.t(isHigh[i] ? "page-high" : "page-low")]),
      };
    },
    controls: (c) => {
      const s = gv.survival.scene(c);
      const said = gv.survival.withoutCut(c, s).map((one) => line(gv.say(one)));
      return [...(s.found.cut.length ? slider(c, s) : []), ...said].filter(Boolean);
    },
    click: (event, c) => {
      const s = gv.survival.scene(c);
      if (event.data && event.data.sample) m.select(c, s.one.series, event.data.sample);
      else if (event.data && gv.known(event.data.cut)) move(c, s, event.data.cut);
    },
  });
})((window.gv = window.gv || {}));
