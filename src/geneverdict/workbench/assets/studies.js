// The studies of the workspace and their runs, as the server tells them whenever one changes.
(function (gv) {
  "use strict";

  const bench = gv.bench;
  let listed = [], jobs = new Map(), place = null;

  const button = (code, act) => gv.el("button", { type: "button", text: gv.t(code), on: { click: () => bench.guarded(act) } });
  const run = (name, figures) => bench.post(`api/studies/${name}/run`, { lang: gv.state.lang, figures: Boolean(figures) });

  bench.studies = () => (place = gv.el("section", { id: "bench-studies" }));

  /** Save the draft as a study of its own, and run it. */
  bench.runDraft = async function () {
    const { name } = await bench.post("api/studies", { study: bench.draft.whole(), lang: gv.state.lang });
    await bench.list();
    await run(name, bench.draft.figures);
    place.scrollIntoView();
  };

  bench.list = async function () {
    const told = await bench.get("api/studies");
    listed = told.studies;
    jobs = new Map(told.jobs.map((job) => [job.study, job]));
    bench.told = told;
    show();
  };

  /** The server tells all runs anew whenever one has changed; the browser itself asks again after a break. */
  bench.follow = function () {
    let events = listen();
    // A browser has few connections to one host: a tab that nobody sees leaves its own to the others.
    document.addEventListener("visibilitychange", () => {
      events.close();
      if (!document.hidden) events = listen();
    });
  };

  function listen() {
    const events = new EventSource("api/events");
    events.addEventListener("message", (event) => {
      jobs = new Map(JSON.parse(event.data).map((job) => [job.study, job]));
      if ([...jobs.keys()].some((name) => !listed.some((one) => one.name === name))) bench.guarded(bench.list);
      else show();
    });
    return events;
  }

  const STAGES = { reading: 1, preparing: 2, fitting: 3, survival: 3, specifications: 3, pooling: 1, answers: 2, report: 3 };

  /** How far a run is: three stages of each series and three of the study.  A bar that only moves tells nothing, and takes the processor from the run. */
  function done(job, n) {
    const reached = Object.values(job.steps).map((step) => STAGES[(step.values.what || {}).value] || 3);
    return Math.min(1, reached.reduce((sum, stage) => sum + stage, 0) / (3 * (n + 1)));
  }

  function progress(job, n) {
    const loads = Object.entries(job.downloads).filter(([, [done, total]]) => done !== total);
    const bytes = ([file, [done, total]]) => gv.el("li", { text: gv.t("bench-bytes", { file: gv.v.name(file), done: gv.v.size(done), total: total ? gv.v.size(total) : null }) });
    return gv.el("div", { class: "bench-progress" }, gv.el("progress", { value: done(job, n), max: 1, "aria-label": gv.t("bench-state", { state: gv.v.code(job.state) }) }),
      gv.el("ul", { class: "plain small" }, job.state === "running" && !Object.keys(job.steps).length ? gv.el("li", { text: gv.t("bench-starting") }) : "", Object.values(job.steps).map((step) => gv.el("li", { text: gv.say(step) })), loads.map(bytes)));
  }

  async function copy(name) {
    bench.draft.take((await bench.get(`api/studies/${name}`)).study);
    await bench.begin();
    window.scrollTo(0, 0);
  }

  function line(one) {
    const job = jobs.get(one.name) || { state: "new" }, state = job.state, busy = state === "running" || state === "waiting";
    const said = gv.t("bench-state", { state: gv.v.code(state) }), error = one.error || job.error;
    return gv.el("li", { dataset: { study: one.name, state } },
      gv.el("div", { class: "gv-row bench-head" }, gv.el("span", {}, gv.el("b", { translate: false, text: one.title || one.name }), gv.el("span", { class: "small", translate: false, text: ` ${one.series.join(", ")} · ${one.name}` })), gv.el("span", { class: `bench-state bench-${state}`, text: said })),
      busy ? progress(job, one.series.length) : "", error ? gv.el("p", { class: "gv-notice", text: gv.say(error) }) : "",
      gv.el("div", { class: "gv-row" },
        state === "done" ? bench.compareBox(one.name) : "",
        state === "done" ? gv.el("a", { class: "bench-open", href: `results/${one.name}/#${new URLSearchParams({ lang: gv.state.lang })}`, text: gv.t("bench-results") }) : "",
        busy ? button("bench-stop", () => bench.post(`api/studies/${one.name}/stop`, {})) : "",
        !busy && state !== "done" && !one.error ? button(state === "new" ? "bench-run" : "bench-again", () => run(one.name, job.figures)) : "",
        one.error ? "" : button("bench-copy", () => copy(one.name)),
        gv.el("a", { class: "small", href: `api/studies/${one.name}/study.toml`, download: `${one.name}.toml`, text: "study.toml" })));
  }

  function show() {
    if (!place) return;
    const done = listed.filter((one) => (jobs.get(one.name) || {}).state === "done"), hint = done.length > 1 ? gv.el("p", { class: "small", text: gv.t("bench-compare_hint") }) : "";
    const items = listed.map(line), none = gv.el("p", { class: "small", text: gv.t("bench-no_studies") });
    const focused = document.activeElement, inside = place.contains(focused) ? [...place.querySelectorAll("button, a, input")].indexOf(focused) : -1;
    place.replaceChildren(gv.el("h2", { text: gv.t("bench-studies") }), hint, items.length ? gv.el("ul", { class: "bench-list" }, items) : none);
    if (inside >= 0) place.querySelectorAll("button, a, input")[inside]?.focus();
  }
  bench.showStudies = show;
})((window.gv = window.gv || {}));
