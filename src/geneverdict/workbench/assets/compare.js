// Two studies' answers side by side: what differs in call, and whether the thresholds alone do it.
(function (gv) {
  "use strict";

  const bench = gv.bench;
  const ticked = [];
  let told = null, place = null;

  bench.comparison = () => (place = gv.el("section", { id: "bench-compare", tabIndex: -1, hidden: true }));

  /** A box beside a study that is done; with two ticked, they are compared. */
  bench.compareBox = function (name) {
    const box = gv.el("input", { type: "checkbox", checked: ticked.includes(name), "aria-label": gv.t("bench-compare_tick", { study: gv.v.name(name) }), on: { change: () => {
      if (box.checked) ticked.push(name);
      else ticked.splice(ticked.indexOf(name), 1);
      while (ticked.length > 2) ticked.shift();
      bench.guarded(look);
    } } });
    return gv.el("label", { class: "gv-check bench-compare-box" }, box, gv.t("bench-compare"));
  };

  async function look() {
    const [one, other] = ticked;
    told = null;
    bench.showStudies();
    if (other) told = { names: [one, other], ...(await bench.get(`api/compare?one=${encodeURIComponent(one)}&other=${encodeURIComponent(other)}`)) };
    bench.showComparison();
    if (told) place.focus();
  }

  bench.showComparison = function () {
    place.hidden = !told;
    place.replaceChildren(...(told ? shown() : []));
  };

  function shown() {
    const rows = told.genes.flatMap((gene) => gene.series), of = (why) => rows.filter((row) => row.differ === why).length;
    const both = of("same") + of("thresholds") + of("data") + of("both");
    const said = gv.t("bench-compare_all", { n: gv.v.count(both), differ: gv.v.count(both - of("same")), thresholds: gv.v.count(of("thresholds")), alone: gv.v.count(of("one_side")) });
    const [one, other] = told.names, title = gv.t("bench-compared", { one: gv.v.name(one), other: gv.v.name(other) });
    const head = (what) => gv.el("th", { scope: "col", text: gv.t("bench-compare_head", { what: gv.v.code(what) }) });
    const study = (name, i) => gv.el("th", { scope: "col" }, gv.el("span", { text: name, translate: false }), gv.el("span", { class: "small bench-title", text: gv.t("bench-compare_thresholds", { log2fc: gv.v.threshold(told.thresholds[i].log2fc), fdr: gv.v.threshold(told.thresholds[i].fdr) }) }));
    const table = gv.el("table", {}, gv.el("thead", {}, gv.el("tr", {}, head("gene"), head("series"), told.names.map(study), head("why"))), gv.el("tbody", {}, told.genes.flatMap(lines)));
    return [gv.el("h2", { text: title, translate: false }), gv.el("p", { class: "bench-counts", text: said }), gv.el("div", { class: "gv-scroll", tabIndex: 0, role: "region", "aria-label": title }, table),
      told.left ? gv.el("p", { class: "small", text: gv.t("bench-compare_left", { n: gv.v.count(told.left) }) }) : ""];
  }

  function lines(gene) {
    const verdicts = gv.el("tr", {}, gv.el("th", { scope: "row", text: gene.gene, translate: false }), gv.el("td", { text: gv.t("bench-compare_head", { what: gv.v.code("all") }) }), gene.verdicts.map((one) => gv.el("td", { text: one ? gv.text(one) : "–" })), gv.el("td", {}));
    return [verdicts, ...gene.series.map((row) => gv.el("tr", { class: row.differ === "same" ? "" : "gv-here", dataset: { differ: row.differ } },
      gv.el("td", {}), gv.el("th", { scope: "row", text: row.series, translate: false }), row.sides.map(side), gv.el("td", { class: "small", text: gv.t("bench-compare_why", { why: gv.v.code(row.differ) }) })))];
  }

  function side(one) {
    if (!one) return gv.el("td", { text: "–" });
    const mark = { up: "▲ ", down: "▼ " }[one.call] || "", n = Object.fromEntries(Object.entries(one.n).map(([role, many]) => [role, gv.v.count(many)]));
    const numbers = one.log2fc === null ? "" : gv.t("bench-compare_cell", { effect: gv.v.effect(one.log2fc), low: gv.v.effect(one.ci_low), high: gv.v.effect(one.ci_high), fdr: gv.v.p(one.fdr) });
    return gv.el("td", {}, gv.el("b", { class: one.call === "up" ? "gv-up" : one.call === "down" ? "gv-down" : "", text: mark + gv.t(`call-${one.call.replace(" ", "_")}`) }),
      gv.el("span", { class: "bench-title", text: numbers }), gv.el("span", { class: "small bench-title", text: gv.t("bench-compare_n", n) }));
  }
})((window.gv = window.gv || {}));
