// The parameters that an app leaves to its visitors.
import { el, t } from "../core.js";
import { drawing, ratioName } from "../make/shapes.js";

const offered = {
  quality: ["low", "medium", "high"], background: ["opaque", "transparent"], size: ["1024x1024", "1536x1024", "1024x1536"],
  output_format: ["png", "jpeg", "webp"], n: [1, 2, 3, 4], input_fidelity: ["low", "high"],
};

/** Draws a field for each; `values()` gives what was chosen. */
export function choices(host, parameters) {
  const state = {};
  host.replaceChildren(...Object.entries(parameters).map(([name, rule]) => {
    const options = rule.choices ?? offered[name];
    state[name] = rule.default ?? options?.[0];
    const label = t(`parameters.${name}`);
    if (!options) {
      const field = el("input.input", { id: `c-${name}`, inputmode: "decimal", oninput: () => { state[name] = field.value === "" ? undefined : Number(field.value); } });
      field.value = state[name] ?? "";
      return el("div.field", {}, el("label", { for: field.id }, label), field);
    }
    const input = (value) => el("input", { type: "radio", name: `c-${name}`, value: String(value), checked: state[name] === value, onchange: () => { state[name] = value; } });
    const isSize = name === "size" && options.every((one) => /^\d+x\d+$/.test(one));
    return el("div.field", { role: "group", "aria-labelledby": `l-${name}` }, el("span.label", { id: `l-${name}` }, label),
      isSize ? el("div.ratios", {}, options.map((size) => { const [w, h] = size.split("x").map(Number); return el("label.ratio", {}, input(size), el("span", {}, drawing(w, h), ratioName(w, h))); }))
        : el("div.seg", {}, options.map((value) => el("label", {}, input(value), el("span", {}, t(`make.option.${value}`) === `make.option.${value}` ? String(value) : t(`make.option.${value}`))))));
  }));
  return { values: () => Object.fromEntries(Object.entries(state).filter(([, value]) => value !== undefined && value !== null)) };
}
