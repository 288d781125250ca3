// What the pictures are for, what weighs how much, and how they are made.
import { el, page, t } from "../core.js";
import { line, menu } from "../builder/controls.js";

export function useCase(host, plan, changed) {
  const weights = el("div.two");
  const chips = el("div.row.wrap", { role: "group", "aria-label": t("cmpNew.preset") });
  const field = line(t("cmpNew.use"), plan, "use_case", changed, { maxlength: "200", placeholder: t("cmpNew.useHint") });
  function choose(preset, touch) {
    plan.preset = preset.id;
    plan.weights = { ...preset.weights };
    for (const chip of chips.children) chip.setAttribute("aria-pressed", String(chip.dataset.preset === preset.id));
    weights.replaceChildren(...page.criteria.map((criterion) => {
      const id = `w-${criterion.id}`;
      const shown = el("output.mono.small", { for: id }, `${Math.round(100 * (plan.weights[criterion.id] ?? 0))}`);
      const range = el("input.range", { id, type: "range", min: "0", max: "100", step: "5", value: String(Math.round(100 * (plan.weights[criterion.id] ?? 0))), "aria-describedby": `${id}-h`, oninput: () => {
        shown.textContent = range.value;
        plan.weights[criterion.id] = Number(range.value) / 100;
        plan.preset = null;
        for (const chip of chips.children) chip.setAttribute("aria-pressed", "false");
      } });
      return el("div.field", {}, el("label", { for: id }, criterion.title), el("div.row", {}, range, shown), el("p.hint", { id: `${id}-h` }, criterion.summary));
    }));
    if (touch) changed();
  }
  chips.append(...page.presets.map((preset) => el("button.chip", { type: "button", "data-preset": preset.id, "aria-pressed": "false", onclick: () => choose(preset, true) }, preset.title)));
  host.replaceChildren(field, el("div.field", {}, el("span.label", {}, t("cmpNew.preset")), chips), el("details", {}, el("summary.button.quiet", {}, t("cmpNew.weights")), weights));
  if (page.presets.length) choose(page.presets.find((one) => one.id === plan.preset) ?? page.presets[0]);
}

export function ways(host, plan, changed) {
  const parameter = (name, options, standard) => menu(t(`cmpNew.${name}`), options.map((one) => [one, one]), standard, (value) => { plan.parameters[name] = value; changed(); });
  plan.parameters = { size: page.sizes[0], quality: page.qualities[0] };
  host.replaceChildren(
    parameter("size", page.sizes, page.sizes[0]),
    parameter("quality", page.qualities, page.qualities[0]),
    menu(t("cmpNew.seeds"), [["1", "1"], ["2", "2"], ["4", "4"]], "1", (value) => { plan.seeds = Number(value); changed(); }),
    line(t("cmpNew.budget"), plan, "budget_usd", changed, { type: "number", min: "0", step: "0.01", inputmode: "decimal", placeholder: t("cmpNew.noLimit"), hint: t("cmpNew.budgetHint") }));
}
