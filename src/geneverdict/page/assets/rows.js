// The table of series: each with its numbers, its call and why, how many genes it calls, and whether it counts.
(function (gv) {
  "use strict";

  let table = null;

  gv.rows = function () {
    table = gv.el("table", { class: "gv-rows stack" });
    return gv.el("div", { class: "gv-scroll", tabIndex: 0, role: "group" }, table);
  };

  gv.showRows = function () {
    const live = gv.live();
    const heads = [gv.t("Series"), gv.t("Samples"), "log2FC", gv.t("95 % CI"), "FDR", gv.t("Call, and why"), gv.t("Genes up"), gv.t("Genes down"), gv.t("Counted")];
    const numeric = [2, 3, 4, 6, 7];
    const head = gv.el("tr", {}, heads.map((text, i) => gv.el("th", { scope: "col", text, class: numeric.includes(i) ? "n" : "" })));
    const focus = document.activeElement && document.activeElement.id;
    table.parentNode.setAttribute("aria-label", gv.t("The series, one by one"));
    table.replaceChildren(gv.el("caption", { text: gv.t("{gene} in each series at {thresholds}", { gene: live.gene, thresholds: thresholds(live.cuts) }) }),
      gv.el("thead", {}, head), gv.el("tbody", {}, live.items.map(row)), gv.el("tfoot", {}, total(live)));
    if (focus && focus.startsWith("gv-in-")) document.getElementById(focus)?.focus();
  };

  function thresholds(cuts) {
    const words = { fc: gv.threshold(cuts.fc), fdr: gv.threshold(cuts.fdr) };
    return cuts.treat ? gv.t("|log2FC| ≥ {fc} by TREAT, FDR < {fdr}", words) : gv.t("|log2FC| ≥ {fc} and FDR < {fdr}", words);
  }

  function row(item) {
    const r = item.row, series = item.series, n = series.model ? gv.counts(series) : null;
    const number = (label, text) => gv.el("td", { class: "n", text, dataset: { label } });
    const groups = series.case ? ` · ${gv.shorten(series.case, 40)} / ${gv.shorten(series.control, 40)}` : "";
    const unit = series.is_log2 === false && r ? [" ", gv.el("span", { class: "small", text: gv.t("difference") })] : [];
    return gv.el("tr", { class: item.left ? "gv-left" : "", dataset: { series: item.id } },
      gv.el("th", { scope: "row" }, gv.el("button", { type: "button", class: "gv-link", text: item.id, translate: false, on: { click: () => gv.focusSeries(item.id) } }), " ", gv.el("span", { class: "small", text: `${item.answer.platform}${groups}`, translate: false })),
      gv.el("td", { dataset: { label: gv.t("Samples") }, text: `${gv.sizeOf(series)}${item.dropped.length ? ` −${item.dropped.length}` : ""}` }),
      gv.el("td", { class: "n", dataset: { label: "log2FC" } }, r ? gv.number(r.log2fc) : "–", ...unit), number(gv.t("95 % CI"), r ? gv.interval(r.ci_low, r.ci_high) : "–"), number("FDR", r ? gv.probability(r.fdr) : "–"),
      gv.el("td", { class: "gv-call", dataset: { label: gv.t("Call, and why") } }, gv.el("span", {}, call(item), " ", gv.el("span", { class: "small", text: item.reason ? gv.translate(item.reason.text) : "" }))),
      gv.el("td", { class: "n gv-up-n", dataset: { label: gv.t("Genes up") }, text: n ? gv.count(n.up) : "…" }), gv.el("td", { class: "n gv-down-n", dataset: { label: gv.t("Genes down") }, text: n ? gv.count(n.down) : "…" }),
      gv.el("td", { dataset: { label: gv.t("Counted") } }, keep(item)));
  }

  function call(item) {
    if (!item.row) return gv.el("span", { text: gv.t("not measured") });
    if (item.call === "up") return gv.el("b", { class: "gv-up", text: `▲ ${gv.t("up")}` });
    if (item.call === "down") return gv.el("b", { class: "gv-down", text: `▼ ${gv.t("down")}` });
    return gv.el("span", { text: gv.t("not called") });
  }

  function keep(item) {
    return gv.el("input", {
      type: "checkbox", id: `gv-in-${item.series.stem || item.id}`, checked: !item.left, "aria-label": gv.t("count {id}", { id: item.id }),
      on: { change: () => gv.toggleOut(item.id) },
    });
  }

  function total(live) {
    const here = live.items.filter((item) => !item.left && item.row);
    const up = here.filter((item) => item.call === "up").length, down = here.filter((item) => item.call === "down").length;
    const p = live.pooled;
    const words = p && p.k ? `${gv.number(p.estimate)}` : "–";
    return gv.el("tr", {}, gv.el("th", { scope: "row", text: gv.t("Pooled") }), gv.el("td", { text: p ? gv.t("{k} series", { k: p.k }) : "" }),
      gv.el("td", { class: "n", text: words }), gv.el("td", { class: "n", text: p ? gv.interval(p.ci_low, p.ci_high) : "–" }), gv.el("td", { class: "n", text: p && gv.known(p.p) ? `p ${gv.probability(p.p)}` : "–" }),
      gv.el("td", { id: "gv-tally", text: gv.t("up in {up}, down in {down} of {n} series that measured it", { up, down, n: here.length }) }), gv.el("td"), gv.el("td"), gv.el("td"));
  }
})((window.gv = window.gv || {}));
