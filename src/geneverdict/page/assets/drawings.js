// The drawings of the report: they stand in it compressed, and each is put in its place when the reader comes near.
(function (gv) {
  "use strict";

  const NEAR = "1200px";
  let brought = null;

  const places = () => document.querySelectorAll("[data-drawing]");

  function put(place) {
    const text = brought && brought.drawings[place.dataset.drawing];
    if (!text) return;
    delete place.dataset.drawing;
    place.replaceChildren(...gv.nodes(text));
  }

  /** Places that came into the report later are watched, too. */
  gv.watchDrawings = function () {
    if (!brought) return;
    const eye = new IntersectionObserver((seen) => {
      for (const { isIntersecting, target } of seen) {
        if (!isIntersecting) continue;
        eye.unobserve(target);
        put(target);
      }
    }, { rootMargin: NEAR });
    places().forEach((place) => eye.observe(place));
  };

  /** All of them, at once: paper has no scrolling. */
  gv.putDrawings = () => places().forEach(put);

  async function start() {
    if (!document.getElementById("gv-drawings") || typeof DecompressionStream === "undefined") return;
    brought = JSON.parse(gv.textOf(await gv.block("gv-drawings")));
    document.body.prepend(...gv.nodes(brought.shapes));
    gv.watchDrawings();
    addEventListener("beforeprint", gv.putDrawings);
  }

  // Without them the words that describe each, and the links to its files, stay.
  start().catch(() => undefined);
})((window.gv = window.gv || {}));
