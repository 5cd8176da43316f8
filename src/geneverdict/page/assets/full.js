// Served pages only: the report's own words on the shown gene, at the present thresholds, below the live part.
(function (gv) {
  "use strict";

  let last = "", waiting = 0;

  gv.showFull = function () {
    if (!gv.served) return;
    const { fc, fdr } = gv.state;
    const address = `/api/gene/${encodeURIComponent(gv.gene_now.gene)}/words?log2fc=${fc}&fdr=${fdr}`;
    if (address === last) return translateIn(document.getElementById("full"));
    last = address;
    clearTimeout(waiting);
    waiting = setTimeout(() => bring(address), 400);
    return undefined;
  };

  async function bring(address) {
    const place = document.getElementById("full");
    place.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(address);
      const text = await answer.text();
      if (address !== last) return;
      if (!answer.ok) throw new Error(JSON.parse(text).error.text);
      place.replaceChildren(...new DOMParser().parseFromString(text, "text/html").body.childNodes);
      translateIn(place);
    } catch (fault) {
      place.replaceChildren(gv.el("p", { class: "small", text: `${gv.t("The full answer could not be brought:")} ${fault.message}` }));
    } finally {
      place.removeAttribute("aria-busy");
    }
  }

  function translateIn(place) {
    if (gv.translateTree) gv.translateTree(place);
  }
})((window.gv = window.gv || {}));
