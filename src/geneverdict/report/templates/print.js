addEventListener("beforeprint", () => document.querySelectorAll("details:not([open]):not(.bulk)").forEach((d) => { d.open = true; d.dataset.shut = "1"; }));
addEventListener("afterprint", () => document.querySelectorAll("details[data-shut]").forEach((d) => { d.open = false; delete d.dataset.shut; }));
