// Where series come from and in which language the page speaks.
(function (gv) {
  "use strict";

  const bench = gv.bench;
  let open = false, used = false;

  const check = (code, checked, fixed) => gv.el("input", { type: "checkbox", checked: Boolean(checked), disabled: Boolean(fixed), id: `bench-${code}` });

  /** `speak(lang)`: show the page in another language. */
  bench.settings = function (speak) {
    const { source, home } = bench.told || {};
    if (!source) return "";
    const mirror = gv.el("input", { type: "text", id: "bench-mirror", value: source.mirror, placeholder: source.given, maxLength: 500, autocomplete: "off", spellcheck: false });
    const offline = check("offline", source.offline, source.always_offline), own = check("own_cache", source.own_cache);
    const said = gv.el("p", { class: "small", role: "status", text: used ? gv.t("bench-source_used") : "" });
    const use = gv.el("button", { type: "button", id: "bench-use-source", text: gv.t("bench-use_source"), on: { click: () => bench.guarded(async () => {
      bench.told.source = await bench.post("api/source", { mirror: mirror.value, offline: offline.checked, own_cache: own.checked });
      used = true;
      bench.showSettings();
    }) } });
    const language = gv.el("select", { id: "bench-language", on: { change: () => speak(language.value) } }, gv.languages().map((lang) => gv.el("option", { value: lang, selected: lang === gv.state.lang, lang: gv.sayIn(lang, gv.message("language-tag")), text: gv.sayIn(lang, gv.message("language-name")) })));
    const now = gv.t("bench-source", { mirror: gv.v.name(source.mirror_now), offline: gv.v.code(source.offline ? "yes" : "no"), cache: gv.v.name(source.cache), home: gv.v.name(home) });
    const fold = gv.el("details", { open, on: { toggle: () => (open = fold.open) } }, gv.el("summary", { text: gv.t("bench-settings") }),
      gv.el("label", {}, gv.t("bench-language"), " ", language),
      gv.el("label", { class: "bench-label" }, gv.el("span", { text: gv.t("bench-mirror") }), mirror),
      gv.el("label", { class: "gv-check" }, offline, gv.t("bench-offline")), gv.el("label", { class: "gv-check" }, own, gv.t("bench-own_cache")),
      gv.el("div", { class: "gv-row" }, use), said, gv.el("p", { class: "small bench-now", text: now }));
    return fold;
  };
})((window.gv = window.gv || {}));
