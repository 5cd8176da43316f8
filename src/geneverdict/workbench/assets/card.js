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
    gv.bench.pairsAsInferred(card);
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

  /** What this contrast is called, where the series has several or will have. */
  function contrast(card) {
    const { entry } = card;
    const field = gv.el("input", { type: "text", class: "bench-name", value: entry.name || "", maxLength: 60, autocomplete: "off", placeholder: entry.id, on: { input: () => {
      if (field.value.trim()) entry.name = field.value.trim();
      else delete entry.name;
      gv.bench.draft.changed();
    } } });
    const another = gv.el("button", { type: "button", text: gv.t("bench-another"), on: { click: () => gv.bench.another(card) } });
    return gv.el("div", { class: "gv-row bench-line" }, gv.el("label", { class: "bench-label" }, gv.el("span", { text: gv.t("bench-contrast") }), field), another);
  }

  gv.bench.card = function (card, remove) {
    const section = gv.el("section", { class: "bench-card", dataset: { series: card.entry.id } }), head = gv.el("h2", { translate: false });
    const counts = gv.el("p", { class: "bench-counts", role: "status" });
    const pairsNow = gv.el("div", {});
    const confirm = gv.el("button", { type: "button", text: gv.t("bench-confirm"), on: { click: () => confirmed(card) } });
    const again = gv.el("button", { type: "button", text: gv.t("bench-as_inferred"), on: { click: () => confirmed(card) } });
    const size = gv.t("look-size", { probes: gv.v.count(card.n_probes), samples: gv.v.count(card.n_samples) });
    const about = [card.subject.join(", "), card.platform, card.organism, size].filter(Boolean).join(" · ");

    /** What follows from the roles as they are now. */
    card.show = function () {
      const n = gv.bench.counts(card), pairing = card.pairing || card.pairs, values = Object.fromEntries(Object.entries(n).map(([role, many]) => [role, gv.v.count(many)]));
      section.dataset.contrast = card.entry.name || "";
      head.replaceChildren(gv.el("b", { text: gv.bench.draft.nameOf(card.entry) }), card.entry.name ? ` · ${card.entry.id}` : "", ` ${card.title}`);
      counts.textContent = gv.t("bench-counts", { ...values, pairs: gv.v.count(gv.bench.pairCount(card)), hand: gv.v.count(byHand(card)) });
      const open = pairsNow.firstChild ? pairsNow.firstChild.open : undefined;
      pairsNow.replaceChildren(part("pairs", pairing, open));
      confirm.hidden = Boolean(card.entry.case) || !card.groups.case;
      again.hidden = !(byHand(card) || gv.bench.pairsByHand(card)) || !card.groups.case;
    };
    card.show();
    section.append(
      gv.el("div", { class: "gv-row bench-head" }, head, gv.el("button", { type: "button", class: "gv-quiet", text: gv.t("bench-remove"), "aria-label": `${gv.t("bench-remove")}: ${gv.bench.draft.nameOf(card.entry)}`, on: { click: remove } })),
      gv.el("p", { class: "gv-series-line", text: about, translate: false }),
      card.simulated ? gv.el("p", { class: "simulated", text: gv.t("page-simulated_study") }) : "", counts, gv.el("div", { class: "gv-row" }, confirm, again),
      part("groups", card.groups), pairsNow, part("scale", card.scale), card.notes.length ? told(card.notes) : "",
      gv.bench.samplesOf(card), gv.bench.pairsOf(card), covariates(card), contrast(card));
    return section;
  };
})((window.gv = window.gv || {}));
