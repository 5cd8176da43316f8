// Distributions that the page's tests need.  Pure functions of numbers, NaN for what is not known (null counts as
// NaN); tails keep their relative accuracy down to 1e-300.  No document, no other file of the page.
(function (gv) {
  "use strict";

  const EPS = 2 ** -52;
  const TINY = 1e-300;
  const LOG_SQRT_2PI = 0.9189385332046727;
  // From here on Stirling's series with six terms is exact to rounding.
  const STIRLING_FROM = 15;
  // From here on Hill's transformation to the normal is exact to 1e-12 wherever the tail is above 1e-300.
  const NEARLY_NORMAL_DF = 1e5;
  const TERMS = 100_000;

  const known = (x) => (x === null || x === undefined ? NaN : Number(x));

  /** What log Γ(x) has beyond (x − ½) log x − x + ½ log 2π, for x ≥ 15 (Stirling's series). */
  function beyondStirling(x) {
    const s = 1 / (x * x);
    const inner = 1 / 1680 - s * (1 / 1188 - (s * 691) / 360360);
    return (1 / 12 - s * (1 / 360 - s * (1 / 1260 - s * inner))) / x;
  }

  /** log Γ(x) for x > 0; NaN elsewhere. */
  function logGamma(x) {
    x = known(x);
    if (!(x > 0)) return NaN;
    let product = 1;
    while (x < STIRLING_FROM) product *= x++;
    if (x === Infinity) return Infinity;
    return (x - 0.5) * Math.log(x) - x + LOG_SQRT_2PI + beyondStirling(x) - Math.log(product);
  }

  /** log B(a, b); where one of them is large the large parts of its logarithms are cancelled before they are added. */
  function logBeta(a, b) {
    const [small, large] = a < b ? [a, b] : [b, a];
    const sum = small + large;
    if (large < STIRLING_FROM) return logGamma(small) + logGamma(large) - logGamma(sum);
    const ratio = small - small * Math.log(sum) + (large - 0.5) * Math.log1p(-small / sum);
    return logGamma(small) + ratio + beyondStirling(large) - beyondStirling(sum);
  }

  /** The continued fraction of I_x(a, b) (modified Lentz); quick for x below (a + 1) / (a + b + 2). */
  function betaFraction(x, a, b) {
    const away = (value) => (Math.abs(value) < TINY ? TINY : value);
    let c = 1;
    let d = 1 / away(1 - ((a + b) * x) / (a + 1));
    let out = d;
    for (let m = 1; m < TERMS; m++) {
      const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
      d = 1 / away(1 + even * d);
      c = away(1 + even / c);
      out *= d * c;
      const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
      d = 1 / away(1 + odd * d);
      c = away(1 + odd / c);
      out *= d * c;
      if (Math.abs(d * c - 1) < EPS) break;
    }
    return out;
  }

  /** I_x(a, b) on its quick side, from x and the logarithms of x and 1 − x. */
  function betaSide(x, logX, logRest, a, b) {
    return (Math.exp(a * logX + b * logRest - logBeta(a, b)) * betaFraction(x, a, b)) / a;
  }

  /** The regularised incomplete beta function I_x(a, b); a, b > 0 and 0 ≤ x ≤ 1, NaN elsewhere. */
  function incompleteBeta(x, a, b) {
    [x, a, b] = [known(x), known(a), known(b)];
    if (!(x >= 0 && x <= 1 && a > 0 && b > 0)) return NaN;
    if (x === 0 || x === 1) return x;
    const [logX, logRest] = [Math.log(x), Math.log1p(-x)];
    if (x < (a + 1) / (a + b + 2)) return betaSide(x, logX, logRest, a, b);
    return 1 - betaSide(1 - x, logRest, logX, b, a);
  }

  /** P(Z > z) of the standard normal. */
  function normalTail(z) {
    z = known(z);
    if (Number.isNaN(z)) return NaN;
    if (z < 0) return 1 - normalTail(-z);
    const density = Math.exp((-z * z) / 2 - LOG_SQRT_2PI);
    if (density === 0) return 0;
    if (z < 2) {
      let [term, sum] = [z, z];
      for (let n = 3; term > EPS * sum; n += 2) sum += term *= (z * z) / n;
      return 0.5 - density * sum;
    }
    // Mills' ratio: 1 / (z + 1 / (z + 2 / (z + …))), from the inside outwards.
    let below = z;
    for (let n = Math.ceil(60 + 600 / (z * z)); n > 0; n--) below = z + n / below;
    return density / below;
  }

  const normalCdf = (z) => normalTail(-known(z));

  /** The normal deviate with nearly the same tail as t (Hill 1970), for many degrees of freedom. */
  function asNormal(t, df) {
    const a = df - 0.5;
    const b = 48 * a * a;
    const square = a * Math.log1p((t / df) * t);
    const z = Math.sqrt(square);
    const second = (((4 * square + 33) * square + 240) * square + 855) / (10 * b * (b + 0.8 * square * square + 100));
    return z + z * ((square + 3) / b - second);
  }

  /** P(|T| > |t|); df > 0, where Infinity is the normal; NaN for df that are not positive. */
  function tTail(t, df) {
    t = Math.abs(known(t));
    df = known(df);
    if (Number.isNaN(t) || !(df > 0)) return NaN;
    if (df === Infinity) return 2 * normalTail(t);
    if (t === Infinity) return 0;
    if (df > NEARLY_NORMAL_DF) return 2 * normalTail(asNormal(t, df));
    const ratio = t / Math.sqrt(df);
    const square = ratio * ratio;
    // Beyond 1e150 the square overflows, and 1 is nothing beside it.
    const logX = ratio > 1e150 ? -2 * Math.log(ratio) : -Math.log1p(square);
    const logRest = ratio > 1 ? -Math.log1p(1 / square) : 2 * Math.log(ratio) - Math.log1p(square);
    if (1 / (1 + square) < (df + 2) / (df + 5)) return betaSide(1 / (1 + square), logX, logRest, df / 2, 0.5);
    return ratio === 0 ? 1 : 1 - betaSide(square / (1 + square), logRest, logX, 0.5, df / 2);
  }

  /** P(T > t). */
  const tUpper = (t, df) => (known(t) < 0 ? 1 - tTail(t, df) / 2 : tTail(t, df) / 2);

  /** P(T ≤ t). */
  const tCdf = (t, df) => tUpper(-known(t), df);

  function tDensity(t, df) {
    if (df === Infinity) return Math.exp((-t * t) / 2 - LOG_SQRT_2PI);
    return Math.exp(-((df + 1) / 2) * Math.log1p((t / df) * t) - logBeta(df / 2, 0.5)) / Math.sqrt(df);
  }

  /** The t with P(T ≤ t) = p; NaN for p outside 0 … 1. */
  function tQuantile(p, df) {
    p = known(p);
    df = known(df);
    if (!(p >= 0 && p <= 1 && df > 0)) return NaN;
    if (p === 0.5) return 0;
    const tail = Math.min(p, 1 - p);
    const size = tail === 0 ? Infinity : tailQuantile(tail, df);
    return p < 0.5 ? -size : size;
  }

  /** The t > 0 with P(T > t) = tail: Newton on the logarithm, kept between ends that are known to lie on either side. */
  function tailQuantile(tail, df) {
    let [low, high] = [0, 1];
    while (tUpper(high, df) > tail) [low, high] = [high, 2 * high];
    let t = high;
    for (let step = 0; step < 200; step++) {
      const here = tUpper(t, df);
      if (here > tail) low = t;
      else high = t;
      let next = t + (Math.log(here / tail) * here) / tDensity(t, df);
      if (!(next >= low && next <= high)) next = (low + high) / 2;
      const settled = Math.abs(next - t) <= 4 * EPS * t;
      t = next;
      if (settled) break;
    }
    return t;
  }

  /** P(X > x) of chi-square with df degrees of freedom; NaN where df or x is not one. */
  function chi2Tail(x, df) {
    x = known(x);
    df = known(df);
    if (!(x >= 0 && df > 0 && df < Infinity)) return NaN;
    if (x === 0) return 1;
    if (x === Infinity) return 0;
    const [a, half] = [df / 2, x / 2];
    const front = Math.exp(a * Math.log(half) - half - logGamma(a));
    return half < a + 1 ? 1 - front * gammaSeries(half, a) : front * gammaFraction(half, a);
  }

  /** Σ xⁿ / (a (a + 1) … (a + n)). */
  function gammaSeries(x, a) {
    let term = 1 / a;
    let sum = term;
    for (let n = 1; n < TERMS && term > EPS * sum; n++) sum += term *= x / (a + n);
    return sum;
  }

  /** The continued fraction of the upper incomplete gamma function, less its front (modified Lentz). */
  function gammaFraction(x, a) {
    let b = x + 1 - a;
    let c = 1 / TINY;
    let d = 1 / b;
    let out = d;
    for (let n = 1; n < TERMS; n++) {
      const an = n * (a - n);
      b += 2;
      d = 1 / (an * d + b);
      c = b + an / c;
      out *= d * c;
      if (Math.abs(d * c - 1) < EPS) break;
    }
    return out;
  }

  gv.statistics = Object.assign(gv.statistics || {}, {
    known, logGamma, incompleteBeta, normalTail, normalCdf, tTail, tUpper, tCdf, tQuantile, chi2Tail,
  });
})((window.gv = window.gv || {}));
