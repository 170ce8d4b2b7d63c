// Runs in the page: texts that stand out too little from what is behind them, by WCAG 2.2, level AA.
export function contrasts() {
  const channels = (color) => color.match(/[\d.]+/g).map(Number);
  const luminance = ([red, green, blue]) => {
    const part = (value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
    return 0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue);
  };
  const behind = (node) => {
    for (let at = node; at; at = at.parentElement) {
      const color = channels(getComputedStyle(at).backgroundColor);
      if (color.length < 4 || color[3] > 0) return color;
    }
    return matchMedia("(prefers-color-scheme: dark)").matches ? [0, 0, 0] : [255, 255, 255];
  };
  const weak = new Set();
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const node = texts.currentNode.parentElement;
    // What is seen only when it is pointed at, or on the way to it, is told by other means too.
    if (texts.currentNode.data.trim() === "" || !node.checkVisibility({ checkOpacity: true })) continue;
    const [dark, light] = [channels(getComputedStyle(node).color), behind(node)].map(luminance).sort((a, b) => a - b);
    const ratio = (light + 0.05) / (dark + 0.05);
    if (ratio < 4.5) weak.add(`${ratio.toFixed(2)} ${node.outerHTML.slice(0, 80)}`);
  }
  return [...weak];
}
