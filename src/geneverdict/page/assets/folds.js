// The long part of the report: whole on paper and without scripts, here folded; places in it open before one gets there.
(function (gv) {
  "use strict";

  const open = new Set();

  /** Folds the parts below a node, but for those that the reader has opened, in whatever language. */
  gv.fold = function (root) {
    for (const part of root.querySelectorAll("details.fold")) {
      part.open = open.has(part.id);
      part.addEventListener("toggle", () => (part.open ? open.add(part.id) : open.delete(part.id)));
    }
  };

  /** To the place of an id: what it is folded into is opened. */
  gv.toPlace = function (id) {
    const place = document.getElementById(id);
    if (!place) return;
    for (let at = place; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
    place.scrollIntoView();
  };
})((window.gv = window.gv || {}));
