// A series as a card: what it is, what was inferred of it and why, and its samples.
(function (gv) {
  "use strict";

  /** What the server tells of a series, with the roles as they are now. */
  gv.bench.cardOf = (told, entry) => Object.assign(told, { entry, roles: told.samples.map((one) => one.role) });

  const told = (list) => gv.el("ul", { class: "plain small" }, list.map((one) => gv.el("li", { text: gv.text(one) })));

  function part(name, what, open = what.grade === "check") {
    const head = gv.t("look-part", { part: gv.v.code(name), grade: gv.v.code(what.grade) });
    return gv.el("details", { open }, gv.el("summary", { text: head }), told(what.evidence));
  }

  /** The groups are as inferred, and the user says that they are right. */
  function confirmed(card) {
    Object.assign(card.entry, { case: card.groups.case, control: card.groups.control });
    card.samples.forEach((one, i) => (card.roles[i] = one.inferred));
    gv.bench.draft.changed();
    card.draw();
  }

  const byHand = (card) => card.samples.filter((one, i) => one.inferred !== card.roles[i]).length;

  function covariates(card) {
    const { entry } = card, chosen = new Set(entry.covariates || []);
    const box = (name) => gv.el("label", { class: "gv-check" }, gv.el("input", {
      type: "checkbox", checked: chosen.has(name),
      on: { change: (event) => { chosen[event.target.checked ? "add" : "delete"](name); entry.covariates = [...chosen]; gv.bench.draft.changed(); } },
    }), gv.el("span", { text: name, translate: false }));
    const names = Object.keys(card.fields).filter((name) => name !== "title");
    return gv.el("details", { open: chosen.size > 0 }, gv.el("summary", { text: gv.t("bench-covariates") }), gv.el("p", { class: "small", text: gv.t("bench-covariates_about") }), gv.el("div", { class: "bench-boxes" }, names.map(box)));
  }

  function pairs(card) {
    const { entry } = card, rule = entry.pair || card.pairs.rule;
    const box = gv.el("input", { type: "checkbox", checked: entry.pair !== false, on: { change: () => { if (!box.checked) entry.pair = false; else if (rule) entry.pair = rule; else delete entry.pair; gv.bench.draft.changed(); } } });
    return gv.el("label", { class: "gv-check" }, box, gv.t("bench-use_pairs"));
  }

  gv.bench.card = function (card, remove) {
    const counts = gv.el("p", { class: "bench-counts", role: "status" });
    const pairsNow = gv.el("div", {});
    const confirm = gv.el("button", { type: "button", text: gv.t("bench-confirm"), on: { click: () => confirmed(card) } });
    const again = gv.el("button", { type: "button", text: gv.t("bench-as_inferred"), on: { click: () => confirmed(card) } });
    const size = gv.t("look-size", { probes: gv.v.count(card.n_probes), samples: gv.v.count(card.n_samples) });
    const about = [card.subject.join(", "), card.platform, card.organism, size].filter(Boolean).join(" · ");

    /** What follows from the roles as they are now. */
    card.show = function () {
      const n = gv.bench.counts(card), pairing = card.pairing || card.pairs, values = Object.fromEntries(Object.entries(n).map(([role, many]) => [role, gv.v.count(many)]));
      counts.textContent = gv.t("bench-counts", { ...values, pairs: gv.v.count(card.entry.pair === false ? 0 : pairing.n), hand: gv.v.count(byHand(card)) });
      const open = pairsNow.firstChild ? pairsNow.firstChild.open : undefined;
      pairsNow.replaceChildren(part("pairs", pairing, open));
      confirm.hidden = Boolean(card.entry.case) || !card.groups.case;
      again.hidden = !byHand(card) || !card.groups.case;
    };
    card.show();
    return gv.el("section", { class: "bench-card", dataset: { series: card.entry.id } },
      gv.el("div", { class: "gv-row bench-head" }, gv.el("h2", { translate: false }, gv.el("b", { text: card.entry.id }), ` ${card.title}`), gv.el("button", { type: "button", class: "gv-quiet", text: gv.t("bench-remove"), "aria-label": `${gv.t("bench-remove")}: ${card.entry.id}`, on: { click: remove } })),
      gv.el("p", { class: "gv-series-line", text: about, translate: false }),
      card.simulated ? gv.el("p", { class: "simulated", text: gv.t("page-simulated_study") }) : "", counts, gv.el("div", { class: "gv-row" }, confirm, again),
      part("groups", card.groups), pairsNow, part("scale", card.scale), card.notes.length ? told(card.notes) : "",
      gv.bench.samplesOf(card), pairs(card), covariates(card));
  };
})((window.gv = window.gv || {}));
