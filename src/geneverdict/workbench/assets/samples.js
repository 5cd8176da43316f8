// The table of a series' samples: roles by click, by shift-click, by the values of a field, and of all that a filter shows.
(function (gv) {
  "use strict";

  const MOST_VALUES = 30;
  const ROLES = ["case", "control", "neither"];
  const roleName = (role) => gv.t("bench-role", { role: gv.v.code(role) });
  /** By what was inferred, what a click gives in turn: a sample of a group is left out first. */
  const TURNS = { case: ["case", "neither", "control"], control: ["control", "neither", "case"], neither: ["neither", "case", "control"] };

  /** How many samples have each role. */
  gv.bench.counts = function (card) {
    const found = { case: 0, control: 0, neither: 0 };
    for (const role of card.roles) found[role]++;
    return found;
  };

  /** Give samples a role by hand; the entry then names them, or its rules again where nothing differs from them. */
  gv.bench.setRoles = function (card, indices, role) {
    for (const i of indices) card.roles[i] = role;
    const { entry, groups, samples } = card;
    const asInferred = groups.case && groups.grade === "sure" && samples.every((one, i) => one.inferred === card.roles[i]);
    const named = (wanted) => ({ samples: samples.filter((_, i) => card.roles[i] === wanted).map((one) => one.sample) });
    entry.case = asInferred ? groups.case : named("case");
    entry.control = asInferred ? groups.control : named("control");
    gv.bench.onlyPairs(card);
    gv.bench.draft.changed();
  };

  /** What the groups were inferred by, else the first field whose values several samples share: a role can be given by these. */
  function firstField(card) {
    const names = Object.keys(card.fields), kinds = (name) => new Set(card.fields[name]).size;
    const shared = names.filter((name) => kinds(name) <= Math.min(MOST_VALUES, card.samples.length / 2)), few = names.filter((name) => kinds(name) <= MOST_VALUES && name !== "title");
    const inferred = names.filter((name) => card.groups.case && card.groups.case.field === name && kinds(name) <= MOST_VALUES);
    return [...inferred, ...shared, ...few, ...names, ""][0];
  }

  /** Three buttons, one for each role. */
  function roleButtons(act) {
    return ROLES.map((role) => gv.el("button", { type: "button", class: `bench-role bench-${role}`, text: roleName(role), on: { click: () => act(role) } }));
  }

  const head = (what) => gv.el("th", { scope: "col", text: gv.t("bench-head", { what: gv.v.code(what) }) });

  gv.bench.samplesOf = function (card) {
    const shown = card.shown || (card.shown = { field: firstField(card), filter: "", last: 0 });
    const body = gv.el("tbody", {}), byValue = gv.el("div", { class: "bench-values" }), all = gv.el("div", { class: "gv-row" });
    const choose = gv.el("select", { on: { change: () => { shown.field = choose.value; draw(); } } },
      Object.keys(card.fields).map((name) => gv.el("option", { value: name, text: name, selected: name === shown.field })));
    const filter = gv.el("input", { type: "search", value: shown.filter, maxLength: 100, placeholder: gv.t("bench-filter"), "aria-label": gv.t("bench-filter"), on: { input: () => { shown.filter = filter.value; draw(); } } });
    const table = gv.el("table", { class: "bench-samples" }, gv.el("thead", {}, gv.el("tr", {}, ["role", "sample", "field", "why", "pair"].map(head))), body);

    const valueOf = (i) => (card.fields[shown.field] || [])[i] || "";
    const texts = card.samples.map((one, i) => [one.sample, one.title, ...Object.values(card.fields).map((values) => values[i])].join("\n").toLowerCase());
    const kept = () => card.samples.map((_, i) => i).filter((i) => texts[i].includes(shown.filter.trim().toLowerCase()));
    const set = (indices, role) => { gv.bench.setRoles(card, indices, role); draw(); };

    /** The next role; with Shift the role that was given last, to all shown samples from there to here. */
    function click(event, i) {
      const rows = kept(), from = rows.indexOf(shown.last), to = rows.indexOf(i);
      if (event.shiftKey && from >= 0) return set(rows.slice(Math.min(from, to), Math.max(from, to) + 1), card.roles[shown.last]);
      shown.last = i;
      const turns = TURNS[card.samples[i].inferred];
      return set([i], turns[(turns.indexOf(card.roles[i]) + 1) % turns.length]);
    }

    function row(i) {
      const one = card.samples[i], role = card.roles[i], hand = role !== one.inferred;
      const button = gv.el("button", { type: "button", class: `bench-role bench-${role}`, dataset: { sample: String(i) }, text: roleName(role), title: gv.t("bench-role_click"), "aria-label": `${one.sample}: ${roleName(role)}`, on: { click: (event) => click(event, i) } });
      const why = hand ? gv.t("bench-by_hand", { role: gv.v.code(one.inferred) }) : gv.text(one.why);
      return gv.el("tr", { class: hand ? "gv-here" : "" }, gv.el("td", {}, button),
        gv.el("td", { translate: false }, gv.el("span", { class: "nowrap", text: one.sample }), one.title && one.title !== one.sample ? gv.el("span", { class: "small bench-title", text: one.title }) : ""),
        gv.el("td", { text: valueOf(i), translate: false }), gv.el("td", { class: "small", text: why }), gv.el("td", { class: "bench-block", text: ((card.pairing && card.pairing.blocks) || [])[i] || one.pair || "", translate: false }));
    }

    /** The rows anew; who is in them by keyboard stays there. */
    function drawRows(rows = kept()) {
      const here = body.contains(document.activeElement) ? document.activeElement.dataset.sample : undefined;
      body.replaceChildren(...rows.map(row));
      if (here !== undefined) body.querySelector(`[data-sample="${here}"]`)?.focus();
    }

    function draw() {
      const rows = kept(), values = new Map();
      rows.forEach((i) => values.set(valueOf(i), [...(values.get(valueOf(i)) || []), i]));
      drawRows(rows);
      all.replaceChildren(gv.el("span", { class: "small", text: gv.t("bench-all_shown", { n: gv.v.count(rows.length) }) }), ...roleButtons((role) => set(rows, role)));
      const lines = [...values].slice(0, MOST_VALUES).map(([value, indices]) => gv.el("div", { class: "gv-row" },
        gv.el("span", { class: "bench-value", translate: false, text: value || "–" }), gv.el("span", { class: "small", text: gv.write(indices.length, "count") }), ...roleButtons((role) => set(indices, role))));
      byValue.replaceChildren(...(values.size > 1 && values.size <= MOST_VALUES ? lines : [gv.el("p", { class: "small", text: gv.t("bench-many_values", { n: gv.v.count(values.size) }) })]));
    }

    draw();
    Object.assign(card, { draw, drawRows });
    return gv.el("div", {}, gv.el("div", { class: "gv-row" }, gv.el("label", {}, gv.t("bench-by_field"), " ", choose), filter, all), byValue, gv.el("div", { class: "gv-scroll", tabIndex: 0, role: "group", "aria-label": gv.t("bench-head", { what: gv.v.code("sample") }) }, table));
  };
})((window.gv = window.gv || {}));
