// Questions for prompts that have none, by a text model: the price first, drafts until somebody has looked at them.
import { api, el, money, page, t } from "../core.js";
import { menu } from "../builder/controls.js";

const path = "/studio/api/comparisons/prompts/atoms";
/** The model that was chosen last: it outlives the list, which is drawn anew. */
const state = { model: page.writer, work: null };
/** What became of a list's drafts, by the list. */
const notes = new WeakMap();

/** The part above the list of prompts; `done()` draws that anew. Nothing where no model can be asked. */
export function draftBox(plan, bare, done) {
  const note = notes.get(plan.prompts);
  const status = el("p.small", { role: "status", "aria-live": "polite" }, note);
  if (!bare || !page.writer) return note ? status : null;
  const button = el("button.button", { type: "button", "data-do": "draft", onclick: () => (state.work ? state.work.abort() : write()) }, t("cmpNew.draftFree"));
  const send = (more, signal) => api(path, { method: "POST", signal, body: { prompts: plan.prompts, model: state.model, ...more } });
  const choice = page.writers.length > 1 ? menu(t("cmpNew.writer"), page.writers.map((id) => [id, id]), state.model, (id) => { state.model = id; tell(); }) : null;

  async function tell() {
    try {
      const told = await send({ estimate: true });
      if (!state.work) button.textContent = Number(told.cost_usd) ? t("cmpNew.draftFor", { cost: money(told.cost_usd) }) : t("cmpNew.draftFree");
      button.dataset.cost = told.cost_usd;
    } catch (error) { status.textContent = error.message; }
  }

  async function write() {
    const work = (state.work = new AbortController());
    status.textContent = t("cmpNew.drafting", { model: state.model, count: bare });
    button.textContent = t("core.cancel");
    try {
      const told = await send({}, work.signal);
      plan.prompts = told.prompts;
      notes.set(plan.prompts, [t("cmpNew.draftPaid", { count: told.drafted, cost: money(told.cost_usd) }), told.left ? t("cmpNew.draftLeft", { count: told.left, message: told.message ?? "" }) : ""].filter(Boolean).join(" "));
      state.work = null;
      return done();
    } catch (error) { status.textContent = error.name === "AbortError" ? t("cmpNew.draftStopped") : error.message; }
    state.work = null;
    tell();
  }

  tell();
  return el("div.stack.tight", {}, choice, el("div.row.wrap", {}, button, status));
}
