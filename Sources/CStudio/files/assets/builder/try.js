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
  button.disabled = true;
  try {
    const told = await preview.fillIn();
    if (!told.prompt) throw new Error(t("builder.noPrompt"));
    preview.result.replaceChildren(el("div.frame.waiting", { vars: { "aspect-ratio": "1" }, role: "img", "aria-label": t("builder.drawing") }));
    reveal(preview);
    const image = el("img", { src: await draw(preview, told), alt: told.prompt });
    preview.result.replaceChildren(el("div.frame.fresh", {}, image));
    await image.decode().catch(() => {});
  } catch (error) { preview.result.replaceChildren(el("div.note.bad", { role: "alert" }, error.message)); }
  reveal(preview);
  button.disabled = false;
}

/** Has the picture of a prompt made with the draft's model, settings and pictures; where it lies. */
async function draw(preview, told) {
  const { draft } = preview.state;
  const body = { model: draft.model, prompt: told.prompt };
  const easel = told.negative ? { negative_prompt: told.negative } : {};
  for (const [name, rule] of Object.entries(draft.parameters ?? {})) {
    const value = valueOf(rule);
    if (value === undefined || value === true || name === "n") continue;
    if (["seed", "steps", "strength"].includes(name)) easel[name] = value; else if (name !== "input_fidelity") body[name] = value;
  }
  if (Object.keys(easel).length) body.easel = easel;
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
  return id ? `/v1/pictures/${id}/content` : `data:image/${answer.output_format ?? "png"};base64,${answer.data[0].b64_json}`;
}
