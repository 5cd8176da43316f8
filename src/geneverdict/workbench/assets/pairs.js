// The pairs of a series as lines between its cases and its controls; a click on one of each makes a pair, or ends it.
(function (gv) {
  "use strict";

  const HIGH = 30, WIDE = 120;

  const sampleNames = (card) => card.samples.map((one) => one.sample);

  /** The individual of each sample: by hand, or as the server found it. */
  function blocks(card) {
    const { entry } = card;
    if (entry.pair === false) return card.samples.map(() => null);
    if (!entry.pair || !entry.pair.samples) return (card.pairing && card.pairing.blocks) || card.samples.map((one) => one.pair);
    const of = new Map(entry.pair.samples.flatMap((pair) => pair.map((name) => [name, pair[0]])));
    return sampleNames(card).map((name) => of.get(name) || null);
  }

  /** Pairs as [case, control], by number of the sample: individuals with one of each. */
  function pairsNow(card) {
    const members = new Map();
    blocks(card).forEach((block, i) => { if (block && card.roles[i] !== "neither") members.set(block, [...(members.get(block) || []), i]); });
    const of = (list, role) => list.filter((i) => card.roles[i] === role);
    return [...members.values()].map((list) => [of(list, "case"), of(list, "control")]).filter(([cases, controls]) => cases.length === 1 && controls.length === 1).map(([[one], [other]]) => [one, other]);
  }

  gv.bench.pairsByHand = (card) => Boolean(card.entry.pair && card.entry.pair.samples);

  gv.bench.pairCount = function (card) {
    if (card.entry.pair === false) return 0;
    return gv.bench.pairsByHand(card) ? pairsNow(card).length : (card.pairing || card.pairs).n;
  };

  gv.bench.pairsAsInferred = function (card) {
    if (!gv.bench.pairsByHand(card)) return;
    if (card.pairs.grade === "sure" && card.pairs.rule) card.entry.pair = card.pairs.rule;
    else delete card.entry.pair;
  };

  function choose(card, pairs) {
    const names = sampleNames(card);
    card.entry.pair = pairs.length ? { samples: pairs.map((pair) => pair.map((i) => names[i])) } : false;
  }

  /** Pairs by hand whose samples are no longer a case and a control are no pairs. */
  gv.bench.onlyPairs = (card) => { if (gv.bench.pairsByHand(card)) choose(card, pairsNow(card)); };

  /** Both leave their former partners; two that were partners are none any more. */
  function join(card, one, other) {
    const pairs = pairsNow(card), were = pairs.some(([a, b]) => a === one && b === other);
    const left = pairs.filter(([a, b]) => a !== one && b !== other);
    choose(card, were ? left : [...left, [one, other]]);
    gv.bench.draft.changed();
  }

  function lines(card, cases, controls) {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("class", "bench-lines");
    const high = HIGH * Math.max(cases.length, controls.length);
    svg.setAttribute("viewBox", `0 0 ${WIDE} ${high}`);
    svg.setAttribute("preserveAspectRatio", "none"); // as narrow as the window leaves it
    svg.setAttribute("height", high);
    svg.setAttribute("aria-hidden", "true");
    for (const [one, other] of pairsNow(card)) {
      const line = document.createElementNS("http://www.w3.org/2000/svg", "line");
      const at = { x1: 0, y1: HIGH * (cases.indexOf(one) + 0.5), x2: WIDE, y2: HIGH * (controls.indexOf(other) + 0.5) };
      for (const [name, value] of Object.entries(at)) line.setAttribute(name, value);
      svg.append(line);
    }
    return svg;
  }

  /** Partners stand side by side when the card is first drawn, and stay there, so that nothing jumps. */
  function order(card) {
    const now = pairsNow(card), of = (role) => card.samples.map((_, i) => i).filter((i) => card.roles[i] === role);
    const kept = card.pairOrder || { cases: now.map(([one]) => one), controls: now.map(([, other]) => other) };
    const all = (side, role) => [...new Set([...kept[side], ...of(role)])];
    card.pairOrder = { cases: all("cases", "case"), controls: all("controls", "control") };
    return { cases: card.pairOrder.cases.filter((i) => card.roles[i] === "case"), controls: card.pairOrder.controls.filter((i) => card.roles[i] === "control") };
  }

  function column(card, role, indices) {
    const partner = new Map(pairsNow(card).flatMap(([a, b]) => [[a, b], [b, a]]));
    return gv.el("ul", { class: "plain bench-side", "aria-label": gv.t("bench-role", { role: gv.v.code(role) }) }, indices.map((i) => {
      const one = card.samples[i], with_ = partner.has(i) ? card.samples[partner.get(i)].sample : null;
      const label = with_ ? gv.t("bench-paired_with", { other: gv.v.name(with_) }) : gv.t("bench-alone");
      const title = one.title && one.title !== one.sample ? ` ${one.title}` : "";
      return gv.el("li", {}, gv.el("button", { type: "button", class: `bench-one bench-${role}${with_ ? "" : " bench-single"}`, translate: false, title: `${one.sample}${title}`, dataset: { pair: String(i) }, "aria-pressed": String(card.picked === i), on: { click: () => pick(card, i) } }, one.sample, gv.el("span", { class: "small", text: title }), gv.el("span", { class: "off", translate: true, text: label })));
    }));
  }

  function pick(card, i) {
    const before = card.picked;
    card.picked = before === i ? undefined : i;
    if (before !== undefined && before !== i && card.roles[before] !== card.roles[i]) {
      card.picked = undefined;
      const [one, other] = card.roles[i] === "case" ? [i, before] : [before, i];
      join(card, one, other);
    }
    card.drawPairs();
  }

  gv.bench.pairsOf = function (card) {
    const { entry } = card, rule = entry.pair || card.pairs.rule;
    const box = gv.el("input", { type: "checkbox", checked: entry.pair !== false, on: { change: () => { if (!box.checked) entry.pair = false; else if (rule) entry.pair = rule; else delete entry.pair; gv.bench.onlyPairs(card); gv.bench.draft.changed(); card.drawPairs(); } } });
    const desk = gv.el("div", { class: "bench-pairs" }), said = gv.el("p", { class: "small", role: "status" });
    const fold = gv.el("details", { open: Boolean(card.pairsOpen), on: { toggle: () => { card.pairsOpen = fold.open; card.drawPairs(); } } }, gv.el("summary", { text: gv.t("bench-pairs_by_line") }),
      gv.el("p", { class: "small", text: gv.t("bench-pairs_about") }), said, gv.el("div", { class: "gv-scroll bench-pairs-scroll", tabIndex: 0, role: "group", "aria-label": gv.t("bench-pairs_by_line") }, desk));

    card.drawPairs = function () {
      box.checked = entry.pair !== false;
      if (!fold.open) return;
      const { cases, controls } = order(card), here = desk.contains(document.activeElement) ? document.activeElement.dataset.pair : undefined;
      desk.replaceChildren(column(card, "case", cases), lines(card, cases, controls), column(card, "control", controls));
      said.textContent = gv.t("bench-pairs_now", { n: gv.v.count(pairsNow(card).length), hand: gv.v.code(gv.bench.pairsByHand(card) ? "yes" : "no"), sample: card.picked === undefined ? null : gv.v.name(card.samples[card.picked].sample) });
      if (here !== undefined) desk.querySelector(`[data-pair="${here}"]`)?.focus();
    };
    card.drawPairs();
    return gv.el("div", {}, gv.el("label", { class: "gv-check" }, box, gv.t("bench-use_pairs")), fold);
  };
})((window.gv = window.gv || {}));
