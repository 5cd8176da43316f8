/* What a specification curve shows, worked out before anything is drawn: order, calls at the page's thresholds, rows of options. */
(function (gv) {
  "use strict";

  const MOST_OPTIONS = 12;
  const KEPT = 8;
  const CALLS = ["down", "not", "up"];

  const weightOf = (curve, i) => (curve.weights ? curve.weights[i] : 1);
  const all = (curve) => curve.effect.map((_, i) => i);

  /** Which option each specification takes in a dimension by name; −1 where the curve does not have the dimension. */
  function optionOf(curve, name) {
    const k = curve.dimensions.findIndex((dimension) => dimension.name === name);
    return (i) => (k < 0 ? "" : curve.dimensions[k].options[curve.choice[k][i]].name);
  }

  /** A standardised effect, or one off the log2 scale, is called by its chance alone: no fold change says its size. */
  function isSized(curve) {
    const effect = optionOf(curve, "effect");
    return (i) => curve.unit === "log2FC" && effect(i) !== "standardised";
  }

  /** −1 down, 0 not called, 1 up; pooled by p, since the other genes are not pooled under every specification. */
  function callsOf(curve, cuts) {
    const chance = curve.series ? curve.fdr : curve.p;
    const sized = isSized(curve);
    return curve.effect.map((effect, i) => {
      const inside = gv.known(chance[i]) && chance[i] < cuts.fdr && (!sized(i) || Math.abs(effect) >= cuts.fc);
      return inside ? Math.sign(effect) : 0;
    });
  }

  /** Specifications in one unit, by rising effect: log2FC first, standardised effects apart from them. */
  function partsOf(curve) {
    const effect = optionOf(curve, "effect");
    const sized = isSized(curve);
    const part = (members, unit) => ({
      unit, sized: members.length > 0 && sized(members[0]), order: members.sort((a, b) => curve.effect[a] - curve.effect[b]),
    });
    const apart = (i) => effect(i) === "standardised";
    const unit = gv.message("phrase-effect", { effect: gv.v.code(curve.unit) });
    return [part(all(curve).filter((i) => !apart(i)), unit), part(all(curve).filter(apart), gv.message("page-standardised_effect"))].filter(
      ({ order }) => order.length,
    );
  }

  function share(curve, members, test) {
    let [inside, whole] = [0, 0];
    for (const i of members) {
      whole += weightOf(curve, i);
      if (test(i)) inside += weightOf(curve, i);
    }
    return whole > 0 ? inside / whole : NaN;
  }

  /** The effect in the middle of the weights. */
  function middle(curve, members) {
    const sorted = [...members].sort((a, b) => curve.effect[a] - curve.effect[b]);
    const whole = sorted.reduce((sum, i) => sum + weightOf(curve, i), 0);
    let below = 0;
    for (const [place, i] of sorted.entries()) {
      below += weightOf(curve, i);
      if (Math.abs(below - whole / 2) < 1e-9 * whole && place + 1 < sorted.length) return (curve.effect[i] + curve.effect[sorted[place + 1]]) / 2;
      if (below >= whole / 2) return curve.effect[i];
    }
    return NaN;
  }

  /** Of the variance of the effects in one unit, how much lies between the options of a dimension (0 … 1). */
  function moved(curve, members, groups) {
    const mean = (group) => {
      const whole = group.reduce((sum, i) => sum + weightOf(curve, i), 0);
      return { whole, value: group.reduce((sum, i) => sum + weightOf(curve, i) * curve.effect[i], 0) / whole };
    };
    const centre = mean(members).value;
    const total = members.reduce((sum, i) => sum + weightOf(curve, i) * (curve.effect[i] - centre) ** 2, 0);
    const between = groups.filter((group) => group.length).map(mean).reduce((sum, g) => sum + g.whole * (g.value - centre) ** 2, 0);
    return total > 1e-20 ? between / total : NaN;
  }

  function rowOf(curve, label, members, unit, calls, own) {
    const inUnit = members.filter((i) => unit.has(i));
    return {
      label, members: new Set(members), own, median: middle(curve, inUnit.length ? inUnit : members),
      called: share(curve, members, (i) => calls[i] !== 0),
    };
  }

  /** The options of one dimension, the largest effect first; where there are many, those in the middle share a row. */
  function groupOf(curve, k, unit, calls) {
    const dimension = curve.dimensions[k];
    const members = dimension.options.map(() => []);
    curve.choice[k].forEach((option, i) => members[option].push(i));
    const own = curve.default === null ? -1 : curve.choice[k][curve.default];
    const rows = dimension.options
      .map((option, o) => rowOf(curve, gv.text(option.words), members[o], unit, calls, o === own))
      .filter((row) => row.members.size)
      .sort((a, b) => b.median - a.median);
    const spread = dimension.name === "effect" ? NaN : moved(curve, [...unit], members.map((group) => group.filter((i) => unit.has(i))));
    return { name: dimension.name, label: gv.text(dimension.words), moved: spread, rows: shorter(curve, rows, unit, calls) };
  }

  function shorter(curve, rows, unit, calls) {
    if (rows.length <= MOST_OPTIONS) return rows;
    const kept = new Set([...rows.slice(0, KEPT / 2), ...rows.slice(-KEPT / 2), ...rows.filter((row) => row.own)]);
    const rest = rows.filter((row) => !kept.has(row));
    const shared = rowOf(curve, gv.t("page-curve_others", { n: gv.v.count(rest.length) }), rest.flatMap((row) => [...row.members]), unit, calls, false);
    return [...rows.filter((row) => kept.has(row)), shared];
  }

  /** Dimensions with more than one option; the one that moves the effect most first. */
  function groupsOf(curve, parts, calls) {
    const unit = new Set(parts[0].order);
    return curve.dimensions
      .map((_, k) => groupOf(curve, k, unit, calls))
      .filter((group) => group.rows.length > 1)
      .sort((a, b) => (gv.known(b.moved) ? b.moved : -1) - (gv.known(a.moved) ? a.moved : -1));
  }

  const memo = new WeakMap();

  /** Everything about a curve at the thresholds of `c`; the last is kept, since title, words and picture all ask. */
  function scene(c, curve) {
    const key = JSON.stringify([c.state.fc, c.state.fdr, c.state.lang]);
    const last = memo.get(curve);
    if (last && last.key === key) return last.found;
    const calls = callsOf(curve, c.state);
    const parts = partsOf(curve);
    const shares = Object.fromEntries(CALLS.map((name, at) => [name, share(curve, all(curve), (i) => calls[i] === at - 1)]));
    const found = { curve, calls, parts, shares, groups: groupsOf(curve, parts, calls), n: curve.effect.length, middle: middle(curve, parts[0].order) };
    memo.set(curve, { key, found });
    return found;
  }

  /** A share in whole per cent; all and nothing only where it is so. */
  const percent = (part) => (gv.known(part) ? gv.t("page-percent", { share: gv.v.share(part) }) : "–");

  /** The cut on the size; none where a difference that is no fold change is called by its chance alone. */
  const cutOf = (c, s) => (s.parts[0].sized && c.state.fc > 0 ? c.state.fc : NaN);

  gv.curve = { scene, percent, cutOf, calls: CALLS };
})((window.gv = window.gv || {}));
