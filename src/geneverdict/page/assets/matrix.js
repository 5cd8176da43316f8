// Many genes: each name in the table of genes and series (report, matrix.html.j2) leads to that gene in the page.
(function (gv) {
  "use strict";

  /** Makes links of the names; said again for a table in another language. */
  gv.showMatrix = function () {
    for (const cell of document.querySelectorAll("#gv-matrix [data-gene]")) {
      const name = cell.dataset.gene;
      if (!cell.classList.contains("gv-linked")) {
        cell.classList.add("gv-linked");
        cell.replaceChildren(gv.el("a", { href: `#${new URLSearchParams({ gene: name })}`, text: name, on: { click: (event) => open(event, name) } }));
      }
      const here = name === gv.gene_now.gene;
      cell.parentNode.classList.toggle("gv-row-here", here);
      cell.firstChild.toggleAttribute("aria-current", here);
    }
  };

  /** Thresholds and language stay as they are. */
  function open(event, name) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    gv.goto(name).then(() => document.getElementById("gv-page").scrollIntoView());
  }
})((window.gv = window.gv || {}));
