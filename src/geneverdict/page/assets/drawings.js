// The drawings of the report: on paper alone, since the page draws its own.  They stand in it compressed.
(function (gv) {
  "use strict";

  let brought = null;

  /** Each in its place.  A printer does not wait: what the browser would inflate later is inflated here at once. */
  gv.putDrawings = function () {
    const block = document.getElementById("gv-drawings");
    if (!block) return;
    if (!brought) {
      brought = JSON.parse(gv.textOf(gv.inflateNow(gv.bytesOf(block.textContent))));
      document.body.prepend(...gv.nodes(brought.shapes));
    }
    for (const place of document.querySelectorAll("[data-drawing]")) {
      const text = brought.drawings[place.dataset.drawing];
      delete place.dataset.drawing;
      if (text) place.replaceChildren(...gv.nodes(text));
    }
  };

  addEventListener("beforeprint", gv.putDrawings);
})((window.gv = window.gv || {}));
