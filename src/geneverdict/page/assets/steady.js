// What is said changes with the thresholds, and its place does not: each block keeps the height of its longest words.
(function (gv) {
  "use strict";

  const MOST = 6, NARROW = 832;
  const heights = new Map();
  let last = "";

  /** Some of the values, from the least to the largest. */
  function some(values) {
    const all = [...new Set(values)].sort((a, b) => a - b);
    return all.length <= MOST ? all : Array.from({ length: MOST }, (_, i) => all[Math.round((i * (all.length - 1)) / (MOST - 1))]);
  }

  /** Thresholds on either side of those at which a series calls the gene, the study's own, and those in use. */
  function cuts() {
    const rows = gv.live().items.map((item) => item.row).filter((row) => row && gv.known(row.log2fc) && gv.known(row.fdr));
    const { fc, fdr, treat } = gv.state, own = gv.study.thresholds;
    const sizes = [0, ...some(rows.map((row) => gv.nearestFc(Math.abs(row.log2fc) + 0.005))), 20, fc, own.log2fc];
    const fdrs = [1e-10, ...some(rows.map((row) => gv.nearestFdr(row.fdr * 1.1))), 1, fdr, own.fdr];
    const ways = document.documentElement.clientWidth > NARROW ? [true, false] : [treat]; // on a phone the room would be large
    return ways.flatMap((way) => sizes.flatMap((one) => (way ? [{ fc: one, fdr: own.fdr, treat: way }] : fdrs.map((other) => ({ fc: one, fdr: other, treat: way })))));
  }

  /** A row of a table takes its height for the least, any other block its min-height. */
  const property = (node) => (node.tagName === "TR" ? "height" : "minHeight");

  /** Each block with the height that it has by itself. */
  function free(nodes) {
    for (const node of nodes) node.style[property(node)] = "";
    return [...nodes].map((node) => [node, node.getBoundingClientRect().height]);
  }

  const blocks = () => document.querySelectorAll("#gv-page [data-steady]");

  /** Says everything at each of these thresholds in one go, before the browser paints, and keeps the largest heights. */
  gv.rehearse = function (say) {
    const key = JSON.stringify([gv.gene_now.gene, gv.state.lang, gv.state.treat, document.documentElement.clientWidth, gv.state.out, gv.study.series.map((one) => Boolean(gv.arraysNow(one.stem)))]);
    if (key === last) return;
    last = key;
    heights.clear();
    const now = gv.state;
    for (const cut of cuts()) {
      gv.state = Object.freeze({ ...now, ...cut });
      say();
      free(blocks()).forEach(([node, height]) => heights.set(node.dataset.steady, Math.max(heights.get(node.dataset.steady) || 0, height)));
    }
    gv.state = now;
  };

  /** The blocks as they are now get their heights; one that needs more than was foreseen takes it, and keeps it. */
  gv.steady = function () {
    for (const [node, own] of free(blocks())) {
      const height = Math.max(heights.get(node.dataset.steady) || 0, own);
      heights.set(node.dataset.steady, height);
      node.style[property(node)] = `${height}px`;
    }
  };
})((window.gv = window.gv || {}));
