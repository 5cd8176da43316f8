// One series at a time: which is shown, its samples, and the sample that is selected everywhere.
(function (gv) {
  "use strict";

  let parts = null;

  gv.seriesNow = function () {
    const all = gv.study.series;
    const measured = gv.gene_now.series.find((answer) => gv.known(answer.log2fc));
    return all.find((series) => series.id === gv.state.series) || all.find((series) => measured && series.id === measured.id) || all[0];
  };

  gv.focusSeries = function (id) {
    gv.set({ series: id });
    gv.toPlace("gv-series");
  };

  gv.seriesTabs = function () {
    parts = { tabs: gv.el("div", { class: "gv-tabs", role: "group" }), line: gv.el("p", { class: "gv-series-line" }), level: gv.el("p", {}), summary: gv.el("summary", {}), table: gv.el("div", { class: "gv-scroll", tabIndex: 0 }), bar: gv.el("div", { class: "gv-sample-bar", role: "status", hidden: true }) };
    // These nodes stay: one that is put anew under the pointer or the focus loses the click, or the place.
    parts.list = gv.el("details", { class: "gv-samples", on: { toggle: () => showList(gv.seriesNow()) } }, parts.summary, parts.table);
    parts.buttons = gv.study.series.map((series) => gv.el("button", { type: "button", text: series.id, translate: false, on: { click: () => gv.set({ series: series.id }) } }));
    parts.tabs.append(...parts.buttons);
    document.body.append(parts.bar);
    return [parts.tabs, parts.line, parts.level, parts.list];
  };

  gv.showSeries = function () {
    const now = gv.seriesNow();
    parts.tabs.setAttribute("aria-label", gv.t("page-which_series"));
    parts.buttons.forEach((button, i) => {
      const here = gv.study.series[i] === now;
      button.setAttribute("aria-pressed", String(here));
      button.className = here ? "gv-here" : "";
    });
    if (!now) return;
    const item = gv.live().items.find((one) => one.id === now.id);
    parts.line.textContent = [shorten(now.title, 200), now.platform, groups(now)].filter(Boolean).join(" · ");
    parts.level.textContent = gv.say(item && item.sentence);
    showList(now);
    showBar();
  };

  const shorten = (text, most) => gv.shorten(text || "", most);

  /** What the groups are called, where the study or the series says more than that they are groups. */
  function groups(series) {
    const own = gv.groupLabel(series, "case", 60) || gv.groupLabel(series, "control", 60);
    return own ? gv.t("page-groups", { case: gv.v.name(shorten(series.case, 60)), control: gv.v.name(shorten(series.control, 60)) }) : "";
  }

  /** The name of a group of its own; "" where it is but its role. */
  gv.groupLabel = (series, role, most) => (series[role] && series[role].toLowerCase() !== role ? shorten(series[role], most) : "");

  const outside = (series, sample) => gv.state.out.includes(`${series.id}:${sample.id}`);

  function showList(series) {
    const n = series.samples.filter((sample) => sample.in_model).length;
    const head = gv.el("tr", {}, [gv.t("page-head_sample"), gv.t("page-head_title"), gv.t("page-head_group"), gv.t("page-head_individual"), gv.t("page-head_counted")].map((text) => gv.el("th", { scope: "col", text })));
    const focus = document.activeElement && document.activeElement.id;
    parts.summary.textContent = gv.t("page-samples_summary", { n: gv.v.count(series.samples.length), id: gv.v.name(series.id), used: gv.v.count(n) });
    parts.table.replaceChildren(parts.list.open ? gv.el("table", {}, gv.el("thead", {}, head), gv.el("tbody", {}, series.samples.map((sample) => line(series, sample)))) : "");
    if (focus && focus.startsWith("gv-s-")) document.getElementById(focus)?.focus();
  }

  function line(series, sample) {
    const key = `${series.id}:${sample.id}`;
    const role = gv.t("phrase-role", { role: gv.v.code(sample.role) });
    const keep = sample.in_model
      ? gv.el("input", { type: "checkbox", id: `gv-s-${sample.id}`, checked: !outside(series, sample), "aria-label": gv.t("page-count_it", { id: gv.v.name(sample.id) }), on: { change: () => gv.toggleOut(key) } })
      : gv.el("span", { class: "small", text: gv.text(sample.left_out) });
    return gv.el("tr", { class: gv.state.sample === key ? "gv-here" : "" },
      gv.el("th", { scope: "row" }, gv.el("button", { type: "button", class: "gv-link", text: sample.id, translate: false, on: { click: () => gv.set({ sample: key }) } })),
      gv.el("td", { text: shorten(sample.title, 120), title: shorten(sample.title, 1000), translate: false }), gv.el("td", { text: role }), gv.el("td", { text: sample.pair || "", translate: false }), gv.el("td", {}, keep));
  }

  /** What is selected, and what can be done with it. */
  function showBar() {
    const { sample } = gv.state;
    parts.bar.hidden = !sample;
    document.body.classList.toggle("gv-with-bar", Boolean(sample));
    if (!sample) return;
    const series = gv.study.series.find((one) => sample.startsWith(`${one.id}:`));
    const found = series && series.samples.find((one) => `${series.id}:${one.id}` === sample);
    if (!found) return;
    const out = outside(series, found);
    const leave = found.in_model ? gv.el("button", { type: "button", id: "gv-leave", text: gv.t(out ? "page-put_back" : "page-leave_out"), on: { click: () => gv.toggleOut(sample) } }) : gv.el("span", { class: "small", text: gv.t("page-not_in_model") });
    parts.bar.replaceChildren(gv.el("b", { text: found.id, translate: false }), gv.el("span", { text: `${shorten(found.title, 80)} · ${series.id}`, translate: false }), leave,
      gv.el("button", { type: "button", text: gv.t("page-show_no_longer"), on: { click: () => gv.set({ sample: "" }) } }));
  }
})((window.gv = window.gv || {}));
