// The table of all genes: one series or pooled; sorted, narrowed, chosen, copied, saved.
(function (gv) {
  "use strict";

  const ROW = 28, MORE = 12;
  const chosen = new Set();
  let view = { series: null, filter: "all", text: "", sort: "p", down: false };
  let parts = null, columns = null, rows = [];

  /** Names of the genes that the reader has ticked, in the order of ticking. */
  gv.chosenGenes = () => [...chosen];

  const HEADS = [["gene", "page-genes_gene"], ["effect", null], ["interval", "page-head_ci"], ["p", null], ["fdr", null], ["call", "page-head_call"]];
  const SORTS = { gene: "gene", effect: "effect", p: "p", fdr: "fdr" };

  gv.genesTable = function () {
    const select = (act) => gv.el("select", { on: { change: (event) => act(event.target.value) } });
    const button = (word, act) => ({ word, node: gv.el("button", { type: "button", on: { click: act } }) });
    parts = {
      which: select((series) => change({ series })), filter: select((filter) => change({ filter })),
      text: gv.el("input", { type: "text", size: 14, maxLength: 64, autocomplete: "off", on: { input: (event) => change({ text: event.target.value }) } }),
      count: gv.el("span", { class: "small", role: "status" }), body: gv.el("tbody", {}), head: gv.el("tr", {}), why: gv.el("p", { class: "small" }),
      buttons: [button("page-genes_copy", () => gv.copy(names().join("\n"))), button("page-genes_csv", saveCsv), button("page-genes_xlsx", saveXlsx), button("page-genes_rnk", saveRanked), button("page-genes_none", () => { chosen.clear(); changed(); })],
    };
    parts.table = gv.el("table", { class: "gv-genes" }, gv.el("thead", {}, parts.head), parts.body);
    parts.scroll = gv.el("div", { class: "gv-scroll gv-genes-scroll", tabIndex: 0, role: "region", on: { scroll: fill } }, parts.table);
    return [gv.el("div", { class: "gv-row" }, parts.which, parts.filter, parts.text, parts.count), parts.scroll, gv.el("div", { class: "gv-row" }, parts.buttons.map(({ node }) => node)), parts.why];
  };

  const seriesNow = () => gv.study.series.find((one) => one.id === view.series) || null;

  function change(what) {
    view = { ...view, ...what };
    parts.scroll.scrollTop = 0;
    gv.showGenes();
  }

  function changed() {
    gv.set({}, { quiet: true });
  }

  gv.showGenes = function () {
    if (view.series === null) view.series = (gv.study.series[0] || {}).id || "";
    const series = seriesNow();
    columns = gv.geneColumns(view.series);
    list(series);
    showChoices();
    const focus = document.activeElement && document.activeElement.dataset.sort;
    parts.head.replaceChildren(gv.el("th", { scope: "col" }, gv.el("span", { class: "off", text: gv.t("page-genes_choose") })), ...HEADS.map(([name, code]) => head(name, code, series)));
    if (focus) parts.head.querySelector(`[data-sort=${focus}]`)?.focus();
    parts.table.setAttribute("aria-rowcount", String(rows.length + 1));
    parts.scroll.setAttribute("aria-label", gv.t("page-genes_list"));
    parts.count.textContent = columns ? gv.t("page-genes_count", { n: gv.v.count(rows.length), all: gv.v.count(columns.n), chosen: gv.v.count(chosen.size) }) : gv.t("page-being_read", { id: gv.v.name(view.series || gv.t("page-pooled")) });
    for (const { word, node } of parts.buttons) node.textContent = gv.t(word);
    parts.buttons.at(-1).node.hidden = !chosen.size;
    parts.why.textContent = gv.say(gv.sentences(gv.message("page-genes_about"), gv.notPooledHere() && gv.message(gv.notPooledHere())));
    fill();
  };

  let listed = { key: "", columns: null };
  /** Filtered and sorted again only where something has changed. */
  function list(series) {
    const { fc, fdr, treat } = gv.state, key = JSON.stringify([view, view.filter === "all" ? 0 : [fc, fdr, treat]]);
    if (listed.key === key && listed.columns === columns) return;
    listed = { key, columns };
    rows = columns ? gv.geneRows(columns, { ...view, series }) : [];
  }

  function options(select, entries, now) {
    const said = JSON.stringify(entries);
    if (select.dataset.said !== said) select.replaceChildren(...entries.map(([value, text]) => gv.el("option", { value, text })));
    select.dataset.said = said; // a list that is open stays as it is
    select.value = now;
  }

  function showChoices() {
    const all = gv.study.series.map((one) => [one.id, [one.id, gv.ofWhat(one)].filter(Boolean).join(" · ")]);
    if (!gv.notPooledHere()) all.push(["", gv.t("page-pooled")]);
    options(parts.which, all, view.series);
    options(parts.filter, Object.keys(gv.geneFilters).map((name) => [name, gv.t("page-genes_filter", { which: gv.v.code(name) })]), view.filter);
    parts.which.setAttribute("aria-label", gv.t("page-which_series"));
    parts.filter.setAttribute("aria-label", gv.t("page-genes_narrow"));
    parts.text.placeholder = gv.t("page-genes_find");
    parts.text.setAttribute("aria-label", gv.t("page-genes_find"));
  }

  function head(name, code, series) {
    const words = code ? gv.t(code) : name === "effect" ? gv.marks.unitName(series ? series.effect_unit : "log2FC") : name === "fdr" ? "FDR" : name;
    const by = SORTS[name], here = view.sort === by && by;
    const said = here ? (view.down ? "descending" : "ascending") : null;
    const text = by ? gv.el("button", { type: "button", class: "gv-quiet", dataset: { sort: by }, text: `${words}${here ? (view.down ? " ↓" : " ↑") : ""}`, on: { click: () => change({ sort: by, down: here ? !view.down : name === "effect" }) } }) : words;
    return gv.el("th", { scope: "col", class: name === "gene" || name === "call" ? "" : "n", "aria-sort": said }, text);
  }

  /** Only the rows in view, and some more, are in the page. */
  function fill() {
    const first = Math.max(0, Math.floor(parts.scroll.scrollTop / ROW) - MORE), last = Math.min(rows.length, Math.ceil((parts.scroll.scrollTop + parts.scroll.clientHeight) / ROW) + MORE);
    const space = (n) => gv.el("tr", { "aria-hidden": "true", style: `height: ${n * ROW}px` });
    parts.body.replaceChildren(space(first), ...rows.slice(first, last).map((i, at) => line(i, first + at)), space(rows.length - last));
  }

  function line(i, at) {
    const name = gv.study.genes[columns.gene[i]], call = gv.geneCall(columns, i, seriesNow());
    const tick = gv.el("input", { type: "checkbox", checked: chosen.has(name), "aria-label": gv.t("page-genes_choose_one", { gene: gv.v.name(name) }), on: { change: (event) => { if (event.target.checked) chosen.add(name); else chosen.delete(name); changed(); } } });
    const cell = (text) => gv.el("td", { class: "n", text });
    return gv.el("tr", { "aria-rowindex": String(at + 2), class: name === gv.gene_now.gene ? "gv-here" : "" }, gv.el("td", {}, tick),
      gv.el("th", { scope: "row" }, gv.el("button", { type: "button", class: "gv-link", text: name, translate: false, on: { click: () => gv.goto(name) } })),
      cell(gv.write(columns.effect[i], "effect")), cell(gv.interval(...interval(i))), cell(gv.write(columns.p[i], "p")), cell(gv.write(columns.fdr[i], "p")),
      gv.el("td", { class: call > 0 ? "gv-up" : call < 0 ? "gv-down" : "", text: call ? `${call > 0 ? "▲" : "▼"} ${gv.t(call > 0 ? "call-up" : "call-down")}` : gv.t("call-not_called") }));
  }

  function interval(i) {
    if (columns.ciLow) return [columns.ciLow[i], columns.ciHigh[i]];
    const margin = columns.se[i] * gv.statistics.tQuantile(0.975, columns.df[i]);
    return [columns.effect[i] - margin, columns.effect[i] + margin];
  }

  /** What is copied and saved: the genes that are ticked, else all that are listed. */
  const taken = () => (chosen.size ? rows.filter((i) => chosen.has(gv.study.genes[columns.gene[i]])) : rows);
  const names = () => taken().map((i) => gv.study.genes[columns.gene[i]]);

  const digits = (x) => (Number.isFinite(x) ? String(Number(x.toPrecision(4))) : "");
  const quoted = (text) => (['"', ",", "\n"].some((mark) => text.includes(mark)) ? `"${text.replaceAll('"', '""')}"` : text);
  const fileName = (ending) => `${gv.stem(view.series || "pooled")}-genes.${ending}`;

  const CALLS = ["not called", "up", "down"], COLUMNS = ["gene", "log2fc", "ci_low", "ci_high", "se", "p", "fdr", "call"];
  const numbers = (i) => [columns.effect[i], ...interval(i), columns.se[i], columns.p[i], columns.fdr[i]];
  const named = (i) => [gv.study.genes[columns.gene[i]], CALLS.at(gv.geneCall(columns, i, seriesNow()))];

  function saveCsv() {
    const lines = taken().map((i) => [quoted(named(i)[0]), ...numbers(i).map(digits), named(i)[1]].join(","));
    gv.save(fileName("csv"), new Blob([[COLUMNS.join(","), ...lines].join("\n"), "\n"], { type: "text/csv" }));
  }

  function saveXlsx() {
    const rows = taken().map((i) => [named(i)[0], ...numbers(i).map((x) => (Number.isFinite(x) ? Number(x.toPrecision(4)) : NaN)), named(i)[1]]);
    gv.save(fileName("xlsx"), gv.xlsx(view.series || "pooled", [COLUMNS, ...rows]));
  }

  /** Gene and t, the largest first, as programs for gene sets read it. */
  function saveRanked() {
    const list = taken().filter((i) => Number.isFinite(columns.t[i])).sort((a, b) => columns.t[b] - columns.t[a]);
    gv.save(fileName("rnk"), new Blob([...list.map((i) => `${gv.study.genes[columns.gene[i]]}\t${digits(columns.t[i])}\n`)], { type: "text/plain" }));
  }
})((window.gv = window.gv || {}));
