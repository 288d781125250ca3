// The builder: four steps, a live preview, saving as one goes.
import { $, $$, api, complain, el, later, page, t, toast } from "./core.js";
import { Preview } from "./builder/preview.js";
import { inputsStep } from "./builder/inputs-step.js";
import { promptStep } from "./builder/prompt-step.js";
import { modelStep } from "./builder/model-step.js";
import { lookStep } from "./builder/look-step.js";
import { openPublish, openShare, openVersions } from "./builder/versions.js";
import { openSwitch, trialBanner } from "./builder/switch.js";

const steps = { inputs: inputsStep, prompt: promptStep, model: modelStep, look: lookStep };
const order = Object.keys(steps);
const state = { app: page.app, draft: page.draft, problems: page.problems ?? [], models: page.models.filter((model) => model.easel?.capabilities), link: page.link ?? page.app.link, versions: page.versions ?? [] };
state.draft.inputs ??= [];
state.draft.parameters ??= {};
const path = `/studio/api/apps/${state.app.slug}`;
const preview = new Preview($("#phone"), $("#filled"), state);
let step = "inputs";

const save = later(async () => {
  $("#saved").textContent = t("builder.saving");
  try {
    const answer = await api(`${path}/draft`, { method: "PUT", body: { draft: state.draft } });
    state.problems = answer.problems ?? [];
    if (state.app.status === "published") state.app.status = "changed";
    $("#saved").textContent = t("builder.saved");
    head();
  } catch (error) {
    $("#saved").textContent = t("builder.notSaved");
    complain(error);
  }
}, 400);

/** Something in the draft is different. */
function changed({ redraw = false } = {}) {
  preview.update();
  if (redraw) draw();
  head();
  save();
}

function head() {
  $("#app-title").textContent = state.draft.title || t("apps.untitled");
  $("#status").textContent = t(`apps.status.${state.app.status ?? "draft"}`);
  $("#status").className = `badge ${{ published: "good", changed: "accent" }[state.app.status] ?? ""}`;
  $("#problems").replaceChildren(state.problems.length ? el("div.note.warn", { role: "status" }, el("ul", {}, state.problems.map((one) => el("li", {}, el("span.mono", {}, one.path), ` ${one.message}`)))) : "");
}

function draw() {
  $("#panel").replaceChildren(...steps[step](state, changed));
  $("#panel").setAttribute("aria-labelledby", `tab-${order.indexOf(step) + 1}`);
  for (const tab of $$("[data-step]")) {
    tab.setAttribute("aria-selected", String(tab.dataset.step === step));
    tab.tabIndex = tab.dataset.step === step ? 0 : -1;
  }
  $("[data-do=back]").hidden = step === order[0];
  $("[data-do=next]").hidden = step === order.at(-1);
}

function go(name) { step = name; draw(); }
for (const tab of $$("[data-step]")) {
  tab.addEventListener("click", () => go(tab.dataset.step));
  tab.addEventListener("keydown", (event) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!by) return;
    go(order[(order.indexOf(step) + by + 4) % 4]);
    $(`[data-step=${step}]`).focus();
  });
}

/** Reads the app's state again after something was published or switched. */
async function refresh(app) {
  if (app) Object.assign(state.app, app.app ?? app);
  head();
  trialBanner($("#banner"), state, path, refresh);
}

const actions = {
  publish: () => openPublish(state, path, refresh), versions: () => openVersions(state, path, (draft) => { state.draft = draft; state.draft.inputs ??= []; state.draft.parameters ??= {}; preview.update(); draw(); head(); }, refresh),
  share: () => openShare(state, path), switch: () => (state.app.published ? openSwitch(state, path, refresh) : toast(t("switch.publishFirst"))),
  next: () => go(order[order.indexOf(step) + 1]), back: () => go(order[order.indexOf(step) - 1]),
};
document.addEventListener("click", (event) => actions[event.target.closest("[data-do]")?.dataset.do]?.());

draw();
head();
preview.update();
trialBanner($("#banner"), state, path, refresh);
$("#builder").dataset.ready = "true";
