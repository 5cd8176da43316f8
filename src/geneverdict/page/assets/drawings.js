// The drawings of the report: they stand in it compressed, and each is put in its place when the reader comes near.
(function (gv) {
  "use strict";

  const NEAR = "1200px";
  let brought = null;

  const places = () => document.querySelectorAll("[data-drawing]");

  /** As HTML reads it: the words in a drawing stay words, and nothing in it runs. */
  const nodes = (text) => [...new DOMParser().parseFromString(text, "text/html").body.childNodes];

  function put(place) {
    const text = brought && brought.drawings[place.dataset.drawing];
    if (!text) return;
    delete place.dataset.drawing;
    place.replaceChildren(...nodes(text));
  }

  function watch() {
    const eye = new IntersectionObserver((seen) => {
      for (const { isIntersecting, target } of seen) {
        if (!isIntersecting) continue;
        eye.unobserve(target);
        put(target);
      }
    }, { rootMargin: NEAR });
    places().forEach((place) => eye.observe(place));
  }

  /** All of them, at once: paper has no scrolling. */
  gv.putDrawings = () => places().forEach(put);

  async function start() {
    if (!document.getElementById("gv-drawings") || typeof DecompressionStream === "undefined") return;
    brought = JSON.parse(gv.textOf(await gv.block("gv-drawings")));
    document.body.prepend(...nodes(brought.shapes));
    watch();
    addEventListener("beforeprint", gv.putDrawings);
  }

  // Without them the words that describe each, and the links to its files, stay.
  start().catch(() => undefined);
})((window.gv = window.gv || {}));
