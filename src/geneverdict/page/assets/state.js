// What the reader has chosen.  The address holds all of it, so that a link or a bookmark shows the same view again.
(function (gv) {
  "use strict";

  const FDR_LOW = 1e-10;
  const subscribers = [];
  let waiting = 0;
  let doubts = [];

  gv.state = Object.freeze({
    gene: "", fc: 1, fdr: 0.05, treat: false, lang: document.documentElement.dataset.lang || "en", out: [], compare: [], sample: "", series: "", curve: "series", cut: {},
  });

  gv.subscribe = (act) => subscribers.push(act);

  /** The cut on |log2FC| that the page can count exactly: three decimals, or the study's own. */
  gv.nearestFc = function (value) {
    if (value === gv.study.thresholds.log2fc) return value;
    return Math.round(Math.min(Math.max(value, 0), 20) * 1000) / 1000;
  };

  /** The FDR that the page can count exactly: two significant digits, or the study's own. */
  gv.nearestFdr = function (value) {
    if (value === gv.study.thresholds.fdr || gv.study.presets.some((preset) => preset.fdr === value)) return value;
    return Number(Math.min(Math.max(value, FDR_LOW), 1).toPrecision(2));
  };

  /** Changes some of the state; the page follows once per frame. */
  gv.set = function (change, how) {
    const next = { ...gv.state, ...change };
    if (gv.study) {
      next.fc = gv.nearestFc(next.fc);
      next.fdr = next.treat ? gv.study.thresholds.fdr : gv.nearestFdr(next.fdr);
    }
    gv.state = Object.freeze(next);
    if (!how || !how.quiet) writeAddress(how && how.step);
    if (!waiting) waiting = requestAnimationFrame(tell);
  };

  function tell() {
    waiting = 0;
    for (const act of subscribers) act(gv.state);
  }

  const DEFAULTS = () => ({
    gene: gv.study.named[0] || gv.study.genes[0] || "",
    fc: gv.study.thresholds.log2fc,
    fdr: gv.study.thresholds.fdr,
    treat: false,
    lang: document.documentElement.dataset.lang || "en",
    out: [], compare: [], sample: "", series: "", curve: "series", cut: {},
  });
  gv.defaults = DEFAULTS;

  /** The state as an address without what is as the study has it. */
  gv.address = function (state) {
    const usual = DEFAULTS();
    const parts = new URLSearchParams();
    parts.set("gene", state.gene);
    if (state.fc !== usual.fc) parts.set("fc", String(state.fc));
    if (state.fdr !== usual.fdr) parts.set("fdr", String(state.fdr));
    if (state.treat) parts.set("treat", "1");
    if (state.lang !== usual.lang) parts.set("lang", state.lang);
    for (const name of ["out", "compare"]) for (const item of state[name]) parts.append(name, item);
    if (state.sample) parts.set("sample", state.sample);
    if (state.series) parts.set("series", state.series);
    if (state.curve !== usual.curve) parts.set("curve", "pooled");
    for (const [key, value] of Object.entries(state.cut)) parts.append("cut", `${key}:${value}`);
    return `#${parts}`;
  };

  let written = 0;
  /** A new gene is a step back in the history; anything else changes the address in place, ten times a second at most. */
  function writeAddress(step) {
    clearTimeout(written);
    const write = () => {
      const address = gv.address(gv.state);
      if (location.hash === address) return;
      if (step) history.pushState(null, "", address);
      else history.replaceState(null, "", address);
    };
    if (step) write();
    else written = setTimeout(write, 100);
  }

  const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i;
  const number = (text, low, high) => {
    const value = NUMBER.test(text || "") ? Number(text) : NaN;
    return Number.isFinite(value) && value >= low && value <= high ? value : null;
  };

  /** The state that an address asks for; what it asks for and cannot be is in `gv.doubts()`. */
  gv.readAddress = function (hash) {
    const parts = new URLSearchParams(hash.replace(/^#/, ""));
    const usual = DEFAULTS();
    doubts = [];
    const take = (name, found, fallback) => {
      if (parts.has(name) && found === null) doubts.push([name, gv.short(parts.get(name), 40)]);
      return found === null ? fallback : found;
    };
    const series = new Set(gv.study.series.map((one) => one.id));
    const places = new Set(gv.study.series.flatMap((one) => one.samples.map((s) => `${one.id}:${s.id}`)));
    const out = parts.getAll("out").filter((item) => series.has(item) || places.has(item));
    if (out.length < parts.getAll("out").length) doubts.push(["out", ""]);
    const sample = parts.get("sample");
    return {
      gene: parts.get("gene") ? gv.short(parts.get("gene"), 64) : usual.gene,
      fc: take("fc", number(parts.get("fc"), 0, 20), usual.fc),
      fdr: take("fdr", number(parts.get("fdr"), FDR_LOW, 1), usual.fdr),
      treat: parts.get("treat") === "1",
      lang: gv.languages().includes(parts.get("lang")) ? parts.get("lang") : usual.lang,
      out: [...new Set(out)],
      compare: [...new Set(parts.getAll("compare"))].slice(0, 6).map((name) => gv.short(name, 64)),
      sample: places.has(sample) ? sample : "",
      series: series.has(parts.get("series")) ? parts.get("series") : "",
      curve: parts.get("curve") === "pooled" ? "" : usual.curve,
      cut: Object.fromEntries(parts.getAll("cut").map(oneCut).filter(Boolean)),
    };
  };

  function oneCut(text) {
    const at = text.lastIndexOf(":");
    const value = number(text.slice(at + 1), -1e6, 1e9);
    return at > 0 && value !== null ? [text.slice(0, at), value] : null;
  }

  gv.doubts = () => doubts;

  /** In or out of the pooled answer: a series ("GSE3325"), or a sample of one ("GSE3325:GSM74875"). */
  gv.toggleOut = function (item) {
    const out = gv.state.out.includes(item) ? gv.state.out.filter((one) => one !== item) : [...gv.state.out, item];
    gv.set({ out });
  };
})((window.gv = window.gv || {}));
