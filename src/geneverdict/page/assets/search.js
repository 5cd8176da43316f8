// The search for a gene: symbols, previous symbols, near names; by keyboard as a list box.
(function (gv) {
  "use strict";

  const MOST = 12;
  let parts = null, found = [], at = -1, asked = 0;

  gv.search = function () {
    const field = gv.el("input", {
      type: "search", id: "gv-search", autocomplete: "off", spellcheck: false, role: "combobox", maxLength: 64,
      "aria-expanded": "false", "aria-controls": "gv-found", "aria-autocomplete": "list",
      on: { input: () => look(field.value), keydown: keys, blur: () => setTimeout(close, 150), focus: () => look(field.value) },
    });
    const list = gv.el("ul", { id: "gv-found", role: "listbox", hidden: true });
    parts = { field, list };
    return gv.el("div", { class: "gv-search" }, field, list);
  };

  gv.showSearch = function () {
    parts.field.placeholder = gv.t("page-search");
    parts.field.setAttribute("aria-label", parts.field.placeholder);
    parts.list.setAttribute("aria-label", gv.t("page-genes_found"));
  };

  async function look(text) {
    const mine = ++asked, query = text.trim();
    if (!query) return close();
    let names = gv.findGenes(query);
    if (gv.served) {
      try { names = await gv.searchServer(query); } catch { /* the study's own symbols will do */ }
    }
    if (mine !== asked) return undefined;
    return show(names, query);
  }

  /** What the server finds, which knows every previous symbol: [{name, because}]. */
  gv.searchServer = async function (query) {
    const answer = await fetch(`api/search?q=${encodeURIComponent(query)}`);
    return answer.ok ? (await answer.json()).found : gv.findGenes(query);
  };

  /** Today's symbol of a gene of the study, as it was written or as it was called before; else as it was asked. */
  gv.todaysName = function (name) {
    const wanted = name.trim().toUpperCase(), at = upperNames().indexOf(wanted);
    if (at >= 0) return gv.study.genes[at];
    return (gv.study.aliases && gv.study.aliases[wanted]) || name.trim();
  };

  /** Among the study's symbols: the same, then those that begin so, then those that contain it, then near ones. */
  gv.findGenes = function (query) {
    const wanted = query.toUpperCase(), upper = upperNames();
    const pick = (test) => gv.study.genes.filter((_, i) => test(upper[i]));
    const alias = (gv.study.aliases && gv.study.aliases[wanted]) || null;
    const names = [...pick((name) => name === wanted), ...(alias ? [alias] : []), ...pick((name) => name.startsWith(wanted) && name !== wanted).slice(0, MOST)];
    const because = alias ? { [alias]: gv.message("page-previous_name", { name: gv.v.name(query) }) } : {};
    if (names.length < MOST && wanted.length > 2) names.push(...pick((name) => name.includes(wanted) && !name.startsWith(wanted)).slice(0, MOST - names.length));
    if (!names.length && wanted.length > 2) names.push(...pick((name) => Math.abs(name.length - wanted.length) < 2 && near(name, wanted)).slice(0, MOST));
    return [...new Set(names)].slice(0, MOST).map((name) => ({ name, because: because[name] || null }));
  };

  let uppers = null;
  const upperNames = () => (uppers = uppers || gv.study.genes.map((name) => name.toUpperCase()));

  /** One letter wrong, missing, too many, or two exchanged. */
  function near(a, b) {
    let i = 0;
    while (i < a.length && i < b.length && a[i] === b[i]) i++;
    const ends = [[1, 1], [1, 0], [0, 1]].some(([x, y]) => a.slice(i + x) === b.slice(i + y));
    return ends || (a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2));
  }

  function show(names, query) {
    found = names;
    at = -1;
    const items = names.map((entry, i) => gv.el("li", {
      role: "option", id: `gv-found-${i}`, "aria-selected": "false", on: { mousedown: (event) => { event.preventDefault(); take(i); } },
    }, gv.el("b", { text: entry.name, translate: false }), entry.because ? gv.el("span", { class: "small", text: ` ${gv.text(entry.because)}` }) : ""));
    const none = gv.el("li", { class: "small gv-none", text: gv.t("page-none_found", { query: gv.v.name(gv.short(query, 40)) }) });
    parts.list.replaceChildren(...(items.length ? items : [none]));
    parts.list.hidden = false;
    parts.field.setAttribute("aria-expanded", "true");
  }

  function close() {
    parts.list.hidden = true;
    parts.field.setAttribute("aria-expanded", "false");
    parts.field.removeAttribute("aria-activedescendant");
  }

  function keys(event) {
    if (event.key === "Escape") return close();
    if (event.key === "Enter") {
      event.preventDefault();
      if (parts.list.hidden || !found.length) return gv.goto(parts.field.value.trim());
      return take(Math.max(at, 0));
    }
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return undefined;
    event.preventDefault();
    if (!found.length) return undefined;
    at = (at + (event.key === "ArrowDown" ? 1 : -1) + found.length) % found.length;
    [...parts.list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === at)));
    return parts.field.setAttribute("aria-activedescendant", `gv-found-${at}`);
  }

  function take(i) {
    if (!found[i]) return;
    parts.field.value = "";
    close();
    gv.goto(found[i].name);
  }
})((window.gv = window.gv || {}));
