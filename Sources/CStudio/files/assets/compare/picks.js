// Which models are compared and who judges: a judge may not be of a contestant's family.
import { el, money, page, t } from "../core.js";

const pick = (name, value, title, facts, attributes) => el("label.cmp-pick", attributes.disabled ? { "data-off": "true" } : {}, el("input", { type: "checkbox", name, value, ...attributes }), el("span.stack.cmp-facts", {}, el("b", {}, title), facts));

export function modelPicks(host, plan, changed) {
  const known = new Set(plan.models);
  host.replaceChildren(...page.models.map((model) => pick("model", model.id, model.id,
    el("span.small.soft", {}, [model.provider, t(`cmpNew.kind.${model.kind}`), model.price_usd === null ? t("cmpNew.noPrice") : money(model.price_usd), model.shutdown ? t("cmpNew.ends", { date: model.shutdown }) : null].filter(Boolean).join(" · ")),
    { checked: known.has(model.id), onchange: (event) => {
      plan.models = event.target.checked ? [...plan.models, model.id] : plan.models.filter((one) => one !== model.id);
      changed({ models: true });
    } })));
}

export function judgePicks(host, plan, changed) {
  if (!page.judges.length) return host.replaceChildren(el("p.note", {}, t("cmpNew.noJudges")));
  const families = new Map(page.models.filter((model) => plan.models.includes(model.id)).map((model) => [model.family, model.id]));
  plan.judges = plan.judges.filter((id) => !families.has(page.judges.find((judge) => judge.id === id)?.family));
  host.replaceChildren(...page.judges.map((judge) => {
    const relative = families.get(judge.family);
    return pick("judge", judge.id, judge.id, el("span.small.soft", {}, relative ? t("cmpNew.sameFamily", { family: judge.family, model: relative }) : [judge.provider, judge.family].filter(Boolean).join(" · ")),
      { checked: plan.judges.includes(judge.id), disabled: Boolean(relative), onchange: (event) => {
        plan.judges = event.target.checked ? [...plan.judges, judge.id] : plan.judges.filter((one) => one !== judge.id);
        changed();
      } });
  }));
}
