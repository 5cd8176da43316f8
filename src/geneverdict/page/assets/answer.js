// What the answer is, how sure it is, and what it hangs on.
(function (gv) {
  "use strict";

  const known = gv.known;
  let parts = null;

  gv.answer = function () {
    parts = {
      gene: gv.el("h2", { id: "gv-gene", translate: false }), headline: gv.el("p", { class: "gv-headline", id: "gv-verdict", dataset: { steady: "headline" } }),
      sure: gv.el("div", {}), hangs: gv.el("ul", {}), said: gv.el("div", { "aria-live": "polite" }), misses: gv.el("p", { class: "gv-misses", dataset: { steady: "misses" } }), asked: gv.el("p", { class: "small" }),
      sureHead: gv.el("h3", {}), hangsHead: gv.el("h3", {}), notice: gv.el("p", { class: "gv-notice", role: "note", hidden: true }),
      chips: gv.el("div", { class: "gv-chips" }),
    };
    parts.said.append(parts.headline, parts.misses);
    return gv.el("section", { class: "gv-answer", "aria-labelledby": "gv-gene" }, gv.el("div", { class: "gv-gene-head" }, parts.gene, parts.chips), parts.asked, parts.notice, parts.said);
  };

  /** How sure the answer is, and what it hangs on. */
  gv.grounds = () => gv.el("div", { class: "gv-two", id: "gv-grounds" }, gv.el("div", {}, parts.sureHead, parts.sure), gv.el("div", {}, parts.hangsHead, parts.hangs));

  gv.showAnswer = function () {
    const feed = gv.gene_now, live = gv.live();
    parts.gene.textContent = feed.gene;
    parts.asked.textContent = gv.say(gv.sentences(askedSentence(feed), alsoSentence(feed)));
    parts.headline.textContent = gv.say(live.verdict.headline);
    parts.misses.textContent = gv.say(gv.sentences(live.verdict.details));
    parts.sureHead.textContent = gv.t("page-how_sure");
    parts.sure.replaceChildren(...sure(live));
    parts.hangsHead.textContent = gv.t("page-hangs_on");
    parts.hangs.replaceChildren(...hangs(feed, live).map((entry) => gv.el("li", { dataset: { steady: `hangs-${entry.on}` } }, gv.el("b", { text: gv.say(entry.what) }), gv.t("list-sentence"), gv.say(entry.text))));
    showNotice(live);
    parts.chips.replaceChildren(...chips());
  };

  const askedSentence = ({ asked, gene }) => (asked && asked !== gene ? gv.message("page-asked_as", { name: gv.v.name(asked) }) : null);

  /** A warning where the symbol is other genes' alias, too. */
  function alsoSentence(feed) {
    const { gene } = feed, alias = (gv.study.aliases || {})[gene.toUpperCase()];
    const also = feed.also || (alias ? [alias] : []); // a gene that the report does not hold in full has none of its own
    return also.length ? gv.message("page-alias_too", { gene: gv.v.name(gene), others: gv.v.names(also) }) : null;
  }

  function showNotice(live) {
    const { out } = gv.state;
    const notes = live.items.filter((item) => item.dropped.length && item.note).map((item) => gv.message("page-refit_note", { series: gv.v.name(item.id), note: gv.v.message(item.note) }));
    const lines = out.length ? [gv.message("page-you_left_out", { what: gv.v.names(out) }), ...notes] : [];
    const doubts = gv.doubts().map(([name, value]) => gv.message("page-address_asked", { name: gv.v.name(name), value: gv.v.name(value) }));
    parts.notice.hidden = !(lines.length + doubts.length);
    const back = out.length ? gv.el("button", { type: "button", text: gv.t("page-put_all_back"), on: { click: () => gv.set({ out: [] }) } }) : null;
    parts.notice.replaceChildren(gv.say(gv.sentences(lines, doubts)), " ", back || "");
  }

  function chips() {
    return gv.study.named.filter((name) => name !== gv.state.gene).slice(0, 8).map((name) => gv.el("button", { type: "button", class: "gv-chip", text: name, translate: false, on: { click: () => gv.goto(name) } }));
  }

  /** A word on the certainty of the direction, then the pooled sentences. */
  function sure(live) {
    const p = live.pooled;
    const nodes = [];
    if (!p || p.k < 2) {
      nodes.push(badge("open", gv.t("page-sure_alone")), gv.el("p", { text: gv.t(p && p.k === 1 ? "page-sure_one_series" : "page-sure_no_series") }));
      return nodes;
    }
    const open = p.ci_low <= 0 && p.ci_high >= 0;
    const agree = p.k >= 5 && known(p.pi_low) && (p.pi_low > 0 || p.pi_high < 0) && live.without.every((one) => one.pooled && one.pooled.p < 0.05);
    const aspects = gv.differing(live.items.filter((item) => item.row));
    const doubted = live.items.filter((item) => item.row && item.series.labels_in_doubt).map((item) => item.id);
    if (doubted.length) nodes.push(badge("open", gv.t("page-sure_doubted", { series: gv.v.names(doubted) })));
    else if (aspects.length) nodes.push(badge("open", gv.t("page-sure_different", { what: gv.v.code(aspects.length === 1 ? aspects[0] : "both") })));
    else nodes.push(open ? badge("open", gv.t("page-sure_open")) : agree ? badge("firm", gv.t("page-sure_further")) : badge("some", gv.t("page-sure_average")));
    nodes.push(gv.el("p", { id: "gv-pooled", text: gv.say(gv.sentences(live.verdict.pooled)) }));
    if (!p.own && gv.state.out.length) nodes.push(gv.el("p", { class: "small", text: gv.t("page-with_everything", was(gv.gene_now.pooled)) }));
    return nodes;
  }

  const was = (p) => ({ estimate: gv.v.effect(p.estimate), low: gv.v.effect(p.ci_low), high: gv.v.effect(p.ci_high), p: gv.v.p(p.p) });

  const badge = (kind, text) => gv.el("p", { class: `gv-badge gv-${kind}` }, text);

  function hangs(feed, live) {
    return [...onSeries(live), ...onCells(feed), ...onThresholds(live), ...onAnalyst(feed), ...onSamples(feed, live)]; // those that come and go with a slider last
  }

  /** What the answer hangs on, and how, as clauses of one sentence. */
  const hangsOn = (what, ...clauses) => ({ on: what, what: gv.message(`page-hangs_${what}`), text: gv.clauses(...clauses) });

  /** The nearest change of each threshold that changes how many series call the gene. */
  function onThresholds(live) {
    const { fc, fdr, treat } = live.cuts;
    const items = live.items.filter((item) => !item.left && item.row && known(item.row.p) && known(item.row.fdr) && item.series.is_log2);
    if (treat || !items.length) return [];
    const size = (item) => Math.abs(item.row.log2fc);
    const short = items.filter((item) => item.call === "not called" && item.row.fdr < fdr).sort((a, b) => size(b) - size(a))[0];
    const first = items.filter((item) => item.call !== "not called").sort((a, b) => size(a) - size(b))[0];
    const said = [];
    if (short) said.push(gv.message("page-threshold_lower", { size: down(size(short)), cut: gv.v.threshold(fc), id: gv.v.name(short.id) }));
    if (first) said.push(gv.message("page-threshold_up_to", { id: gv.v.name(first.id), size: down(size(first)), fdr: gv.v.p(first.row.fdr) }));
    const late = items.filter((item) => item.call === "not called" && size(item) >= fc && item.row.fdr < 0.25).sort((a, b) => a.row.fdr - b.row.fdr)[0];
    if (late) said.push(gv.message("page-threshold_fdr", { fdr: gv.v.p(late.row.fdr), id: gv.v.name(late.id) }));
    if (!said.length) said.push(gv.message("page-threshold_none"));
    return [hangsOn("thresholds", said)];
  }

  /** Cut off, so that the size itself is above. */
  const down = (size) => gv.v.effect(Math.floor(size * 100) / 100);

  function onSeries(live) {
    const p = live.pooled;
    if (!live.without.length || !p || !known(p.p)) return [];
    const flips = live.without.filter(({ pooled }) => pooled && (pooled.p < 0.05) !== (p.p < 0.05));
    if (!flips.length) return [hangsOn("series", gv.message("page-without_any_one"))];
    const series = flips.map(({ id, pooled }) => gv.message("page-without_p", { id: gv.v.name(id), p: gv.v.p(pooled.p) }));
    return [hangsOn("series", gv.message("page-without_series", { series: gv.v.messages(series), now: gv.v.code(p.p < 0.05 ? "below" : "above") }))];
  }

  /** What Python found at the study's thresholds; silent at others. */
  function onSamples(feed, live) {
    const own = gv.study.thresholds;
    if (live.cuts.fc !== own.log2fc || live.cuts.fdr !== own.fdr || live.cuts.treat || gv.state.out.length) return [];
    const hanging = feed.series.filter((answer) => answer.why && answer.why.flip && answer.why.flip.length);
    const said = hanging.slice(0, 2).map(({ id, call, why }) => gv.message("page-without_samples", { id: gv.v.name(id), samples: gv.v.names(why.flip), call: gv.v.message(gv.callOf(call)) }));
    return said.length ? [hangsOn("samples", said)] : [];
  }

  /** Where the mix of cells explains a difference away, if Python looked. */
  function onCells(feed) {
    const found = feed.series.flatMap((answer) => ((answer.why && answer.why.findings) || []).filter((one) => one.code === "composition" && one.weight === "matters").map((one) => ({ id: gv.v.name(answer.id), ...one.values })));
    return found.length ? [hangsOn("cells", found.map((values) => gv.message("page-goes_with_markers", values)))] : [];
  }

  /** How many of the reasonable analyses call it, at the present thresholds. */
  function onAnalyst(feed) {
    const curves = ((feed.page && feed.page.curves) || []).filter((curve) => curve.series);
    const said = curves.map((curve) => ({ curve, ...gv.shareCalled(curve) })).filter((one) => one.n > 1);
    const mixed = said.filter((one) => one.share > 0.05 && one.share < 0.95);
    if (!said.length) return [];
    const list = (mixed.length ? mixed : said.sort((a, b) => b.share - a.share).slice(0, 2)).slice(0, 3);
    return [hangsOn("analyst", list.map((one) => gv.message("page-analyses_call_it", { id: gv.v.name(one.curve.series), share: gv.v.share(one.share), n: gv.v.count(one.n) })))];
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
