// Step 1: what the app asks for.
import { el, icon, iconButton, t } from "../core.js";
import { small } from "./small.js";
import { idFrom, line, lines, menu, onOff } from "./controls.js";

const kinds = { text: "text", long_text: "long", choice: "choice", number: "number", slider: "slider", toggle: "toggle", color: "color", image: "image", sketch: "sketch", mask: "mask" };
const starts = {
  choice: { options: [{ id: "one", label: "One" }, { id: "two", label: "Two" }] }, slider: { min: 0, max: 10, step: 1 },
  color: { palette: ["#d9473f", "#e7a33b", "#3f9a56", "#3a6fd9", "#1d1b17"] },
};
let openID = null;

export function inputsStep(state, changed) {
  const { inputs } = state.draft;
  const add = (kind) => {
    const label = t(`builder.kind.${kind}`);
    const id = idFrom(label, inputs.map((input) => input.id), kind);
    const input = { id, kind, label, ...structuredClone(starts[kind] ?? {}) };
    if (kind === "mask") input.over = inputs.find((one) => one.kind === "image")?.id ?? "";
    inputs.push(input);
    openID = id;
    changed({ redraw: true });
  };
  const move = (index, by) => { const [input] = inputs.splice(index, 1); inputs.splice(index + by, 0, input); changed({ redraw: true }); };
  return [
    el("p.soft", {}, t("builder.inputsLead")),
    el("div.inputs-list", {}, inputs.map((input, index) => card(state, input, changed, {
      up: index > 0 ? () => move(index, -1) : null, down: index < inputs.length - 1 ? () => move(index, 1) : null,
      remove: () => { inputs.splice(index, 1); changed({ redraw: true }); },
    }))),
    el("div.stack.tight", {}, el("h2", {}, t("builder.addInput")), el("div.kinds", {}, Object.entries(kinds).map(([kind, glyph]) => el("button.kind", { type: "button", "data-kind": kind, onclick: () => add(kind) }, icon(glyph), t(`builder.kind.${kind}`))))),
  ];
}

function card(state, input, changed, { up, down, remove }) {
  const name = el("b.grow", {}, input.label);
  const tag = el("span.badge.mono", {}, input.id);
  const act = (glyph, label, run) => iconButton(glyph, label, run);
  const box = el("details", { open: openID === input.id, "data-id": input.id, ontoggle: () => { if (box.open) openID = input.id; } },
    el("summary", {}, icon(kinds[input.kind]), name, tag ),
    el("div.input-body", {},
      el("div.two", {}, line(t("builder.label"), input, "label", () => { name.textContent = input.label ?? ""; changed(); }, { maxlength: "100" }),
        line(t("builder.id"), input, "id", (field) => { const clean = field.value.toLowerCase().replace(/[^a-z0-9_]/g, "_"); input.id = clean; tag.textContent = clean; openID = clean; changed(); }, { hint: t("builder.idHint"), maxlength: "40", spellcheck: "false", autocapitalize: "none" })),
      line(t("builder.help"), input, "help", () => changed(), { maxlength: "500" }),
      ...settings(state, input, changed),
      el("div.two", {}, onOff(t("builder.required"), input, "required", () => changed()), onOff(t("builder.hidden"), input, "hidden", () => changed(), { hint: t("builder.hiddenHint") }),
        onOff(t("builder.prefill"), input, "prefill", () => changed(), { standard: true, hint: t("builder.prefillHint", { id: input.id }) }))));
  return el("div.input-card", {}, box, el("div.input-acts", {}, up ? act("up", t("builder.up", { label: input.label }), up) : null, down ? act("down", t("builder.down", { label: input.label }), down) : null, act("trash", t("builder.remove", { label: input.label }), remove)));
}

function settings(state, input, changed) {
  const saved = () => changed();
  switch (input.kind) {
    case "text": case "long_text":
      return [el("div.two", {}, line(t("builder.placeholder"), input, "placeholder", saved, { maxlength: "200" }), line(t("builder.standard"), input, "default", saved), line(t("builder.maxLength"), input, "max_length", saved, { type: "number", min: "1", max: "8000" }))];
    case "number": case "slider":
      return [el("div.two", {}, ...["min", "max", "step"].map((key) => line(t(`builder.${key}`), input, key, saved, { type: "number", step: "any" })), line(t("builder.unit"), input, "unit", saved, { maxlength: "20" }), line(t("builder.standard"), input, "default", saved, { type: "number", step: "any" }))];
    case "toggle":
      return [el("div.two", {}, line(t("builder.on"), input, "on", saved), line(t("builder.off"), input, "off", saved)), onOff(t("builder.onAtFirst"), input, "default", saved)];
    case "color": return [lines(t("builder.palette"), input, "palette", saved, { hint: t("builder.paletteHint") })];
    case "image": return [line(t("builder.maxCount"), input, "max_count", saved, { type: "number", min: "1", max: "16" })];
    case "mask": {
      const under = state.draft.inputs.filter((one) => one.kind === "image").map((one) => [one.id, one.label]);
      return [menu(t("builder.over"), [["", "–"], ...under], input.over, (id) => { input.over = id; changed(); })];
    }
    case "choice": return [choice(input, changed)];
    default: return [];
  }
}

function choice(input, changed) {
  const options = (input.options ??= []);
  const row = (option, index) => {
    const field = (key, label, value) => {
      const one = el("input.input", { "aria-label": label, placeholder: label, oninput: () => {
        if (key === "label") { option.label = one.value; if (!option.isNamed) option.id = idFrom(one.value, options.filter((other) => other !== option).map((other) => other.id), `option_${index + 1}`); }
        else if (one.value) option[key] = one.value; else delete option[key];
        changed();
      } });
      one.value = value ?? "";
      return one;
    };
    const file = el("input.sr", { type: "file", accept: "image/*", tabIndex: -1, "aria-label": t("builder.optionPicture"), onchange: async () => { option.picture = await small(file.files[0]); changed({ redraw: true }); } });
    return el("div.row", {}, el("div.grow", {}, field("label", t("builder.optionLabel"), option.label)), el("div.grow", {}, field("text", t("builder.optionText"), option.text)),
      option.picture ? el("button.ref", { type: "button", "aria-label": t("builder.optionPictureAway"), onclick: () => { delete option.picture; changed({ redraw: true }); } }, el("img", { src: option.picture, alt: "" })) : iconButton("image", t("builder.optionPicture"), () => file.click()), file,
      iconButton("x", t("builder.remove", { label: option.label }), () => { options.splice(index, 1); changed({ redraw: true }); }));
  };
  return el("div.stack.tight", {}, el("span.label", {}, t("builder.options")), el("p.hint", {}, t("builder.optionsHint", { id: input.id })), ...options.map(row),
    el("div.row.wrap", {}, el("button.button", { type: "button", onclick: () => { options.push({ id: idFrom("", options.map((one) => one.id), `option_${options.length + 1}`), label: "" }); changed({ redraw: true }); } }, icon("plus"), t("builder.addOption")),
      menu(t("builder.standard"), [["", t("builder.noStandard")], ...options.map((one) => [one.id, one.label])], input.default, (id) => { if (id) input.default = id; else delete input.default; changed(); }, { hidden: true })));
}
