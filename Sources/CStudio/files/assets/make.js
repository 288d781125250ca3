// The page that makes pictures: puts its parts together.
import { $, $$, api, complain, kept, later, money, page, t, duration, typing, toast } from "./core.js";
import { Parameters } from "./make/parameters.js";
import { References } from "./make/references.js";
import { Runs } from "./make/runs.js";
import { Strip } from "./make/strip.js";

const root = $("#make"), form = $("#composer"), prompt = $("#prompt"), live = $("#live");
const parameters = new Parameters($("#params"), page.models, page.standard);
const references = new References($("#refs"), { file: $("#file"), camera: $("#shot"), drop: root });
const say = (text) => { live.textContent = text; };
/** The viewer is loaded when it is first wanted. */
const openViewer = async (...all) => (await import("./viewer.js")).openViewer(...all);
const strip = new Strip($("#strip"), (list, index) => openViewer(list, index, viewerActions));
const runs = new Runs($("#runs"), { say, onPictures: (pictures) => strip.add(pictures), onView: (list, index) => openViewer(list, index, viewerActions), onAgain: submit });

function tab(name) {
  root.dataset.tab = name;
  for (const button of $$(".tab")) button.setAttribute("aria-selected", String(button.dataset.tab === name));
}
for (const button of $$(".tab")) button.addEventListener("click", () => tab(button.dataset.tab));

function side(open) {
  root.dataset.side = open ? "open" : "closed";
  for (const button of $$("[data-do=side]")) button.setAttribute("aria-expanded", String(open));
  kept.set("side", open);
}
function begun() {
  if (root.dataset.first !== "true") return;
  root.dataset.first = "false";
  $("#hello").hidden = true;
  side(kept.get("side", true));
}

// The prompt: grows with its text, remembers the earlier ones.
const earlier = kept.get("prompts", []);
let place = earlier.length;
function grow() {
  if (CSS.supports("field-sizing", "content")) return;
  prompt.style.height = "auto";
  prompt.style.height = `${prompt.scrollHeight}px`;
}
prompt.addEventListener("input", grow);
function recall(step) {
  place = Math.min(earlier.length, Math.max(0, place + step));
  prompt.value = earlier[place] ?? "";
  grow();
}

/** Gives a task to the server. */
async function submit(task) {
  begun();
  tab("output");
  try {
    await runs.start(task);
  } catch (error) {
    complain(error);
  }
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const text = prompt.value.trim();
  if (!text) return prompt.focus();
  if (earlier.at(-1) !== text) kept.set("prompts", earlier.push(text) && earlier.slice(-100));
  place = earlier.length;
  await submit({ prompt: text, previews: parameters.previews, parameters: parameters.values(), ratio: parameters.shape(references.first), images: references.files(), mask: references.mask });
});

// The price before the click.
const estimate = later(async () => {
  const values = parameters.values();
  try {
    const told = await api("/studio/api/estimate", { method: "POST", body: { prompt: prompt.value || "a", ...values, ...(references.count ? { images: references.count } : {}) } });
    const price = told.free ? t("core.free") : `≈ ${money(told.cost_usd)}`;
    $("#price").textContent = told.seconds ? `${price} · ${duration(told.seconds)}` : price;
  } catch {
    $("#price").textContent = "";
  }
}, 200);
parameters.onChange = () => { references.allow(parameters.can); estimate(); };
references.onChange = () => { parameters.editing(references.count > 0); estimate(); };

/** What the viewer's buttons do here. */
const viewerActions = { use: (kind, picture) => use(kind, picture), removed: (ids) => strip.remove(ids) };

/** Takes over a picture's recipe: `prompt`, `seed`, `all`, `remix` (all but the seed), `edit` (the picture itself). */
async function use(kind, picture) {
  const recipe = picture.recipe ?? (await api(`/studio/api/pictures/${picture.id}`)).recipe ?? {};
  if (kind === "edit") await references.addURL(picture.url, picture.id);
  if (["prompt", "all", "remix"].includes(kind)) { prompt.value = recipe.prompt ?? picture.prompt ?? ""; grow(); }
  if (kind === "all" || kind === "remix") parameters.take({ ...recipe, model: recipe.model ?? picture.model, seed: kind === "all" ? picture.seed ?? recipe.seed : null });
  if (kind === "seed") parameters.take({ seed: picture.seed ?? recipe.seed });
  begun();
  tab("inputs");
  prompt.focus();
  toast(t(`make.used.${kind}`));
}

for (const idea of $$("#ideas .chip")) idea.addEventListener("click", () => { prompt.value = idea.textContent; grow(); form.requestSubmit(); });
document.addEventListener("click", (event) => {
  const action = event.target.closest("[data-do]")?.dataset.do;
  if (action === "side") {
    const open = root.dataset.side !== "open";
    side(open);
    (open ? $("#side") : prompt).focus();
  }
  if (action === "improve") import("./improve.js").then(({ openImprover }) => openImprover({ host: $("#improve"), area: prompt, model: () => parameters.values().model, changed: grow }));
  if (action === "attach") $("#file").click();
  if (action === "camera") $("#shot").click();
});
document.addEventListener("keydown", (event) => {
  if ((event.metaKey || event.ctrlKey) && event.key === "Enter" && !$("dialog[open]")) { event.preventDefault(); form.requestSubmit(); }
  if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) { event.preventDefault(); prompt.focus(); recall(event.key === "ArrowUp" ? -1 : 1); }
  if ($("dialog[open]") || typing(event)) return;
  if (event.shiftKey && event.key === "X") runs.cancelLatest();
  if (event.key === "/") { event.preventDefault(); prompt.focus(); }
  if (event.key === "s" && !event.metaKey && !event.ctrlKey) side(root.dataset.side !== "open");
  if (event.key === ".") runs.starLatest();
});
prompt.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing && matchMedia("(hover: hover)").matches && !event.altKey && !event.metaKey && !event.ctrlKey) { event.preventDefault(); form.requestSubmit(); }
});

references.allow(parameters.can);
estimate();
const [hasHistory, hasOpen] = await Promise.all([strip.load(), runs.resume()]);
if (hasHistory || hasOpen) { begun(); runs.recent(strip.pictures); }
if (hasOpen) tab("output");
root.dataset.drawn = "true";
const asked = new URLSearchParams(location.search);
if (asked.get("use") && asked.get("id")) {
  history.replaceState(null, "", "/");
  api(`/studio/api/pictures/${encodeURIComponent(asked.get("id"))}`).then((picture) => use(asked.get("use"), picture)).catch(complain);
}
root.dataset.ready = "true";
