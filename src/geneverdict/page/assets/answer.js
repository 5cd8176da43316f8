// The first screen: what the answer is, how sure it is, and what it hangs on.
(function (gv) {
  "use strict";

  const known = gv.known;
  const MOST_ALSO = 4;
  let parts = null;

  gv.answer = function () {
    parts = {
      gene: gv.el("h2", { id: "gv-gene", translate: false }), headline: gv.el("p", { class: "gv-headline", id: "gv-verdict" }),
      sure: gv.el("div", {}), hangs: gv.el("ul", {}), misses: gv.el("p", { class: "gv-misses" }), asked: gv.el("p", { class: "small" }),
      sureHead: gv.el("h3", {}), hangsHead: gv.el("h3", {}), notice: gv.el("p", { class: "gv-notice", role: "note", hidden: true }),
      chips: gv.el("div", { class: "gv-chips" }),
    };
    return gv.el("section", { class: "gv-answer", "aria-labelledby": "gv-gene" }, gv.el("div", { class: "gv-gene-head" }, parts.gene, parts.chips), parts.asked, parts.notice,
      gv.el("div", { "aria-live": "polite" }, parts.headline, parts.misses),
      gv.el("div", { class: "gv-two" }, gv.el("div", {}, parts.sureHead, parts.sure), gv.el("div", {}, parts.hangsHead, parts.hangs)));
  };

  gv.showAnswer = function () {
    const feed = gv.gene_now, live = gv.live();
    parts.gene.textContent = feed.gene;
    const asked = feed.asked && feed.asked !== feed.gene ? `${gv.t("asked as {name}", { name: feed.asked })} ` : "";
    parts.asked.textContent = asked + alsoSentence(feed);
    parts.headline.textContent = gv.translate(live.verdict.headline);
    const pooled = gv.pooledSentences(live.pooled);
    parts.misses.textContent = live.verdict.details.filter((text) => !pooled.includes(text)).map(gv.translate).join(" ");
    parts.sureHead.textContent = gv.t("How sure?");
    parts.sure.replaceChildren(...sure(live, pooled));
    parts.hangsHead.textContent = gv.t("What does it hang on?");
    parts.hangs.replaceChildren(...hangs(feed, live).map((entry) => gv.el("li", {}, gv.el("b", { text: `${entry.what} ` }), entry.text)));
    showNotice(live);
    parts.chips.replaceChildren(...chips());
  };

  /** A warning where the symbol is other genes' alias, too. */
  function alsoSentence(feed) {
    const { gene } = feed, alias = (gv.study.aliases || {})[gene.toUpperCase()];
    const also = feed.also || (alias ? [alias] : []); // a gene that the report does not hold in full has none of its own
    if (!also.length) return "";
    const words = { gene, others: also.slice(0, MOST_ALSO).join(", ") };
    return also.length === 1
      ? gv.t("{gene} is an alias of {others}, too: if that is meant, ask for it by its own symbol.", words)
      : gv.t("{gene} is an alias of {others}, too: if one of these is meant, ask for it by its own symbol.", words);
  }

  function showNotice(live) {
    const { out } = gv.state;
    const notes = live.items.filter((item) => item.dropped.length && item.note).map((item) => `${item.id}: ${item.note}.`);
    const lines = out.length ? [gv.t("You left out {what}.", { what: gv.listing(out, 6) }), ...notes] : [];
    const doubts = gv.doubts().map(([name, value]) => gv.t("The address asked for {name} = {value}, which cannot be; the usual is shown.", { name, value }));
    parts.notice.hidden = !(lines.length + doubts.length);
    const back = out.length ? gv.el("button", { type: "button", text: gv.t("Put everything back"), on: { click: () => gv.set({ out: [] }) } }) : null;
    parts.notice.replaceChildren([...lines, ...doubts].join(" "), " ", back || "");
  }

  function chips() {
    return gv.study.named.filter((name) => name !== gv.state.gene).slice(0, 8).map((name) => gv.el("button", { type: "button", class: "gv-chip", text: name, translate: false, on: { click: () => gv.goto(name) } }));
  }

  /** A word on the certainty of the direction, then the pooled sentences. */
  function sure(live, pooled) {
    const p = live.pooled;
    const nodes = [];
    if (!p || p.k < 2) {
      nodes.push(badge("open", gv.t("No series to compare with")), gv.el("p", { text: p && p.k === 1 ? gv.t("Only one series measured it on a log2 scale, so nothing can be said of other series.") : gv.t("No series measured it on a log2 scale.") }));
      return nodes;
    }
    const open = p.ci_low <= 0 && p.ci_high >= 0;
    const agree = p.k >= 3 && known(p.pi_low) && (p.pi_low > 0 || p.pi_high < 0) && live.without.every((one) => one.pooled && one.pooled.p < 0.05);
    nodes.push(open ? badge("open", gv.t("Direction open")) : agree ? badge("firm", gv.t("Same direction expected in a further series")) : badge("some", gv.t("Direction sure on average, not for each series")));
    nodes.push(gv.el("p", { id: "gv-pooled", text: pooled.map(gv.translate).join(" ") }));
    if (!p.own && gv.state.out.length) nodes.push(gv.el("p", { class: "small", text: gv.t("With everything in: log2FC {estimate} {interval}, p {p}.", was()) }));
    return nodes;
  }

  function was() {
    const p = gv.gene_now.pooled;
    return { estimate: gv.number(p.estimate), interval: gv.interval(p.ci_low, p.ci_high), p: gv.probability(p.p) };
  }

  const badge = (kind, text) => gv.el("p", { class: `gv-badge gv-${kind}` }, text);

  function hangs(feed, live) {
    return [...onThresholds(live), ...onSeries(live), ...onSamples(feed, live), ...onCells(feed), ...onAnalyst(feed)];
  }

  /** The nearest change of each threshold that changes how many series call the gene. */
  function onThresholds(live) {
    const { fc, fdr, treat } = live.cuts;
    const items = live.items.filter((item) => !item.left && item.row && known(item.row.p) && item.series.is_log2);
    if (treat || !items.length) return [];
    const size = (item) => Math.abs(item.row.log2fc);
    const short = items.filter((item) => item.call === "not called" && item.row.fdr < fdr).sort((a, b) => size(b) - size(a))[0];
    const first = items.filter((item) => item.call !== "not called").sort((a, b) => size(a) - size(b))[0];
    const said = [];
    if (short) said.push(gv.t("with |log2FC| ≥ {size} instead of {cut}, {id} would call it, too", { size: gv.number(Math.floor(size(short) * 100) / 100), cut: gv.threshold(fc), id: short.id }));
    if (first) said.push(gv.t("{id} calls it up to |log2FC| ≥ {size} and at any FDR above {fdr}", { id: first.id, size: gv.number(Math.floor(size(first) * 100) / 100), fdr: gv.probability(first.row.fdr) }));
    const late = items.filter((item) => item.call === "not called" && size(item) >= fc && item.row.fdr < 0.25).sort((a, b) => a.row.fdr - b.row.fdr)[0];
    if (late) said.push(gv.t("with an FDR above {fdr}, {id} would call it, too", { fdr: gv.probability(late.row.fdr), id: late.id }));
    if (!said.length) said.push(gv.t("no usual threshold changes a call"));
    return [{ what: gv.t("Thresholds:"), text: said.join("; ") }];
  }

  function onSeries(live) {
    const p = live.pooled;
    if (!live.without.length || !p || !known(p.p)) return [];
    const flips = live.without.filter(({ pooled }) => pooled && (pooled.p < 0.05) !== (p.p < 0.05));
    if (!flips.length) return [{ what: gv.t("Series:"), text: gv.t("leaving out any one of them keeps the pooled p on the same side of 0.05") }];
    const names = flips.map(({ id, pooled }) => gv.t("{id} (p {p})", { id, p: gv.probability(pooled.p) }));
    const words = { series: names.join(", ") };
    return [{ what: gv.t("Series:"), text: p.p < 0.05 ? gv.t("without {series} the pooled p is no longer below 0.05", words) : gv.t("without {series} the pooled p falls below 0.05", words) }];
  }

  /** What Python found at the study's thresholds; silent at others. */
  function onSamples(feed, live) {
    const own = gv.study.thresholds;
    if (live.cuts.fc !== own.log2fc || live.cuts.fdr !== own.fdr || live.cuts.treat || gv.state.out.length) return [];
    const hanging = feed.series.filter((answer) => answer.why && answer.why.flip && answer.why.flip.length);
    const said = hanging.slice(0, 2).map((answer) => answer.call === "not called"
      ? gv.t("in {id} it would be called without {samples}", { id: answer.id, samples: gv.listing(answer.why.flip) })
      : gv.t("in {id} it would no longer be called without {samples}", { id: answer.id, samples: gv.listing(answer.why.flip) }));
    return said.length ? [{ what: gv.t("Samples:"), text: said.join("; ") }] : [];
  }

  /** Where the mix of cells explains a difference away, if Python looked. */
  function onCells(feed) {
    const found = feed.series.flatMap((answer) => ((answer.why && answer.why.findings) || []).filter((one) => one.code === "composition" && one.weight === "matters").map((one) => ({ id: answer.id, unit: answer.effect_unit, ...one.values })));
    const said = found.map((one) => gv.t("in {id} it goes with {set} markers; with these in the model the {unit} goes from {before} to {after}", { id: one.id, set: gv.translate(markers(one.set.value)), unit: one.unit, before: gv.number(one.before.value), after: gv.number(one.after.value) }));
    return said.length ? [{ what: gv.t("Mix of cells:"), text: said.join("; ") }] : [];
  }

  const markers = (message) => message.code.replace("markers-", "").replaceAll("_", " ");

  /** How many of the reasonable analyses call it, at the present thresholds. */
  function onAnalyst(feed) {
    const curves = ((feed.page && feed.page.curves) || []).filter((curve) => curve.series);
    const said = curves.map((curve) => ({ curve, ...gv.shareCalled(curve) })).filter((one) => one.n > 1);
    const mixed = said.filter((one) => one.share > 0.05 && one.share < 0.95);
    if (!said.length) return [];
    const list = (mixed.length ? mixed : said.sort((a, b) => b.share - a.share).slice(0, 2)).slice(0, 3);
    return [{ what: gv.t("Analyst:"), text: list.map((one) => gv.t("{id}: {percent} % of {n} reasonable analyses call it", { id: one.curve.series, percent: gv.number(100 * one.share, 0), n: gv.count(one.n) })).join("; ") }];
  }

  /** The share of a curve's specifications that call the gene at the present thresholds, by their weights. */
  gv.shareCalled = function (curve) {
    const { fc, fdr } = gv.state;
    const chance = curve.series ? curve.fdr : curve.p;
    let called = 0, all = 0;
    curve.effect.forEach((effect, i) => {
      const weight = curve.weights ? curve.weights[i] : 1;
      all += weight;
      if (Math.abs(effect) >= fc && known(chance[i]) && chance[i] < fdr) called += weight;
    });
    return { share: all ? called / all : 0, n: curve.effect.length };
  };
})((window.gv = window.gv || {}));
