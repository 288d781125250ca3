// Step 3: the model, and for each of its parameters whether it is fixed, a default, or the visitor's.
import { el, t } from "../core.js";
import { shapes } from "../make/shapes.js";
import { menu } from "./controls.js";
import { driftCard } from "./drift.js";
import { modeOf, valueOf } from "./rules.js";

/** What a parameter of a model may be: `[value, label]`, or `null` for a number. */
function valuesOf(name, can) {
  const say = (list) => list.map((one) => [one, t(`make.option.${one}`).startsWith("make.") ? String(one) : t(`make.option.${one}`)]);
  switch (name) {
    case "size": return [...shapes(can).map((shape) => [shape.size, `${shape.ratio} · ${shape.size}`])];
    case "quality": return say(can.qualities ?? []);
    case "background": return can.transparent ? say(["opaque", "transparent"]) : [];
    case "output_format": return say(can.formats ?? []);
    case "n": return [1, 2, 3, 4, 6, 8, 10].map((one) => [one, String(one)]);
    case "input_fidelity": return can.input_fidelity ? say(["low", "high"]) : [];
    case "seed": return can.seeds ? null : [];
    case "steps": return can.steps ? null : [];
    case "strength": return can.strength ? null : [];
    default: return [];
  }
}

const ruleFor = (mode, value, choices) => mode === "fixed" ? { fixed: value } : mode === "default" ? { default: value } : { visitor: value ?? true, ...(choices?.length ? { choices } : {}) };

export function modelStep(state, changed) {
  const { draft, models } = state;
  const model = models.find((one) => one.id === draft.model);
  const can = model?.easel.capabilities ?? {};
  const rows = ["size", "quality", "n", "background", "output_format", "input_fidelity", "seed", "steps", "strength"].filter((name) => valuesOf(name, can) === null || valuesOf(name, can).length > 1).map((name) => row(name, draft, can, changed));
  const watch = state.app.published ? el("div") : null;
  if (watch) driftCard(watch, `/studio/api/apps/${state.app.slug}`);
  return [
    el("p.soft", {}, t("builder.modelLead")),
    menu(t("builder.modelLabel"), [...(model ? [] : [[draft.model ?? "", draft.model || "–"]]), ...models.map((one) => [one.id, one.easel.alias_of ? `${one.id} → ${one.easel.alias_of}` : one.id])], draft.model, (id) => { draft.model = id; changed({ redraw: true }); }),
    model ? el("p.hint", {}, model.easel.summary) : el("div.note.warn", {}, t("builder.noModel")),
    model?.shutdown_date ? el("div.note.warn", {}, t("builder.retires", { date: model.shutdown_date })) : null,
    el("div.stack.tight", {}, el("h2", {}, t("builder.parameters")), el("p.hint", {}, t("builder.parametersHint")), el("div", {}, rows)),
    watch,
  ].filter(Boolean);
}

function row(name, draft, can, changed) {
  const values = valuesOf(name, can);
  const rule = draft.parameters[name];
  const mode = modeOf(rule);
  const label = t(`parameters.${name}`);
  const typed = (text) => (values ? values.find(([value]) => String(value) === text)?.[0] : Number(text));
  const set = (newMode, value) => {
    if (newMode === "none") delete draft.parameters[name];
    else draft.parameters[name] = ruleFor(newMode, value, newMode === "visitor" && values ? (name === "size" ? values.slice(0, 5) : values).map(([one]) => one) : null);
    changed({ redraw: true });
  };
  const first = valueOf(rule) ?? (values ? values[0][0] : name === "steps" ? can.steps.from : name === "strength" ? 0.8 : 1);
  const control = mode === "none" ? el("span") : values
    ? menu(t("builder.valueOf", { name: label }), values.map(([value, text]) => [String(value), text]), String(first), (text) => set(mode, typed(text)), { hidden: true })
    : el("input.input", { type: "number", step: "any", "aria-label": t("builder.valueOf", { name: label }), value: String(first), onchange: (event) => set(mode, Number(event.target.value)) });
  return el("div.param-row", {}, el("span", {}, label),
    menu(t("builder.modeOf", { name: label }), ["none", "fixed", "default", "visitor"].map((one) => [one, t(`builder.mode.${one}`)]), mode, (one) => set(one, first), { hidden: true }), control);
}
