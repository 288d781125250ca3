// A new comparison: what for, which models, which prompts, who judges, how; the price before the click.
import { $, api, complain, duration, el, later, money, page, t } from "./core.js";
import { modelPicks, judgePicks } from "./compare/picks.js";
import { promptSource } from "./compare/prompts.js";
import { useCase, ways } from "./compare/ways.js";

const plan = { use_case: "", preset: page.presets[0]?.id ?? null, weights: {}, models: (page.chosen ?? []).filter((id) => page.models.some((model) => model.id === id)), judges: [], seeds: 1, parameters: {}, budget_usd: null, app: page.app ?? null, bundled: { categories: [], limit: 24 }, prompts: null, prompt_set: null };
const path = "/studio/api/comparisons";
let asked = 0;

/** Something is different: who may judge depends on the models, and the price on everything. */
function changed({ models = false } = {}) {
  if (models) judgePicks($("#judges"), plan, changed);
  estimate();
}

/** What the server is told. */
export function body() {
  const { bundled, prompts, prompt_set, ...rest } = plan;
  return prompts ? { ...rest, prompts, prompt_set } : { ...rest, bundled };
}

const estimate = later(async () => {
  const host = $("#estimate");
  const number = ++asked;
  const problem = plan.models.length < 2 ? t("cmpNew.twoModels") : plan.prompts && !plan.prompts.length ? t("cmpNew.noPrompts") : null;
  $("#start").disabled = Boolean(problem);
  if (problem) return host.replaceChildren(el("span.soft", {}, problem));
  try {
    const told = await api(`${path}/estimate`, { method: "POST", body: body() });
    if (number !== asked) return;
    host.replaceChildren(
      el("b", { "data-cost": told.cost_usd }, told.cost_usd === null ? t("cmpNew.unknownCost") : t("cmpNew.about", { cost: money(told.cost_usd) })),
      el("span.small.soft", {}, [t("cmpNew.pictures", { count: told.pictures }), told.judging_usd && Number(told.judging_usd) ? t("cmpNew.judging", { cost: money(told.judging_usd) }) : null, told.seconds ? t("cmpNew.time", { time: duration(told.seconds) }) : null, told.skipped ? t("cmpNew.skipped", { count: told.skipped }) : null].filter(Boolean).join(" · ")));
  } catch (error) {
    if (number !== asked) return;
    $("#start").disabled = true;
    host.replaceChildren(el("span.cmp-bad", {}, error.message));
  }
}, 200);

$("#new").addEventListener("submit", async (event) => {
  event.preventDefault();
  $("#start").disabled = true;
  try {
    const made = await api(path, { method: "POST", body: body() });
    location.href = `/comparisons/${made.id}`;
  } catch (error) { $("#start").disabled = false; complain(error); }
});

useCase($("#use"), plan, changed);
modelPicks($("#models"), plan, changed);
promptSource($("#prompts"), plan, changed);
judgePicks($("#judges"), plan, changed);
ways($("#how"), plan, changed);
changed();
$("#new").dataset.ready = "true";
