// Before all else: the long part waits until the page is there, and on paper everything is open.
(function () {
  const root = document.documentElement, LONGEST = 8000;
  const all = (which, act) => document.querySelectorAll(which).forEach(act);
  if ("live" in root.dataset) {
    root.classList.add("gv-wait");
    setTimeout(() => root.classList.remove("gv-wait"), LONGEST);
  }
  addEventListener("beforeprint", () => all("details:not([open]):not(.bulk)", (part) => { part.open = true; part.dataset.shut = "1"; }));
  addEventListener("afterprint", () => all("details[data-shut]", (part) => { part.open = false; delete part.dataset.shut; }));
})();
