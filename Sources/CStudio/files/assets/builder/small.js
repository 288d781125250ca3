// Small pictures that travel within an app's file.
import { el } from "../core.js";

/** A file as a square of 192 pixels, as a data: address. */
export async function small(file) {
  const image = await createImageBitmap(file);
  const canvas = el("canvas", { width: 192, height: 192 });
  const scale = Math.max(192 / image.width, 192 / image.height);
  canvas.getContext("2d").drawImage(image, 96 - (image.width * scale) / 2, 96 - (image.height * scale) / 2, image.width * scale, image.height * scale);
  return canvas.toDataURL("image/webp", 0.82);
}
