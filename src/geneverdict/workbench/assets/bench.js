// The page: what to ask, the cards, the study file beside them, the studies.
(function (gv) {
  "use strict";

  const bench = gv.bench, draft = bench.draft, parts = {};
  let told = null;

  /** Do it; what goes wrong is said, and nothing else breaks. */
  bench.guarded = async function (act) {
    told = null;
    try { await act(); } catch (fault) { told = fault; }
    showFault();
  };

  function showFault() {
    parts.fault.hidden = !told;
    parts.fault.textContent = told ? gv.faultText(told) : "";
  }

  const button = (code, act, more) => gv.el("button", { type: "button", text: gv.t(code), on: { click: () => bench.guarded(act) }, ...more });
  const labelled = (code, ...nodes) => gv.el("label", { class: "bench-label" }, gv.el("span", { text: gv.t(code) }), ...nodes);

  /** Look at a series and add it; one that is there already is left as it is. */
  async function look(asked, name) {
    parts.busy.textContent = gv.t("bench-reading", { what: gv.v.name(name) });
    try {
      const card = await bench.post("api/series", asked);
      if (draft.study.series.some((one) => one.id === card.entry.id && one.platform === card.entry.platform)) return;
      draft.study.series.push(card.entry);
      draft.cards.set(card.entry, bench.cardOf(card, card.entry));
    } finally { parts.busy.textContent = ""; }
    showCards();
    draft.changed();
  }

  async function lookAtAll() {
    const words = parts.accessions.value.split(/[\s,;]+/).filter(Boolean);
    for (const word of words) {
      const [accession, platform] = word.split("=");
      await look({ accession, platform }, word);
    }
    parts.accessions.value = "";
  }

  async function lookAtTable() {
    const [table, sheet] = [parts.table.files[0], parts.sheet.files[0]];
    if (!table) throw gv.fault("bench-needs_file");
    parts.busy.textContent = gv.t("bench-reading", { what: gv.v.name(table.name) });
    const file = await bench.upload(table), samples = sheet ? await bench.upload(sheet) : undefined;
    await look({ file, samples }, table.name);
    parts.table.value = parts.sheet.value = "";
  }

  /** The cards of a draft that was kept or copied. */
  bench.begin = async function () {
    draw();
    for (const entry of draft.study.series) {
      if (draft.cards.has(entry)) continue;
      parts.busy.textContent = gv.t("bench-reading", { what: gv.v.name(entry.id) });
      await bench.guarded(async () => draft.cards.set(entry, bench.cardOf(await bench.post("api/series", { entry }), entry)));
      parts.busy.textContent = "";
      showCards();
    }
    draft.changed();
  };

  function remove(entry) {
    draft.study.series = draft.study.series.filter((one) => one !== entry);
    draft.cards.delete(entry);
    showCards();
    draft.changed();
  }

  /** The same series once more: what was read of it is the same. */
  bench.another = function (card) {
    const entry = draft.another(card.entry);
    draft.cards.set(entry, { ...bench.cardOf({ ...card }, entry), roles: [...card.roles], shown: undefined, pairOrder: undefined, picked: undefined });
    showCards();
    draft.changed();
    parts.cards.querySelector(`[data-contrast="${CSS.escape(entry.name)}"] .bench-name`)?.focus();
  };

  function showCards() {
    const unread = (entry) => gv.el("section", { class: "bench-card" }, gv.el("h2", { text: draft.nameOf(entry), translate: false }), button("bench-remove", () => remove(entry)));
    const of = (entry) => (draft.cards.has(entry) ? bench.card(draft.cards.get(entry), () => remove(entry)) : unread(entry));
    parts.cards.replaceChildren(...draft.study.series.map(of));
  }

  /** What follows from the draft as it is now. */
  bench.showDraft = function () {
    const problem = draft.problem();
    for (const card of draft.cards.values()) if (card.show) card.show();
    parts.toml.textContent = draft.toml;
    parts.problem.textContent = problem ? gv.say(problem) : gv.say(draft.error);
    parts.run.disabled = Boolean(problem || draft.error);
    parts.save.disabled = !draft.toml;
  };

  function threshold(name) {
    const field = gv.el("input", { type: "number", min: 0, step: "any", value: draft.study.thresholds[name], on: { input: () => { if (field.value !== "") { draft.study.thresholds[name] = Number(field.value); draft.changed(); } } } });
    return labelled(`bench-${name}`, field);
  }

  function asking() {
    parts.genes = gv.el("input", { type: "text", id: "bench-genes", value: draft.genes, maxLength: 4000, autocomplete: "off", spellcheck: false, placeholder: "ITGA5, GAPDH", on: { input: () => { draft.genes = parts.genes.value; draft.changed(); } } });
    parts.accessions = gv.el("input", { type: "text", id: "bench-accessions", maxLength: 2000, autocomplete: "off", spellcheck: false, placeholder: "GSE14520=GPL571 GSE4107", on: { keydown: (event) => { if (event.key === "Enter") bench.guarded(lookAtAll); } } });
    parts.table = gv.el("input", { type: "file", id: "bench-table" });
    parts.sheet = gv.el("input", { type: "file", id: "bench-sheet" });
    parts.busy = gv.el("p", { class: "small", role: "status" });
    parts.fault = gv.el("p", { class: "gv-notice", role: "alert", hidden: true });
    return gv.el("section", { class: "bench-ask" }, labelled("bench-genes", parts.genes),
      gv.el("div", { class: "gv-row bench-line" }, labelled("bench-accessions", parts.accessions), button("bench-look", lookAtAll, { id: "bench-look" })),
      gv.el("details", {}, gv.el("summary", { text: gv.t("bench-own") }), gv.el("div", { class: "gv-row" }, labelled("bench-table", parts.table), labelled("bench-sheet", parts.sheet), button("bench-look_table", lookAtTable))),
      parts.busy, parts.fault);
  }

  function studyFile() {
    parts.toml = gv.el("pre", { class: "bench-toml", tabIndex: 0, translate: false, "aria-label": "study.toml" });
    parts.problem = gv.el("p", { class: "bench-problem", role: "status" });
    parts.run = button("bench-run", bench.runDraft, { id: "bench-run", class: "bench-main" });
    parts.save = button("bench-download", () => gv.save("study.toml", new Blob([draft.toml], { type: "application/toml" })));
    const many = gv.el("input", { type: "checkbox", checked: Boolean(draft.study.multiverse), on: { change: () => { draft.study.multiverse = many.checked ? {} : undefined; draft.changed(); } } });
    const files = gv.el("input", { type: "checkbox", checked: Boolean(draft.figures), on: { change: () => (draft.figures = files.checked) } });
    return gv.el("aside", { class: "bench-file" }, gv.el("h2", { text: gv.t("bench-study") }), gv.el("div", { class: "gv-row bench-line" }, threshold("log2fc"), threshold("fdr"), threshold("equivalence")),
      gv.el("label", { class: "gv-check" }, many, gv.t("bench-multiverse")), gv.el("label", { class: "gv-check" }, files, gv.t("bench-figures")), parts.problem, gv.el("div", { class: "gv-row" }, parts.run, parts.save, button("bench-new", startAnew)), parts.toml);
  }

  function startAnew() {
    draft.clear();
    draw();
    draft.changed();
  }

  function speak(lang) {
    gv.state.lang = lang;
    try { localStorage.setItem("gv-bench-lang", gv.state.lang); } catch { /* the next time it is the command's again */ }
    draw();
    draft.changed();
  }

  function draw() {
    const all = gv.languages(), next = all[(all.indexOf(gv.state.lang) + 1) % all.length];
    document.documentElement.lang = gv.t("language-tag");
    document.title = gv.t("bench-title");
    const lang = gv.el("button", { type: "button", id: "gv-lang", text: gv.sayIn(next, gv.message("language-name")), lang: gv.sayIn(next, gv.message("language-tag")), on: { click: () => speak(next) } });
    parts.cards = gv.el("div", { id: "bench-cards" });
    parts.settings = gv.el("div", { class: "bench-settings" });
    document.getElementById("gv-page").replaceChildren(
      gv.el("div", { class: "gv-row bench-head" }, gv.el("h1", { text: gv.t("bench-title") }), lang), gv.el("p", { text: gv.t("bench-about") }),
      asking(), gv.el("div", { class: "bench-desk" }, parts.cards, studyFile()), bench.studies(), bench.comparison(), parts.settings);
    showCards();
    showFault();
    bench.showStudies();
    bench.showComparison();
    bench.showSettings();
    bench.showDraft();
  }

  bench.showSettings = () => parts.settings.replaceChildren(bench.settings(speak));

  async function start() {
    const catalogues = await bench.get("api/words");
    gv.setCatalogues(catalogues);
    let lang = document.documentElement.dataset.lang;
    try { lang = localStorage.getItem("gv-bench-lang") || lang; } catch { /* as the command says */ }
    gv.state = { lang: lang in catalogues ? lang : "en" };
    draft.restore();
    draw();
    await bench.guarded(bench.list);
    bench.showSettings();
    bench.follow();
    await bench.begin();
    document.body.dataset.ready = "yes";
  }

  start();
})((window.gv = window.gv || {}));
