// Step 2: the prompt, with variables that are put in by a click.
import { $, el, icon, page, t } from "../core.js";
import { line } from "./controls.js";

export function promptStep(state, changed) {
  const { draft } = state;
  const prompt = line(t("builder.promptLabel"), draft, "prompt", () => changed(), { area: true, rows: "6", hint: t("builder.promptHint"), spellcheck: "true" });
  const negative = line(t("builder.negativeLabel"), draft, "negative", () => changed(), { area: true, rows: "2", hint: t("builder.negativeHint") });
  const area = $("textarea", prompt);
  const help = el("div");
  const insert = (before, after = "") => {
    const { selectionStart: from, selectionEnd: to, value } = area;
    area.setRangeText(before + value.slice(from, to) + after, from, to, "end");
    if (after) area.selectionStart = area.selectionEnd = area.selectionEnd - after.length;
    area.dispatchEvent(new Event("input"));
    area.focus();
  };
  const chip = (text, label, run) => el("button.chip.mono", { type: "button", title: label, "aria-label": label, onclick: run }, text);
  const words = draft.inputs.filter((input) => !["image", "sketch", "mask"].includes(input.kind));
  return [
    el("p.soft", {}, t("builder.promptLead")),
    el("div.stack.tight", {}, el("h2.small.soft", {}, t("builder.variables")),
      el("div.row.wrap", {}, words.map((input) => chip(`{{${input.id}}}`, t("builder.insert", { label: input.label }), () => insert(`{{${input.id}}}`))), words.length ? null : el("p.hint", {}, t("builder.noVariables")))),
    el("div.stack.tight", {}, help, prompt, page.assist?.text ? el("div.row", {}, el("button.button", { type: "button", "data-do": "improve", onclick: async () => (await import("../improve.js")).openImprover({ host: help, area, model: () => draft.model }) }, icon("wand"), t("improve.heading"))) : null),
    el("details", {}, el("summary.button.quiet", {}, icon("down"), t("builder.conditions")), el("div.stack.tight", {}, el("p.hint", {}, t("builder.conditionsHint")),
      el("div.row.wrap", {}, draft.inputs.flatMap((input) => [
        chip(`{{#${input.id}}}…`, t("builder.insertIf", { label: input.label }), () => insert(`{{#${input.id}}}`, `{{/${input.id}}}`)),
        ...(input.kind === "choice" ? (input.options ?? []).map((option) => chip(`{{#${input.id}.${option.id}}}…`, t("builder.insertIf", { label: `${input.label}: ${option.label}` }), () => insert(`{{#${input.id}.${option.id}}}`, `{{/${input.id}.${option.id}}}`))) : []),
      ])))),
    negative,
  ];
}
