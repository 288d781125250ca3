// What stands for an app: a picture of its own, a built-in drawing, an emoji or some letters, or the first letter of its title.
import { el } from "./core.js";

export function face(icon, title) {
  if (icon?.startsWith("data:")) return el("img", { src: icon, alt: "" });
  if (/^symbol:[a-z0-9-]+$/.test(icon ?? "")) return el("img.symbol", { src: `/studio/symbols/${icon.slice(7)}.svg`, alt: "" });
  return icon || (title?.match(/[\p{L}\p{N}]/u)?.[0] ?? "E").toUpperCase();
}
