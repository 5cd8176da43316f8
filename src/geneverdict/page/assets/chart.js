// The frame of every figure: title, one sentence on how to read it, the chart, its numbers, and SVG and PNG to save.
(function (gv) {
  "use strict";

  const SAVED_WIDTH = 900;
  const kinds = [];
  const frames = new Set();

  /** A kind of figure registers itself.  Its title, what is said about it (about) and instead of it (alt) are messages. */
  gv.figure = (kind) => kinds.push(kind);
  gv.figureKind = (id) => kinds.find((kind) => kind.id === id);
  gv.figureKinds = (where) => kinds.filter((kind) => kind.where === where);

  const LIGHT = {
    name: "light", ink: "#1f2933", muted: "#5b6770", line: "#c3cad1", soft: "#eef1f3", back: "#ffffff", up: "#b84a00",
    down: "#0072b2", neutral: "#5b6770", mark: "#000000", case: "#d55e00", control: "#0072b2", faint: "#aab3bb",
    palette: ["#0072b2", "#d55e00", "#007a5a", "#a3467f", "#8a6d00", "#2b8fc7", "#7a3b00", "#4d4d4d"],
  };
  const DARK = {
    name: "dark", ink: "#e8ebee", muted: "#a6b0b8", line: "#4a545d", soft: "#262d33", back: "#14181c", up: "#ff9d5c",
    down: "#62bdf0", neutral: "#a6b0b8", mark: "#ffffff", case: "#ff9d5c", control: "#62bdf0", faint: "#5d6770",
    palette: ["#62bdf0", "#ff9d5c", "#4fd0a8", "#e59ccb", "#e5cf5a", "#9adcff", "#d9a26b", "#c9ced3"],
  };
  // Single quotes: the names stand inside attributes of saved SVG files.
  const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif";

  gv.isDark = function () {
    const chosen = document.documentElement.dataset.theme;
    return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  };
  gv.theme = (dark = gv.isDark()) => ({ ...(dark ? DARK : LIGHT), font: FONT });

  /** What a figure may look at. */
  gv.context = function (place, width, theme) {
    const feed = gv.gene_now;
    const at = place && place.id ? feed.series.findIndex((answer) => answer.id === place.id) : -1;
    return {
      study: gv.study, gene: feed, state: gv.state, live: gv.live(), theme: theme || gv.theme(), width,
      series: place || null, answer: at >= 0 ? feed.series[at] : null, item: at >= 0 ? gv.live().items[at] : null,
      values: at >= 0 && feed.page ? feed.page.series[at] : null, part: place ? place.part : undefined,
    };
  };

  const common = (theme) => ({
    animation: false,
    backgroundColor: theme.back,
    color: theme.palette,
    textStyle: { fontFamily: theme.font, color: theme.ink, fontSize: 12 },
    aria: { enabled: false },
  });

  function optionOf(kind, c) {
    const made = kind.option(c);
    const tip = {
      renderMode: "richText", confine: true, backgroundColor: c.theme.back, borderColor: c.theme.line,
      textStyle: { color: c.theme.ink, fontSize: 12, fontFamily: c.theme.font }, ...(made.tooltip || {}),
    };
    return { ...common(c.theme), ...made, tooltip: tip };
  }

  /** A figure of a kind for a series (or the gene, or the study) as a node that draws itself when it comes into view. */
  gv.frame = function (kind, place) {
    const frame = { kind, place, chart: null, dirty: true, seen: false, shown: true };
    frame.title = gv.el("h4", { class: "gv-title" });
    frame.about = gv.el("p", { class: "gv-about" });
    frame.controls = gv.el("div", { class: "gv-controls" });
    frame.canvas = gv.el("div", { class: "gv-canvas", tabIndex: kind.key ? 0 : -1 });
    frame.numbers = gv.el("div", { class: "gv-numbers", hidden: true });
    frame.node = gv.el("figure", { class: "gv-figure", dataset: { figure: kind.id, series: (place && place.id) || "" } },
      frame.title, frame.controls, frame.canvas, frame.about, toolbar(frame), frame.numbers);
    if (kind.key) frame.canvas.addEventListener("keydown", (event) => kind.key(event, context(frame)));
    frames.add(frame);
    watcher().observe(frame.node);
    return frame.node;
  };

  function toolbar(frame) {
    const button = (word, act) => gv.el("button", { type: "button", class: "gv-quiet", on: { click: act }, dataset: { button: word }, text: WORDS[word]() });
    frame.buttons = [
      button("numbers", () => showNumbers(frame, frame.numbers.hidden)),
      button("copy", () => gv.copy(asTsv(frame.kind.table(context(frame))))),
      button("svg", () => gv.save(`${fileName(frame)}.svg`, new Blob([svgOf(frame)], { type: "image/svg+xml" }))),
      button("png", () => savePng(frame)),
    ];
    return gv.el("div", { class: "gv-toolbar" }, ...frame.buttons);
  }

  const WORDS = {
    numbers: () => gv.t("page-numbers"), copy: () => gv.t("page-copy_numbers"), svg: () => "SVG", png: () => "PNG",
  };

  const context = (frame, width, theme) => gv.context(frame.place, width || frame.canvas.clientWidth || 600, theme);

  /** For a picture that leaves the screen: of this width, light, every mark in one go. */
  const paper = (frame, width) => ({ ...context(frame, width, gv.theme(false)), whole: true });

  function fileName(frame) {
    const parts = [frame.kind.id, frame.kind.where === "study" ? "" : gv.state.gene, frame.place ? frame.place.id || "" : ""];
    return parts.filter(Boolean).map(gv.stem).join("-");
  }

  function asTsv(table) {
    const cell = (value) => (value === null || value === undefined ? "" : String(value).replace(/[\t\r\n]+/g, " "));
    return [table.columns, ...table.rows].map((row) => row.map(cell).join("\t")).join("\n");
  }

  const MOST_ROWS = 2000;

  function showNumbers(frame, show) {
    frame.numbers.hidden = !show;
    frame.buttons[0].setAttribute("aria-expanded", String(show));
    if (!show) return;
    const table = frame.kind.table(context(frame));
    const head = gv.el("tr", {}, table.columns.map((name) => gv.el("th", { scope: "col", text: name })));
    const cell = (value) => gv.el("td", { text: typeof value === "number" ? shown(value) : value ?? "", class: typeof value === "number" ? "n" : "" });
    const rows = table.rows.slice(0, MOST_ROWS).map((row) => gv.el("tr", {}, row.map(cell)));
    const more = table.rows.length > MOST_ROWS ? gv.el("p", { class: "small", text: gv.t("page-more_rows", { n: gv.v.count(table.rows.length - MOST_ROWS) }) }) : null;
    frame.numbers.replaceChildren(gv.el("div", { class: "gv-scroll", tabIndex: 0 }, gv.el("table", {}, gv.el("thead", {}, head), gv.el("tbody", {}, rows))), more || "");
  }

  const shown = (value) => gv.write(value, Number.isInteger(value) ? "count" : "value");

  // Saved pictures are drawn anew: light, of one width, with title and date of nothing but the data.
  function savedOption(frame) {
    const c = paper(frame, SAVED_WIDTH);
    const option = optionOf(frame.kind, c);
    const title = frame.kind.title(c);
    return { option: gv.withTitle(option, title, c), height: frame.kind.height(c) + TITLE_ROOM };
  }

  const TITLE_ROOM = 34;

  /** The option with a title on top, everything else moved down. */
  gv.withTitle = function (option, title, c) {
    const simulated = c.series ? c.series.simulated : c.study.simulated;
    const text = simulated ? gv.t("page-simulated", { title: gv.v.message(title) }) : gv.say(title);
    const down = (part) => {
      if (!part) return part;
      if (Array.isArray(part)) return part.map(down);
      return typeof part.top === "number" ? { ...part, top: part.top + TITLE_ROOM } : part;
    };
    const made = { ...option, title: [{ text, left: 8, top: 8, textStyle: { fontSize: 14, color: c.theme.ink, fontFamily: c.theme.font, width: SAVED_WIDTH - 20, overflow: "truncate" } }] };
    for (const name of ["grid", "legend", "visualMap", "graphic"]) if (option[name]) made[name] = down(option[name]);
    return made;
  };

  function svgOf(frame) {
    const { option, height } = savedOption(frame);
    const chart = echarts.init(null, null, { renderer: "svg", ssr: true, width: SAVED_WIDTH, height });
    chart.setOption(option);
    const text = chart.renderToSVGString();
    chart.dispose();
    return text;
  }

  function savePng(frame) {
    const { option, height } = savedOption(frame);
    canvasOf(option, SAVED_WIDTH, height, 3).toBlob((blob) => gv.save(`${fileName(frame)}.png`, blob));
  }

  /** The option painted at once on a canvas of its own. */
  function canvasOf(option, width, height, pixelRatio) {
    const place = gv.el("div", { class: "off" });
    document.body.append(place);
    const chart = echarts.init(place, null, { renderer: "canvas", width, height });
    chart.setOption(option);
    chart.getZr().flush();
    const canvas = chart.renderToCanvas({ pixelRatio, backgroundColor: "#ffffff" });
    chart.dispose();
    place.remove();
    return canvas;
  }

  let eye = null;
  function watcher() {
    if (eye) return eye;
    eye = new IntersectionObserver((entries) => {
      for (const entry of entries) {
        const frame = [...frames].find((one) => one.node === entry.target);
        if (!frame) continue;
        frame.seen = entry.isIntersecting;
        if (frame.seen && frame.dirty) draw(frame);
      }
    }, { rootMargin: "300px" });
    return eye;
  }

  /** One figure that cannot be drawn does not lose the others: it says so where it would stand, and the console has why. */
  function draw(frame) {
    if (!gv.gene_now) return;
    frame.dirty = false;
    try {
      drawWhole(frame);
    } catch (fault) {
      frame.about.textContent = gv.t("page-figure_failed", { why: gv.v.name(fault.message) });
      console.error(`figure ${frame.kind.id}:`, fault);
    }
  }

  function drawWhole(frame) {
    const { kind } = frame;
    const first = context(frame);
    frame.shown = !kind.has || kind.has(first);
    frame.node.hidden = !frame.shown;
    if (!frame.shown) return;
    if (kind.ready && !kind.ready(first)) return wait(frame, first);
    sayWords(frame, first);
    frame.canvas.setAttribute("role", "img");
    frame.canvas.setAttribute("aria-label", gv.say(kind.alt(first)));
    const height = kind.height(first);
    const dark = gv.isDark();
    if (frame.chart && (frame.dark !== dark || frame.chart.isDisposed())) { frame.chart.dispose(); frame.chart = null; }
    if (!frame.chart) frame.chart = makeChart(frame, dark);
    frame.chart.resize({ width: frame.canvas.clientWidth, height });
    frame.chart.setOption(optionOf(kind, context(frame)), { notMerge: true, lazyUpdate: false });
  }

  /** Its numbers are still being read. */
  function wait(frame, c) {
    frame.dirty = true;
    frame.title.textContent = gv.t("page-being_read", { id: gv.v.name(frame.place.id) });
    frame.canvas.style.height = `${frame.kind.height(c)}px`;
  }

  /** Everything about a figure that is not drawn, and its height. */
  function sayWords(frame, c) {
    const { kind } = frame;
    frame.title.textContent = gv.say(kind.title(c));
    frame.about.textContent = gv.say(kind.about(c));
    frame.canvas.style.height = `${kind.height(c)}px`;
    for (const button of frame.buttons) button.textContent = WORDS[button.dataset.button]();
    keepFocus(frame.controls, () => frame.controls.replaceChildren(...(kind.controls ? kind.controls(c) : [])));
    if (!frame.numbers.hidden) showNumbers(frame, true);
  }

  function makeChart(frame, dark) {
    frame.dark = dark;
    const chart = echarts.init(frame.canvas, null, { renderer: frame.kind.scale || "svg", height: 300 });
    if (frame.kind.click || frame.kind.point) {
      if (frame.kind.click) chart.on("click", (event) => frame.kind.click(event, context(frame)));
      chart.getZr().on("click", (event) => frame.kind.point && frame.kind.point(chart, event, context(frame)));
    }
    return chart;
  }

  /** A slider that is being moved keeps the focus although the controls are made anew. */
  function keepFocus(host, act) {
    const active = document.activeElement, inside = host.contains(active);
    const name = inside ? active.name || active.id : "";
    if (inside && active.type === "range" && host.querySelector(":active")) return;
    act();
    const again = name && host.querySelector(`[name="${CSS.escape(name)}"], [id="${CSS.escape(name)}"]`);
    if (again) again.focus();
  }

  /** What a figure that knows no thresholds (kind.still) depends on. */
  const still = () => JSON.stringify([gv.state.lang, gv.isDark(), gv.state.sample, gv.state.out, gv.state.cut, gv.state.gene]);

  /** Figures are drawn anew where something they show has changed: those in view at once, the others when they come into view. */
  gv.redraw = function (all = false) {
    for (const frame of [...frames]) {
      if (!frame.node.isConnected) {
        if (frame.chart) frame.chart.dispose();
        watcher().unobserve(frame.node);
        frames.delete(frame);
        continue;
      }
      const key = still(), same = frame.kind.still && frame.key === key;
      frame.key = key;
      if (same && !all && !frame.dirty) continue;
      frame.dirty = true;
      if (frame.seen) queue.add(frame);
      else notSeen(frame, context(frame));
    }
    pump();
  };

  /** Out of view a figure comes and goes, and has its words and its height, so that nothing moves when it is drawn. */
  function notSeen(frame, c) {
    const { has, ready } = frame.kind;
    frame.node.hidden = Boolean(has) && !has(c);
    if (frame.node.hidden || !frame.canvas.clientWidth) return; // in a part that is folded
    if (ready && !ready(c)) wait(frame, c);
    else sayWords(frame, c);
  }

  const queue = new Set();
  const BUDGET = 24;
  let pumping = 0;

  /** Draws what is in view, the topmost first, some milliseconds in each frame, so that a slider never waits for figures. */
  function pump() {
    pumping = 0;
    const start = performance.now();
    const near = [...queue].map((frame) => [Math.abs(frame.node.getBoundingClientRect().top), frame]).sort((a, b) => a[0] - b[0]);
    for (const [, frame] of near) {
      queue.delete(frame);
      if (frame.node.isConnected && frame.dirty) draw(frame);
      if (performance.now() - start > BUDGET) break;
    }
    if (queue.size && !pumping) pumping = requestAnimationFrame(pump);
  }

  /** On paper the figures of the first screen, all that is printed of the page, are as wide as the sheet. */
  function forPaper(yes) {
    document.body.classList.toggle("gv-print", yes);
    for (const frame of frames) if (frame.node.isConnected && frame.node.closest(".gv-desk")) draw(frame);
  }

  gv.drawAll = function () {
    for (const frame of frames) if (frame.node.isConnected) draw(frame);
  };

  let resizing = 0;
  addEventListener("resize", () => { clearTimeout(resizing); resizing = setTimeout(() => gv.redraw(true), 120); });
  addEventListener("beforeprint", () => forPaper(true));
  addEventListener("afterprint", () => forPaper(false));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => gv.redraw(true));
})((window.gv = window.gv || {}));
