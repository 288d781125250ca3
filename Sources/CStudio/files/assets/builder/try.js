// Trying an app out in the preview, without publishing it.
import { api, el, t } from "../core.js";
import { valueOf } from "./rules.js";

/** Brings the picture's place into view: it lies below fields that may be many. */
function reveal(preview) {
  const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
  preview.result.scrollIntoView({ block: "nearest", behavior: isStill ? "auto" : "smooth" });
}

/** Draws the draft's picture as it stands, without publishing it. */
export async function tryOut(preview, button) {
  await preview.fillIn();
  if (!preview.told?.prompt) return;
  const { draft } = preview.state;
  button.disabled = true;
  const body = { model: draft.model, prompt: preview.told.prompt };
  const easel = preview.told.negative ? { negative_prompt: preview.told.negative } : {};
  for (const [name, rule] of Object.entries(draft.parameters ?? {})) {
    const value = valueOf(rule);
    if (value === undefined || value === true || name === "n") continue;
    if (["seed", "steps", "strength"].includes(name)) easel[name] = value; else if (name !== "input_fidelity") body[name] = value;
  }
  if (Object.keys(easel).length) body.easel = easel;
  preview.result.replaceChildren(el("div.frame.waiting", { vars: { "aspect-ratio": "1" }, role: "img", "aria-label": t("builder.drawing") }));
  reveal(preview);
  try {
    const { files } = await preview.fields.collected();
    let answer;
    if (files.length) {
      const form = new FormData();
      for (const [name, value] of Object.entries(body)) form.append(name, typeof value === "object" ? JSON.stringify(value) : String(value));
      const masks = new Set(draft.inputs.filter((input) => input.kind === "mask").map((input) => input.id));
      const pictures = files.filter(([id]) => !masks.has(id));
      for (const [id, file] of files) form.append(masks.has(id) ? "mask" : pictures.length > 1 ? "image[]" : "image", file, file.name);
      answer = await api("/v1/images/edits", { method: "POST", body: form });
    } else answer = await api("/v1/images/generations", { method: "POST", body });
    const id = answer.easel?.images?.[0];
    const url = id ? `/v1/pictures/${id}/content` : `data:image/${answer.output_format ?? "png"};base64,${answer.data[0].b64_json}`;
    const image = el("img", { src: url, alt: preview.told.prompt });
    preview.result.replaceChildren(el("div.frame.fresh", {}, image));
    await image.decode().catch(() => {});
  } catch (error) { preview.result.replaceChildren(el("div.note.bad", { role: "alert" }, error.message)); }
  reveal(preview);
  button.disabled = false;
}
