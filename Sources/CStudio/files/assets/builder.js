// The builder: four steps, a live preview, saving as one goes.
import { $, $$, api, complain, el, later, page, t, toast } from "./core.js";
import { Preview } from "./builder/preview.js";
import { inputsStep } from "./builder/inputs-step.js";

// Dialogs and the later steps are loaded when they are first wanted.
const versions = () => import("./builder/versions.js");
const switching = async () => { await models(); return import("./builder/switch.js"); };
/** What can draw here: asked for once. */
const models = async () => (state.models ??= (await api("/v1/models")).data.filter((model) => model.easel?.capabilities));
const steps = {
  inputs: async () => inputsStep, prompt: async () => (await import("./builder/prompt-step.js")).promptStep,
  model: async () => { await models(); return (await import("./builder/model-step.js")).modelStep; }, look: async () => (await import("./builder/look-step.js")).lookStep,
};
const order = Object.keys(steps);
const state = { app: page.app, draft: page.draft, problems: page.problems ?? [], link: page.link ?? page.app.link };
state.draft.inputs ??= [];
state.draft.parameters ??= {};
const path = `/studio/api/apps/${state.app.slug}`;
const preview = new Preview($("#phone"), $("#phone-foot"), $("#filled"), state);
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

async function draw() {
  const shown = step;
  const fields = await steps[shown]();
  if (shown !== step) return;
  $("#panel").replaceChildren(...fields(state, changed));
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
  await banner();
}

/** What has to be said of the app's model: a trial, a switch, a shutdown. */
async function banner() {
  const { published, canary, switched, shutdown } = state.app;
  if (!published || !(canary || switched || shutdown)) return $("#banner").replaceChildren();
  await (await import("./builder/banner.js")).trialBanner($("#banner"), state, path, refresh, models);
}

const actions = {
  publish: async () => (await versions()).openPublish(state, path, refresh), versions: async () => (await versions()).openVersions(state, path, (draft) => { state.draft = draft; state.draft.inputs ??= []; state.draft.parameters ??= {}; preview.update(); draw(); head(); }, refresh),
  share: async () => (await versions()).openShare(state, path), switch: async () => (state.app.published ? (await switching()).openSwitch(state, path, refresh) : toast(t("switch.publishFirst"))),
  next: () => go(order[order.indexOf(step) + 1]), back: () => go(order[order.indexOf(step) - 1]),
};
document.addEventListener("click", (event) => actions[event.target.closest("[data-do]")?.dataset.do]?.());

await draw();
head();
preview.update();
banner();
// A verdict leads here with the model that it prefers.
const asked = new URLSearchParams(location.search);
if (asked.get("switch") && state.app.published) (await switching()).openSwitch(state, path, refresh, asked.get("switch"), asked.get("comparison"));
if (asked.has("published")) { history.replaceState(null, "", location.pathname); (await versions()).openShare(state, path, true); }
// The app was given its link, and publishing it failed: again from here, and why.
if (asked.has("publish")) {
  history.replaceState(null, "", location.pathname);
  (await versions()).openPublish(state, path, refresh);
  const reason = sessionStorage.getItem("unpublished");
  sessionStorage.removeItem("unpublished");
  if (reason) toast(reason);
}
$("#builder").dataset.ready = "true";
