// The line that stays on top: the gene, its verdict and the thresholds; the search; the contents.
(function (gv) {
  "use strict";

  let parts = null;

  /** The bar.  `places`: [id of a heading, code of its short name], in order; `skip` comes first, `tools` stand beside the search. */
  gv.sticky = function (places, skip, ...tools) {
    const line = Object.fromEntries(["gene", "verdict", "cuts"].map((name) => [name, gv.el(name === "gene" ? "b" : "span", { class: `gv-line-${name}` })]));
    line.gene.translate = false;
    const links = places.map(([id, code]) => ({ id, code, node: gv.el("a", { href: `#${id}`, on: { click: (event) => { event.preventDefault(); gv.toPlace(id); } } }) }));
    const contents = gv.el("nav", { class: "gv-contents" }, gv.el("ul", {}, links.map(({ node }) => gv.el("li", {}, node))));
    const bar = gv.el("section", { class: "gv-sticky" }, skip,
      gv.el("div", { class: "gv-bar" }, gv.search(), gv.el("div", { class: "gv-row" }, ...tools)), gv.el("p", { class: "gv-line" }, ...Object.values(line)), contents);
    parts = { line, links, contents, bar };
    document.querySelector("main").before(bar);
    new ResizeObserver(measure).observe(bar);
    measure();
  };

  /** Where a place comes to stand below the bar; on a phone its first row, the search, has gone by then. */
  function measure() {
    const gone = Math.min(0, parseFloat(getComputedStyle(parts.bar).top) || 0);
    document.documentElement.style.setProperty("--gv-top", `${parts.bar.offsetHeight + gone}px`);
  }

  gv.showSticky = function () {
    const { items, cuts } = gv.live(), here = items.filter((item) => !item.left && item.row && gv.known(item.row.p));
    const n = (call) => here.filter((item) => item.call === call).length;
    const up = n("up"), down = n("down");
    parts.line.gene.textContent = gv.gene_now.gene;
    parts.line.verdict.textContent = gv.t("page-line", { way: gv.v.code(here.length ? (up && down ? "both" : up ? "up" : down ? "down" : "none") : "nowhere"), up: gv.v.count(up), down: gv.v.count(down), n: gv.v.count(here.length) });
    parts.line.cuts.textContent = gv.t("page-thresholds", { cut: gv.v.threshold(cuts.fc), fdr_cut: gv.v.threshold(cuts.fdr), rule: gv.v.code(cuts.treat ? "treat" : "cuts") });
    parts.bar.setAttribute("aria-label", gv.t("page-bar"));
    parts.contents.setAttribute("aria-label", gv.t("page-contents"));
    for (const { id, code, node } of parts.links) {
      node.textContent = gv.t(code);
      const place = document.getElementById(id);
      node.parentNode.hidden = !place || Boolean(place.closest("[hidden]"));
    }
  };
})((window.gv = window.gv || {}));
