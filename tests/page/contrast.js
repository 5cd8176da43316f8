// Texts of the page whose contrast with what is behind them is below 4.5 (WCAG AA): class and first words of each.
() => {
  const channel = (value) => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  const light = (colour) => {
    const [r, g, b] = colour.match(/[\d.]+/g).map((value) => channel(Number(value) / 255));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (node) => {
    for (let at = node; at; at = at.parentElement) {
      const back = getComputedStyle(at).backgroundColor;
      if (!/, 0\)$/.test(back)) return back;
    }
    return "rgb(255, 255, 255)";
  };
  const ratio = (node) => {
    const [high, low] = [light(getComputedStyle(node).color), light(behind(node))].sort((x, y) => y - x);
    return (high + 0.05) / (low + 0.05);
  };
  const texts = ["h2", "h3", "p", "td", "th", "label", "button"].map((tag) => `#gv-page ${tag}`).join(", ");
  return [...document.querySelectorAll(texts)]
    .filter((node) => node.offsetParent && node.textContent.trim() && !node.closest(".gv-left"))
    .filter((node) => ratio(node) < 4.5)
    .map((node) => `${node.className}: ${node.textContent.slice(0, 40)}`);
}
