// Where the page's data come from: blocks of the report, or the server.  docs/page-feed.md describes them.
(function (gv) {
  "use strict";

  const PLANES = ["log2fc", "se", "df", "p", "fdr", "confident"];
  const kept = new Map();

  /** Whether the data stand in this file; else they are asked of the server that gave the page. */
  const embedded = () => document.getElementById("gv-study") !== null;

  /** Brings the catalogues, then the study: gv.study. */
  gv.load = async function () {
    gv.setCatalogues(embedded() ? json(await gv.block("gv-words")) : await (await gv.ask("api/words")).json());
    gv.study = embedded() ? await ofReport() : await (await gv.ask("api/study")).json();
    return gv.study;
  };

  async function ofReport() {
    const [study, aliases] = await Promise.all([gv.block("gv-study"), gv.block("gv-aliases")]);
    return { ...json(study), aliases: byAlias(json(aliases)) };
  }

  /** A block of the report, inflated, as an ArrayBuffer; rejected where it is not there or damaged. */
  gv.block = async function (id) {
    const node = document.getElementById(id);
    if (!node) throw gv.fault("page-block_missing", { id: gv.v.name(id) });
    try {
      return await inflate(gv.bytesOf(node.textContent));
    } catch {
      throw gv.fault("page-block_damaged", { id: gv.v.name(id) });
    }
  };

  /** The text of a buffer. */
  gv.textOf = (buffer) => new TextDecoder().decode(buffer);

  const json = (buffer) => JSON.parse(gv.textOf(buffer));

  gv.bytesOf = function (base64) {
    const text = atob(base64);
    const bytes = new Uint8Array(text.length);
    for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
    return bytes;
  };

  function inflate(bytes) {
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
    return new Response(stream).arrayBuffer();
  }

  /** {gene: [other names]} as a look-up of the other names. */
  const byAlias = (groups) =>
    Object.fromEntries(Object.entries(groups).flatMap(([gene, names]) => names.map((name) => [name, gene])));

  /** What the server answers; its own words where it refuses. */
  gv.ask = async function (address) {
    let answer;
    try {
      answer = await fetch(address);
    } catch {
      throw gv.fault("page-server_silent");
    }
    if (answer.ok) return ofThisRun(answer);
    const told = await answer.json().catch(() => null);
    if (told && told.error) throw Object.assign(new Error(told.error.text), { said: told.error.message });
    throw gv.fault("page-server_answers", { status: gv.v.whole(answer.status), address: gv.v.name(address) });
  };

  let run = null;
  /** Answers of a later run do not fit the study that this page shows. */
  function ofThisRun(answer) {
    const its = answer.headers.get("X-Geneverdict-Run");
    run = run || its;
    if (its && its !== run) throw gv.fault("page-new_run");
    return answer;
  }

  /** Asked once; asked again after a failure. */
  function once(key, bring) {
    if (!kept.has(key)) {
      const promise = bring();
      kept.set(key, promise);
      promise.catch(() => kept.delete(key));
    }
    return kept.get(key);
  }

  /**
   * The numbers of all genes of a series: {n, gene: Uint32Array, log2fc, se, df, p, fdr, confident: Float32Array,
   * row(index in study.genes) → row, or −1}.  NaN: not there.  Comparisons with the page's thresholds are exact.
   */
  gv.arrays = (stem) =>
    once(`bin ${stem}`, async () => {
      const buffer = embedded()
        ? await gv.block(`gv-bin-${stem}`)
        : await unpacked(await (await gv.ask(`api/series/${encodeURIComponent(stem)}`)).arrayBuffer(), stem);
      return arraysOf(buffer, stem);
    });

  async function unpacked(packed, stem) {
    try {
      return await inflate(packed);
    } catch {
      throw gv.fault("page-numbers_unreadable", { series: gv.v.name(stem) });
    }
  }

  function arraysOf(buffer, stem) {
    const bytes = new Uint8Array(buffer);
    const n = bytes.length < 4 ? -1 : new DataView(buffer).getUint32(0, true);
    if (bytes.length !== 4 + 4 * n * (1 + PLANES.length)) throw gv.fault("page-numbers_wrong_size", { series: gv.v.name(stem) });
    const gene = new Uint32Array(whole(bytes, n, 0));
    if (!gene.every((index, i) => index < gv.study.genes.length && (i === 0 || index > gene[i - 1]))) throw gv.fault("page-numbers_other_genes", { series: gv.v.name(stem) });
    const planes = PLANES.map((name, i) => [name, new Float32Array(whole(bytes, n, i + 1))]);
    return { n, gene, ...Object.fromEntries(planes), row: (index) => rowOf(gene, index) };
  }

  /** A plane whose first, second, … bytes stand together, put in order (little-endian, as every browser's arrays). */
  function whole(bytes, n, plane) {
    const out = new Uint8Array(4 * n);
    const start = 4 + 4 * n * plane;
    for (let k = 0; k < 4; k++) for (let i = 0; i < n; i++) out[4 * i + k] = bytes[start + k * n + i];
    return out.buffer;
  }

  /** Rows rise by gene. */
  function rowOf(gene, index) {
    let low = 0, high = gene.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (gene[middle] < index) low = middle + 1;
      else high = middle;
    }
    return gene[low] === index ? low : -1;
  }

  /** Feed 3 of a gene; in the report a light one (page.light) for genes that the study does not name. */
  gv.gene = (name) =>
    once(`gene ${name}`, async () => {
      if (!embedded()) return (await gv.ask(`api/gene/${encodeURIComponent(name)}`)).json();
      const place = gv.study.named.indexOf(name);
      if (place >= 0) return json(await gv.block(`gv-gene-${place}`));
      const index = gv.study.genes.indexOf(name);
      if (index < 0) throw gv.fault("page-no_such_gene", { gene: gv.v.name(name) });
      return gv.lightGene(name, index);
    });
})((window.gv = window.gv || {}));
