// Ratios instead of pixel numbers: which a model can draw, and what size each is.

const ratios = [[1, 1], [3, 2], [2, 3], [4, 3], [3, 4], [16, 9], [9, 16], [2, 1], [1, 2]];
const scales = { small: 0.25, medium: 1, large: 4 };
const divisor = (a, b) => (b ? divisor(b, a % b) : a);

/** The ratio's name of a size, or the size itself. */
export function ratioName(width, height) {
  const found = ratios.find(([w, h]) => Math.abs(width / height / (w / h) - 1) < 0.025);
  if (found) return found.join(":");
  const d = divisor(width, height);
  return width / d < 40 ? `${width / d}:${height / d}` : `${width}×${height}`;
}

/** The size of a ratio within a model's bounds, near `scale` times its standard area; `null` where there is none. */
function fitted(range, [w, h], scale) {
  const [sw, sh] = range.standard.split("x").map(Number);
  const unit = Math.max(range.multiple, 8);
  const area = Math.min(range.most_pixels, Math.max(range.fewest_pixels, sw * sh * scale));
  let width = Math.round(Math.sqrt((area * w) / h) / unit) * unit;
  let height = Math.round((width * h) / w / unit) * unit;
  while (width * height > range.most_pixels || Math.max(width, height) > range.longest_edge) { width -= unit; height = Math.round((width * h) / w / unit) * unit; }
  while (width * height < range.fewest_pixels) { width += unit; height = Math.round((width * h) / w / unit) * unit; }
  const long = Math.max(width, height), short = Math.min(width, height);
  return short < range.shortest_edge || long > range.longest_edge || long > short * range.ratio || width * height > range.most_pixels ? null : [width, height];
}

/** What a model can draw: `[{ratio, width, height, size}]`, once for each ratio. */
export function shapes(can, scale = "medium") {
  if (can.size_range) {
    return ratios.map((pair) => [pair, fitted(can.size_range, pair, scales[scale])]).filter(([, size]) => size)
      .map(([pair, [width, height]]) => ({ ratio: pair.join(":"), width, height, size: `${width}x${height}` }));
  }
  return (can.sizes ?? []).map((size) => {
    const [width, height] = size.split("x").map(Number);
    return { ratio: ratioName(width, height), width, height, size };
  });
}

/** A little drawing of a ratio. */
export function drawing(width, height) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 26 26");
  svg.setAttribute("aria-hidden", "true");
  const scale = 22 / Math.max(width, height);
  const rect = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  const w = width * scale, h = height * scale;
  for (const [name, value] of Object.entries({ x: 13 - w / 2, y: 13 - h / 2, width: w, height: h, rx: 2.5 })) rect.setAttribute(name, value);
  svg.append(rect);
  return svg;
}
