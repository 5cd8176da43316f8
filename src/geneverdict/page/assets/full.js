// The words around the live part in the reader's language: of the report as it holds them, of a served page as the server says them.
(function (gv) {
  "use strict";

  const WAIT = 400;
  let last = "", waiting = 0;

  /** Served pages: the report's own words on the shown gene, at the present thresholds. */
  gv.showFull = function () {
    if (!gv.served) return;
    const { fc, fdr, lang } = gv.state;
    const address = `api/gene/${encodeURIComponent(gv.gene_now.gene)}/words?log2fc=${fc}&fdr=${fdr}&lang=${lang}`;
    if (address === last) return;
    last = address;
    clearTimeout(waiting);
    waiting = setTimeout(() => bring(address), WAIT);
  };

  async function bring(address) {
    const place = document.getElementById("full");
    place.setAttribute("aria-busy", "true");
    try {
      const answer = await gv.ask(address);
      const text = await answer.text();
      if (address !== last) return;
      place.replaceChildren(...gv.nodes(text));
      gv.fold(place);
    } catch (fault) {
      if (address === last) place.replaceChildren(gv.el("p", { class: "small", text: gv.t("page-full_failed", { why: gv.v.name(gv.faultText(fault)) }) }));
    } finally {
      place.removeAttribute("aria-busy");
    }
  }

  const PLACES = ["body > header", "#gv-matrix", "#full", "body > footer"];
  const kept = new Map();
  let shown = document.documentElement.dataset.lang || "en";

  /** Reports: header, text and footer in another language, where the report has them (block gv-static-LANGUAGE). */
  gv.staticPart = async function (lang) {
    const block = `gv-static-${lang}`;
    if (!kept.has(lang) && !document.getElementById(block)) return;
    const parts = kept.get(lang) || JSON.parse(gv.textOf(await gv.block(block))).map(gv.nodes);
    if (gv.state.lang !== lang || shown === lang) return;
    const places = PLACES.map((place) => document.querySelector(place));
    kept.set(shown, places.map((place) => [...place.childNodes]));
    places.forEach((place, i) => place.replaceChildren(...parts[i]));
    shown = lang;
    gv.fold(document.getElementById("full"));
    gv.showMatrix();
  };
})((window.gv = window.gv || {}));
