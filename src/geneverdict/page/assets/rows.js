// The table of series: each with its numbers, its call and why, how many genes it calls, and whether it counts.
(function (gv) {
  "use strict";

  let table = null;

  gv.rows = function () {
    table = gv.el("table", { class: "gv-rows stack" });
    return gv.el("div", { class: "gv-scroll gv-whole", tabIndex: 0, role: "group" }, table);
  };

  gv.showRows = function () {
    const live = gv.live();
    const heads = [gv.t("page-head_series"), gv.t("page-head_samples"), "log2FC", gv.t("page-head_ci"), "FDR", gv.t("page-head_why"), gv.t("page-head_up"), gv.t("page-head_down"), gv.t("page-head_counted")];
    const numeric = [2, 3, 4, 6, 7];
    const head = gv.el("tr", {}, heads.map((text, i) => gv.el("th", { scope: "col", text, class: numeric.includes(i) ? "n" : "" })));
    const focus = document.activeElement && document.activeElement.id;
    table.parentNode.setAttribute("aria-label", gv.t("page-rows_label"));
    table.replaceChildren(gv.el("caption", { text: gv.t("page-rows_caption", { gene: gv.v.name(live.gene), ...thresholds(live.cuts) }) }),
      gv.el("thead", {}, head), gv.el("tbody", {}, live.items.map(row)), gv.el("tfoot", {}, total(live)));
    if (focus && focus.startsWith("gv-in-")) document.getElementById(focus)?.focus();
  };

  const thresholds = (cuts) => ({ cut: gv.v.threshold(cuts.fc), fdr_cut: gv.v.threshold(cuts.fdr), rule: gv.v.code(cuts.treat ? "treat" : "cuts") });

  function row(item) {
    const r = item.row, series = item.series, n = series.model ? gv.counts(series) : null;
    const number = (label, text) => gv.el("td", { class: "n", text, dataset: { label } });
    const groups = series.case ? ` · ${gv.shorten(series.case, 40)} / ${gv.shorten(series.control, 40)}` : "";
    const unit = series.is_log2 === false && r ? [" ", gv.el("span", { class: "small", text: gv.t("page-difference") })] : [];
    return gv.el("tr", { class: item.left ? "gv-left" : "", dataset: { series: item.id, steady: `row-${item.id}` } },
      gv.el("th", { scope: "row" }, gv.el("button", { type: "button", class: "gv-link", text: item.id, translate: false, on: { click: () => gv.focusSeries(item.id) } }), gv.el("span", { class: "gv-of", text: gv.ofWhat(series), translate: false }), gv.el("span", { class: "small", text: `${item.answer.platform}${groups}`, translate: false })),
      gv.el("td", { dataset: { label: gv.t("page-head_samples") }, text: `${gv.sizeOf(series)}${item.dropped.length ? ` −${item.dropped.length}` : ""}` }),
      gv.el("td", { class: "n", dataset: { label: "log2FC" } }, r ? gv.write(r.log2fc, "effect") : "–", ...unit), number(gv.t("page-head_ci"), r ? gv.interval(r.ci_low, r.ci_high) : "–"), number("FDR", r ? gv.write(r.fdr, "p") : "–"),
      gv.el("td", { class: "gv-call", dataset: { label: gv.t("page-head_why") } }, gv.el("span", {}, call(item), " ", gv.el("span", { class: "small", text: gv.text(item.reason) }))),
      gv.el("td", { class: "n gv-up-n", dataset: { label: gv.t("page-head_up") }, text: n ? gv.write(n.up, "count") : "…" }), gv.el("td", { class: "n gv-down-n", dataset: { label: gv.t("page-head_down") }, text: n ? gv.write(n.down, "count") : "…" }),
      gv.el("td", { dataset: { label: gv.t("page-head_counted") } }, keep(item)));
  }

  function call(item) {
    if (!item.row) return gv.el("span", { text: gv.t("page-not_measured", { absence: gv.absence(item.reason) }) });
    if (item.call === "up") return gv.el("b", { class: "gv-up", text: `▲ ${gv.t("call-up")}` });
    if (item.call === "down") return gv.el("b", { class: "gv-down", text: `▼ ${gv.t("call-down")}` });
    return gv.el("span", { text: gv.t("call-not_called") });
  }

  function keep(item) {
    return gv.el("input", {
      type: "checkbox", id: `gv-in-${item.series.stem || item.id}`, checked: !item.left, "aria-label": gv.t("page-count_it", { id: gv.v.name(item.id) }),
      on: { change: () => gv.toggleOut(item.id) },
    });
  }

  function total(live) {
    const here = live.items.filter((item) => !item.left && item.row);
    const up = here.filter((item) => item.call === "up").length, down = here.filter((item) => item.call === "down").length;
    const p = live.pooled;
    return gv.el("tr", { dataset: { steady: "row" } }, gv.el("th", { scope: "row", text: gv.t("page-pooled") }), gv.el("td", { text: p ? gv.t("unit-series", { n: gv.v.count(p.k) }) : "" }),
      gv.el("td", { class: "n", text: p ? gv.write(p.estimate, "effect") : "–" }), gv.el("td", { class: "n", text: p ? gv.interval(p.ci_low, p.ci_high) : "–" }), gv.el("td", { class: "n", text: p && gv.known(p.p) ? `p ${gv.write(p.p, "p")}` : "–" }),
      gv.el("td", { id: "gv-tally", text: gv.t("page-tally", { up: gv.v.count(up), down: gv.v.count(down), n: gv.v.count(here.length) }) }), gv.el("td"), gv.el("td"), gv.el("td"));
  }
})((window.gv = window.gv || {}));
