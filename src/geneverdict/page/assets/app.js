// Puts the page together and keeps it in step with the state.
(function (gv) {
  "use strict";

  const known = new Map();
  const compared = new Map();
  let parts = null;
  let loading = 0;

  /** The numbers of all genes of a series if they are there; else null, and the page follows when they are. */
  gv.arraysNow = function (stem) {
    if (!stem) return null;
    if (!known.has(stem)) {
      known.set(stem, null);
      gv.arrays(stem).then((arrays) => { known.set(stem, arrays); gv.set({}, { quiet: true }); }, (fault) => tellFault(fault));
    }
    return known.get(stem);
  };

  /** A gene of the comparison if it is there. */
  gv.compared = function (name) {
    if (!compared.has(name)) {
      compared.set(name, null);
      gv.gene(name).then((feed) => { compared.set(name, feed); gv.set({}, { quiet: true }); }, (fault) => { compared.delete(name); gv.set({ compare: gv.state.compare.filter((one) => one !== name) }); tellFault(fault); });
    }
    const feed = compared.get(name);
    return feed ? gv.liveFor(feed) : null;
  };

  /** Shows another gene; the address follows, and "back" leads here again. */
  gv.goto = async function (name) {
    if (!name) return;
    const mine = ++loading;
    document.body.classList.add("gv-busy");
    try {
      const feed = await gv.gene(gv.todaysName(name));
      if (mine !== loading) return;
      gv.gene_now = feed;
      clearFault();
      gv.set({ gene: feed.gene, cut: {}, compare: gv.state.compare.filter((one) => one !== feed.gene) }, { step: true });
    } catch (fault) {
      if (mine === loading) tellFault(fault, name);
    } finally {
      if (mine === loading) document.body.classList.remove("gv-busy");
    }
  };

  function tellFault(fault, name) {
    const near = name ? gv.findGenes(name).slice(0, 5) : [];
    const offers = near.map((entry) => gv.el("button", { type: "button", class: "gv-chip", text: entry.name, translate: false, on: { click: () => gv.goto(entry.name) } }));
    parts.told = { fault, offers };
    showFault();
    gv.announce(gv.faultText(fault));
  }

  function showFault() {
    parts.fault.hidden = !parts.told;
    if (parts.told) parts.fault.replaceChildren(gv.faultText(parts.told.fault), " ", ...parts.told.offers);
  }

  function clearFault() {
    parts.told = null;
    showFault();
  }

  /** The language that the button offers; after the last one the first again. */
  function nextLanguage() {
    const all = gv.languages();
    return all[(all.indexOf(gv.state.lang) + 1) % all.length];
  }

  const button = (act) => gv.el("button", { type: "button", on: { click: act } });

  /** The contents: headings, and their short names. */
  const PLACES = [
    ["gv-gene", "page-to_answer"], ["gv-grounds", "page-to_grounds"], ["gv-each", "page-to_each"], ["gv-map", "page-to_thresholds"], ["gv-compare-head", "page-to_compare"], ["gv-genes", "page-to_genes"],
    ["gv-series", "page-to_series"], ["gv-analyst", "page-to_analyst"], ["gv-survival", "page-to_survival"], ["gv-overlap", "page-to_overlap"], ["in-full", "page-to_full"],
  ];

  function bar() {
    parts.lang = button(() => gv.set({ lang: nextLanguage() }));
    parts.lang.id = "gv-lang";
    parts.theme = button(() => { document.documentElement.dataset.theme = gv.isDark() ? "light" : "dark"; gv.set({}); });
    parts.compare = gv.el("input", { type: "text", id: "gv-compare", size: 14, maxLength: 64, autocomplete: "off", on: { keydown: (event) => { if (event.key === "Enter") addCompared(); } } });
    parts.add = button(addCompared);
    parts.chosen = gv.el("span", { class: "gv-chips" });
    parts.fault = gv.el("p", { class: "gv-notice gv-fault", role: "alert", hidden: true });
    parts.skip = gv.el("a", { class: "gv-skip", href: "#full", on: { click: skip } });
    gv.sticky(PLACES, parts.skip, parts.lang, parts.theme);
  }

  async function addCompared() {
    const name = parts.compare.value.trim();
    if (!name) return;
    try {
      const feed = await gv.gene(gv.todaysName(name));
      compared.set(feed.gene, feed);
      parts.compare.value = "";
      clearFault();
      if (feed.gene !== gv.state.gene) gv.set({ compare: [...new Set([...gv.state.compare, feed.gene])].slice(0, 6) });
    } catch (fault) { tellFault(fault, name); }
  }

  const SERIES_FIGURES = ["pairs", "volcano", "influence", "detectable"];
  const QUALITY = ["probes", "pca", "correlation", "distributions"];
  const heading = (id) => gv.el("h3", { id });

  function layout() {
    parts = {};
    const root = document.getElementById("gv-page");
    bar();
    const desk = gv.el("div", { class: "gv-desk" }, gv.controls(), gv.frame(gv.figureKind("forest")));
    parts.heads = { genes: heading("gv-genes"), each: heading("gv-each"), map: heading("gv-map"), series: heading("gv-series"), analyst: heading("gv-analyst"), survival: heading("gv-survival"), overlap: heading("gv-overlap"), compare: heading("gv-compare-head") };
    parts.one = gv.el("div", { class: "gv-grid" });
    parts.quality = gv.el("div", { class: "gv-grid" });
    parts.qualityWords = gv.el("summary", {});
    parts.survival = gv.el("div", { class: "gv-grid gv-wide" });
    parts.lives = gv.el("div", { class: "gv-grid gv-wide" });
    parts.livesWords = gv.el("summary", {});
    parts.overlapPlace = gv.el("div", {});
    const overlap = gv.figureKind("overlap");
    if (overlap) parts.overlapPlace.append(gv.frame(overlap));
    const beside = gv.el("div", { class: "gv-beside" }, section(parts.heads.map, gv.frame(gv.figureKind("thresholds"))),
      section(parts.heads.compare, gv.el("div", { class: "gv-row" }, parts.compare, parts.add, parts.chosen), gv.frame(gv.figureKind("compare"))));
    root.replaceChildren(parts.fault, gv.answer(), desk, gv.grounds(), section(parts.heads.each, gv.rows(), gv.frame(gv.figureKind("values"))), beside,
      section(parts.heads.genes, ...gv.genesTable(), gv.frame(gv.figureKind("heat"))),
      section(parts.heads.series, ...gv.seriesTabs(), parts.one, gv.el("details", { class: "gv-quality" }, parts.qualityWords, parts.quality)),
      section(parts.heads.analyst, ...gv.analyst()), section(parts.heads.survival, parts.survival, gv.el("details", { class: "gv-quality" }, parts.livesWords, parts.lives)), section(parts.heads.overlap, parts.overlapPlace));
    root.hidden = false;
    document.body.classList.add("gv-on");
    gv.fold(document.getElementById("full"));
  }

  /** To the text below, for who comes by keyboard; the address keeps the view. */
  function skip(event) {
    event.preventDefault();
    const full = document.getElementById("full");
    full.tabIndex = -1;
    full.focus();
    full.scrollIntoView();
  }

  const section = (head, ...children) => gv.el("section", { "aria-labelledby": head.id }, head, ...children);

  function showWords() {
    const next = nextLanguage();
    document.documentElement.lang = gv.t("language-tag");
    parts.lang.textContent = gv.sayIn(next, gv.message("language-name"));
    parts.lang.lang = gv.sayIn(next, gv.message("language-tag"));
    showFault();
    parts.theme.textContent = gv.t(gv.isDark() ? "page-light" : "page-dark");
    parts.skip.textContent = gv.t("page-skip");
    parts.add.textContent = gv.t("page-compare");
    parts.compare.placeholder = gv.t("page-another_gene");
    parts.compare.setAttribute("aria-label", gv.t("page-compare_gene"));
    const { heads } = parts;
    heads.genes.textContent = gv.t("page-part_genes");
    heads.each.textContent = gv.t("page-part_each");
    parts.qualityWords.textContent = gv.t("page-part_quality");
    parts.livesWords.textContent = gv.t("page-part_lives");
    heads.map.textContent = gv.t("page-part_thresholds");
    heads.series.textContent = gv.t("page-part_series");
    heads.analyst.textContent = gv.t("page-part_analyst");
    heads.survival.textContent = gv.t("page-part_survival");
    heads.overlap.textContent = gv.t("page-part_overlap");
    heads.compare.textContent = gv.t("page-part_compare");
    parts.chosen.replaceChildren(...gv.state.compare.map((name) => gv.el("button", { type: "button", class: "gv-chip", text: `${name} ×`, translate: false, "aria-label": gv.t("page-compare_not", { name: gv.v.name(name) }), on: { click: () => gv.set({ compare: gv.state.compare.filter((one) => one !== name) }) } })));
  }

  let shown = {};

  /** Figures that come and go with the gene or the series in focus. */
  function showFrames() {
    const series = gv.seriesNow(), gene = gv.gene_now;
    if (series && shown.series !== series.id) {
      shown.series = series.id;
      const framesOf = (names) => names.map((name) => gv.frame(gv.figureKind(name), series));
      parts.one.replaceChildren(...framesOf(SERIES_FIGURES));
      parts.quality.replaceChildren(...framesOf(QUALITY));
    }
    if (shown.gene === gene) return;
    shown.gene = gene;
    const cohorts = (gene.page && gene.page.survival) || [], choices = gene.survival_choices;
    const frames = (kind) => cohorts.map((one, part) => gv.frame(gv.figureKind(kind), placeOf(one.series, part)));
    parts.survival.replaceChildren(...frames("survival"));
    parts.lives.replaceChildren(...frames("over_time"), ...(choices ? [gv.frame(gv.figureKind("survival_choices"))] : []));
    parts.survival.parentNode.hidden = !parts.survival.children.length;
    parts.lives.parentNode.hidden = !parts.lives.children.length;
    parts.overlapPlace.parentNode.hidden = !gv.study.overlap;
  }

  const placeOf = (id, part) => ({ ...(gv.study.series.find((series) => series.id === id) || { id, simulated: gv.study.simulated }), part });

  let spoken = document.documentElement.dataset.lang || "en";
  /** What the server or the report wrote around the live part follows the language. */
  function showAround() {
    if (spoken === gv.state.lang) return;
    spoken = gv.state.lang;
    document.querySelectorAll("[data-say]").forEach((node) => (node.textContent = gv.t(node.dataset.say)));
    gv.staticPart(spoken);
  }

  /** What stands below counts everything, by |log2FC| and FDR: said where the live part does not. */
  function showBelow() {
    const { treat, out } = gv.state;
    if (!parts.below) document.getElementById("full").before(parts.below = gv.el("p", { class: "gv-notice", role: "note" }));
    parts.below.hidden = !treat && !out.length;
    parts.below.textContent = gv.t("page-below_counts_all");
  }

  /** What is said at the present thresholds. */
  function sayAll() {
    gv.showControls();
    gv.showAnswer();
    gv.showRows();
    gv.showSticky();
  }

  /** Paper begins with what is seen where that is not what the report tells of itself. */
  function asTheStudy() {
    const { fc, fdr, treat, out } = gv.state, own = gv.study.thresholds;
    return fc === own.log2fc && fdr === own.fdr && !treat && !out.length && gv.study.named.includes(gv.gene_now.gene);
  }

  function show() {
    if (!gv.gene_now) return;
    document.body.classList.toggle("gv-other", !asTheStudy());
    showAround();
    showBelow();
    showWords();
    gv.showSearch();
    gv.rehearse(sayAll);
    sayAll();
    gv.steady();
    gv.showMatrix();
    gv.showGenes();
    gv.showSeries();
    gv.showAnalyst();
    showFrames();
    gv.redraw();
    gv.showFull();
    document.title = `${gv.gene_now.gene} · ${gv.study.title || "geneverdict"}`;
  }

  /** Names of places are letters, digits, dash and dot, or what the browser has encoded of others. */
  function place() {
    try {
      return decodeURIComponent(location.hash.slice(1));
    } catch {
      return location.hash.slice(1);
    }
  }

  /** An address without a gene is a place in the report's own text, not another view. */
  const isPlace = () => location.hash.length > 1 && !location.hash.includes("=");

  async function follow(event) {
    if (event && isPlace()) return gv.toPlace(place());
    const mine = ++loading;
    document.body.classList.remove("gv-busy");
    const wanted = gv.readAddress(location.hash);
    gv.set({ ...wanted, gene: gv.gene_now ? gv.gene_now.gene : wanted.gene }, { quiet: true });
    if (!gv.gene_now || wanted.gene !== gv.gene_now.gene) {
      try {
        const feed = await gv.gene(gv.todaysName(wanted.gene));
        if (mine !== loading) return;
        gv.gene_now = feed;
      }
      catch (fault) {
        if (gv.gene_now && mine !== loading) return;
        if (!gv.gene_now) { gv.gene_now = await gv.gene(gv.defaults().gene); }
        tellFault(fault, wanted.gene);
      }
      gv.set({ gene: gv.gene_now.gene }, { quiet: true });
    }
  }

  /** Said where nothing else stands; the report tells itself what it can without this part. */
  function without(text) {
    if (document.getElementById("gv-study")) return;
    const place = document.getElementById("gv-page");
    place.hidden = false;
    place.append(gv.el("p", { class: "gv-notice", role: "alert", text }));
  }

  async function start() {
    if (typeof DecompressionStream === "undefined" || typeof echarts === "undefined") return without(document.getElementById("gv-page").dataset.old);
    gv.served = !document.getElementById("gv-study");
    await gv.load();
    if (!gv.study.genes.length || !gv.study.series.length) return without(gv.t("page-none_compared"));
    gv.set(gv.readAddress(location.hash), { quiet: true });
    layout();
    await follow();
    gv.subscribe(show);
    show();
    addEventListener("popstate", follow);
    addEventListener("hashchange", follow);
    if (isPlace()) gv.toPlace(place());
    document.body.dataset.ready = "yes";
  }

  start().finally(() => document.documentElement.classList.remove("gv-wait")).catch((fault) => {
    const place = document.getElementById("gv-page");
    place.hidden = false;
    place.append(gv.el("p", { class: "gv-notice", role: "alert", text: `${place.dataset.failed} ${gv.faultText(fault)}` }));
  });
})((window.gv = window.gv || {}));
