// The sliders: both thresholds, TREAT, well-known presets, and the lines for the study file.
(function (gv) {
  "use strict";

  const FDRS = fdrSteps();
  /** What the slider of the FDR steps through, from strict to lax: two significant digits. */
  function fdrSteps() {
    const steps = [];
    for (let power = -10; power < 0; power++) for (const digit of [1, 1.5, 2, 3, 4, 5, 6, 7, 8, 9]) steps.push(Number((digit * 10 ** power).toPrecision(2)));
    return [...steps, 1];
  }

  const stepOf = (fdr) => FDRS.reduce((best, value, i) => (Math.abs(Math.log(value / fdr)) < Math.abs(Math.log(FDRS[best] / fdr)) ? i : best), 0);

  let parts = null;

  gv.controls = function () {
    parts = { fc: slider("fc", { min: 0, max: 4, step: 0.01 }), fdr: slider("fdr", { min: 0, max: FDRS.length - 1, step: 1 }) };
    parts.fc.range.addEventListener("input", () => gv.set({ fc: Number(parts.fc.range.value) }));
    parts.fdr.range.addEventListener("input", () => gv.set({ fdr: FDRS[Number(parts.fdr.range.value)] }));
    parts.fc.field.addEventListener("change", () => typed(parts.fc.field, (fc) => gv.set({ fc }), 0, 20));
    parts.fdr.field.addEventListener("change", () => typed(parts.fdr.field, (fdr) => gv.set({ fdr }), 1e-10, 1));
    parts.treat = gv.el("input", { type: "checkbox", id: "gv-treat", on: { change: (event) => gv.set({ treat: event.target.checked }) } });
    parts.treatLabel = gv.el("label", { htmlFor: "gv-treat" });
    parts.treatHelp = gv.el("p", { class: "small", id: "gv-treat-help" });
    parts.presets = gv.el("div", { class: "gv-presets", role: "group" });
    parts.lines = gv.el("button", { type: "button", on: { click: () => gv.copy(studyLines()) } });
    parts.link = gv.el("button", { type: "button", on: { click: () => gv.copy(location.href) } });
    parts.written = gv.el("pre", { class: "gv-lines", translate: false });
    parts.heading = gv.el("h3", {});
    parts.treatWhat = gv.el("summary", {});
    parts.keep = gv.el("summary", {});
    return gv.el("section", { class: "gv-desk-controls", "aria-labelledby": "gv-h-controls" }, Object.assign(parts.heading, { id: "gv-h-controls" }),
      parts.fc.node, parts.fdr.node, gv.el("div", { class: "gv-check" }, parts.treat, parts.treatLabel), gv.el("details", { class: "gv-what" }, parts.treatWhat, parts.treatHelp),
      parts.presets, gv.el("details", { class: "gv-what" }, parts.keep, parts.written, gv.el("div", { class: "gv-row" }, parts.lines, parts.link)));
  };

  function slider(name, limits) {
    const label = gv.el("label", { htmlFor: `gv-${name}` });
    const range = gv.el("input", { type: "range", id: `gv-${name}`, name: `gv-${name}`, ...limits });
    const field = gv.el("input", { type: "text", inputMode: "decimal", id: `gv-${name}-field`, size: 7, autocomplete: "off" });
    const under = gv.el("p", { class: "small", dataset: { steady: name } });
    return { label, range, field, under, node: gv.el("div", { class: "gv-slider" }, gv.el("div", { class: "gv-slider-head", dataset: { steady: `${name}-head` } }, label, field), range, under) };
  }

  function typed(field, act, low, high) {
    const value = Number(field.value.trim().replace("−", "-").replace(",", "."));
    if (field.value.trim() && Number.isFinite(value) && value >= low && value <= high) act(value);
    else {
      gv.announce(gv.t("page-number_expected", { low: gv.v.threshold(low), high: gv.v.threshold(high) }));
      gv.set({});
    }
  }

  /** The chosen thresholds as they stand in a study file. */
  function studyLines() {
    const { fc, fdr } = gv.state;
    return `[thresholds]\nlog2fc = ${decimal(fc)}\nfdr = ${decimal(fdr)}\n`;
  }

  /** As TOML writes a float. */
  function decimal(value) {
    const text = String(value);
    return /[.e]/.test(text) ? text : `${text}.0`;
  }
  gv.studyLines = studyLines;

  /** Everything as the state has it. */
  gv.showControls = function () {
    const { fc, fdr, treat } = gv.state, said = { fc: gv.write(fc, "threshold"), fdr: gv.write(fdr, "threshold") };
    parts.heading.textContent = gv.t("page-move_thresholds");
    parts.fc.label.textContent = gv.t(treat ? "page-cut_claimed" : "page-cut_at_least");
    parts.fdr.label.textContent = gv.t("page-fdr_below");
    show(parts.fc, Math.min(fc, 4), said.fc, gv.t("page-change_at_least", { fold: gv.v.fold(fc) }));
    show(parts.fdr, stepOf(fdr), said.fdr, gv.t("page-share_false", { percent: gv.v.threshold(Number((100 * fdr).toPrecision(2))) }));
    parts.fdr.range.disabled = parts.fdr.field.disabled = treat;
    parts.treat.checked = treat;
    parts.treatLabel.textContent = gv.t("page-treat");
    parts.treatWhat.textContent = gv.t("page-treat_what");
    parts.keep.textContent = gv.t("page-keep_thresholds");
    parts.treatHelp.textContent = gv.t("page-treat_help", { fdr: gv.v.threshold(gv.study.thresholds.fdr) });
    parts.presets.setAttribute("aria-label", gv.t("page-presets"));
    parts.presets.replaceChildren(...presets());
    parts.written.textContent = treat ? `${studyLines()}${gv.t("page-treat_no_line")}\n` : studyLines();
    parts.lines.textContent = gv.t("page-copy_lines");
    parts.link.textContent = gv.t("page-copy_link");
  };

  function show(part, at, value, words) {
    if (Number(part.range.value) !== at) part.range.value = at;
    part.range.setAttribute("aria-valuetext", gv.t("page-value_in_words", { value: gv.v.name(value), words: gv.v.name(words) }));
    part.field.setAttribute("aria-label", part.label.textContent);
    if (document.activeElement !== part.field || part.field.value !== value) part.field.value = value;
    part.under.textContent = words;
  }

  function presets() {
    const own = gv.study.thresholds;
    const all = [{ log2fc: own.log2fc, fdr: own.fdr, own: true }, ...gv.study.presets.filter((preset) => preset.log2fc !== own.log2fc || preset.fdr !== own.fdr)];
    return all.map((preset) => {
      const values = { cut: gv.v.threshold(preset.log2fc), fdr_cut: gv.v.threshold(preset.fdr) };
      const here = !gv.state.treat && gv.state.fc === preset.log2fc && gv.state.fdr === preset.fdr;
      return gv.el("button", {
        type: "button", class: here ? "gv-here" : "", "aria-pressed": String(here),
        text: gv.t(preset.own ? "page-preset_own" : "page-preset", values),
        on: { click: () => gv.set({ fc: preset.log2fc, fdr: preset.fdr, treat: false }) },
      });
    });
  }
})((window.gv = window.gv || {}));
