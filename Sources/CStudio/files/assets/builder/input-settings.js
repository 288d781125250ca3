// What can be set of an input: its names, its kind's own settings, its rules.
import { el, icon, iconButton, t } from "../core.js";
import { line, lines, menu, onOff } from "./controls.js";
import { idFrom } from "./rules.js";
import { small } from "./small.js";

/** The fields; `named` is called when the label changed, or the id (which it is given), `changed` for all else. */
export function inputSettings(state, input, named, changed) {
  const rename = (field) => {
    const clean = field.value.toLowerCase().replace(/[^a-z0-9_]/g, "_");
    inTemplates(state.draft, field.before, clean);
    input.id = field.before = clean;
    named(clean);
  };
  const id = line(t("builder.id"), input, "id", rename, { hint: t("builder.idHint"), maxlength: "40", spellcheck: "false", autocapitalize: "none" });
  id.querySelector("input").before = input.id;
  return [
    el("div.two", {}, line(t("builder.label"), input, "label", () => named(), { maxlength: "100" }), id),
    line(t("builder.help"), input, "help", () => changed(), { maxlength: "500" }),
    ...settings(state, input, changed),
    el("div.two", {}, onOff(t("builder.required"), input, "required", () => changed()), onOff(t("builder.hidden"), input, "hidden", () => changed(), { hint: t("builder.hiddenHint") }),
      onOff(t("builder.prefill"), input, "prefill", () => changed(), { standard: true, hint: t("builder.prefillHint", { id: input.id }) })),
  ];
}

/** The prompt goes on naming an input that is called otherwise now. */
function inTemplates(draft, before, after) {
  if (!before || !after) return;
  const named = new RegExp(`(\\{\\{[#^/]?\\s*)${before}(?=\\s*[.}])`, "g");
  for (const key of ["prompt", "negative"]) if (draft[key]) draft[key] = draft[key].replace(named, `$1${after}`);
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
