// The side panel: fields that follow the chosen model's capabilities, nothing that it cannot do.
import { el, iconButton, kept, t } from "../core.js";
import { drawing, shapes } from "./shapes.js";

export class Parameters {
  onChange = () => {};

  constructor(form, models, standard) {
    this.form = form;
    this.models = models.filter((model) => model.easel?.capabilities);
    this.state = { model: standard, n: 1, ratio: "auto", scale: "medium", quality: "auto", background: "auto", output_format: "png", ...kept.get("parameters", {}), seed: null };
    if (!this.find(this.state.model)) this.state.model = standard ?? this.models[0]?.id;
    this.isEditing = false;
    form.addEventListener("submit", (event) => event.preventDefault());
    this.draw();
  }

  find(id) { return this.models.find((model) => model.id === id); }
  get can() { return this.find(this.state.model)?.easel.capabilities ?? {}; }

  /** Whether to ask for pictures on the way: they cost tokens where tokens have a price. */
  get previews() { return this.can.partial_images && !this.find(this.state.model).easel.prices_usd_per_million_tokens; }

  /** Whether pictures are edited rather than made: some fields hold only then. */
  editing(on) {
    if (this.isEditing === on) return;
    this.isEditing = on;
    this.draw();
  }

  set(name, value) {
    this.state[name] = value;
    const { seed, ...rest } = this.state;
    kept.set("parameters", rest);
    if (["model", "scale", "output_format"].includes(name)) this.draw(name);
    this.onChange();
  }

  /** Takes over what a recipe says, as far as there is such a model and it can. */
  take(recipe) {
    const state = this.state;
    const name = [recipe.model, recipe.snapshot].find((id) => id && this.find(id));
    if (name) state.model = name;
    if (recipe.size) {
      const [width, height] = recipe.size.split("x").map(Number);
      state.own = { ratio: recipe.size, width, height, size: recipe.size };
      state.ratio = shapes(this.can, state.scale).find((shape) => shape.size === recipe.size)?.ratio ?? recipe.size;
    }
    if (recipe.quality) state.quality = recipe.quality;
    if (recipe.background) state.background = recipe.background;
    if (recipe.format && this.can.formats?.includes(recipe.format)) state.output_format = recipe.format;
    if (recipe.negative_prompt !== undefined) state.negative_prompt = recipe.negative_prompt;
    if (recipe.seed !== undefined) state.seed = recipe.seed;
    this.draw();
    this.onChange();
  }

  get options() {
    const list = shapes(this.can, this.state.scale);
    const own = this.state.own;
    return own && this.can.size_range && !list.some((shape) => shape.size === own.size) ? [...list, { ...own, ratio: own.size }] : list;
  }

  /** The request's fields. */
  values() {
    const { state, can } = this;
    const values = { model: state.model, n: state.n };
    const shape = this.options.find((shape) => shape.ratio === state.ratio);
    if (shape) values.size = shape.size;
    if (state.quality !== "auto" && can.qualities?.includes(state.quality)) values.quality = state.quality;
    if (can.transparent && state.background !== "auto" && !(state.background === "transparent" && state.output_format === "jpeg")) values.background = state.background;
    if (can.formats?.includes(state.output_format) && state.output_format !== "png") values.output_format = state.output_format;
    if (["jpeg", "webp"].includes(values.output_format) && state.compression !== undefined) values.output_compression = state.compression;
    if (can.input_fidelity && this.isEditing && state.fidelity) values.input_fidelity = state.fidelity;
    const easel = {};
    if (can.seeds && Number.isInteger(state.seed)) easel.seed = state.seed;
    if (can.negative_prompt && state.negative_prompt) easel.negative_prompt = state.negative_prompt;
    if (can.steps && state.steps) easel.steps = state.steps;
    if (can.strength && this.isEditing && state.strength !== undefined) easel.strength = state.strength;
    if (Object.keys(easel).length) values.easel = easel;
    return values;
  }

  /** Width over height of what is to come. */
  shape(first) {
    const shape = this.options.find((shape) => shape.ratio === this.state.ratio);
    if (shape) return shape.width / shape.height;
    if (first && this.isEditing) return first.width / first.height;
    return 1;
  }

  draw(focus) {
    const { can, state } = this;
    const fields = [this.model(), this.ratio(), this.count()];
    if (can.qualities?.length > 1) fields.push(this.segments("quality", ["auto", ...can.qualities]));
    if (can.transparent) fields.push(this.segments("background", ["auto", "opaque", "transparent"]));
    if (can.formats?.length > 1) fields.push(this.segments("output_format", can.formats, (format) => format.toUpperCase()));
    if (["jpeg", "webp"].includes(state.output_format)) fields.push(this.range("compression", 0, 100, 1, state.compression ?? 100));
    if (can.input_fidelity && this.isEditing) fields.push(this.segments("fidelity", ["low", "high"]));
    if (can.strength && this.isEditing) fields.push(this.range("strength", 0, 1, 0.05, state.strength ?? 0.8));
    if (can.steps) fields.push(this.range("steps", can.steps.from, can.steps.to, 1, state.steps ?? can.steps.from));
    if (can.seeds) fields.push(this.seed());
    if (can.negative_prompt) fields.push(this.negative());
    this.form.replaceChildren(...fields);
    if (focus) this.form.querySelector(`[data-name="${focus}"] :is(select, input:checked)`)?.focus();
  }

  /** A field with its label and the help behind the `?`. */
  field(name, control, { group = false, id } = {}) {
    const help = el("p.help-text", { id: `help-${name}`, hidden: true }, t(`make.help.${name}`));
    const button = el("button.help", {
      type: "button", "aria-expanded": "false", "aria-controls": help.id, "aria-label": t("make.helpFor", { name: t(`make.label.${name}`) }),
      onclick: () => { help.hidden = !help.hidden; button.setAttribute("aria-expanded", String(!help.hidden)); },
    });
    const label = group ? el("span.label", { id: `label-${name}` }, t(`make.label.${name}`), button) : el("span.label", {}, el("label", { for: id }, t(`make.label.${name}`)), button);
    return el("div.field", group ? { role: "group", "aria-labelledby": `label-${name}`, "data-name": name } : { "data-name": name }, label, help, control);
  }

  model() {
    const select = el("select.select", { id: "p-model", onchange: () => this.set("model", select.value) },
      this.models.map((model) => el("option", { value: model.id }, model.easel.alias_of ? `${model.id} → ${model.easel.alias_of}` : model.id)));
    select.value = this.state.model;
    const model = this.find(this.state.model);
    const parts = [select, el("p.hint", {}, model?.easel.summary ?? "")];
    if (model?.shutdown_date) parts.push(el("span.badge.warn", {}, t("make.retires", { date: model.shutdown_date })));
    return this.field("model", el("div.stack.tight", {}, parts), { id: "p-model" });
  }

  ratio() {
    const options = this.options;
    if (this.state.ratio !== "auto" && !options.some((shape) => shape.ratio === this.state.ratio)) this.state.ratio = "auto";
    const choice = (value, label, picture, title) => el("label.ratio", { title },
      el("input", { type: "radio", name: "ratio", value, checked: this.state.ratio === value, onchange: () => this.set("ratio", value) }),
      el("span", {}, picture, label));
    const list = [choice("auto", t("make.auto"), drawing(20, 20), t("make.autoSize"))].concat(options.map((shape) =>
      choice(shape.ratio, shape.ratio.replace("x", "×"), drawing(shape.width, shape.height), `${shape.width} × ${shape.height}`)));
    list[0].querySelector("rect").setAttribute("stroke-dasharray", "3 3");
    const parts = [el("div.ratios", {}, list)];
    if (this.can.size_range) {
      parts.push(el("div.seg", { role: "group", "aria-label": t("make.label.scale"), "data-name": "scale" }, ["small", "medium", "large"].map((scale) => this.segment("scale", scale, t(`make.option.${scale}`)))));
    }
    return this.field("ratio", el("div.stack.tight", {}, parts), { group: true });
  }

  count() {
    const output = el("output", {}, String(this.state.n));
    const step = (by) => { this.set("n", Math.min(10, Math.max(1, this.state.n + by))); output.textContent = String(this.state.n); };
    return this.field("n", el("div.stepper", {}, iconButton("minus", t("make.fewer"), () => step(-1)), output, iconButton("plus", t("make.more"), () => step(1))), { group: true });
  }

  segment(name, value, text) {
    return el("label", {}, el("input", { type: "radio", name, value, checked: (this.state[name] ?? "") === value, onchange: () => this.set(name, value) }), el("span", {}, text));
  }

  segments(name, values, say = (value) => t(`make.option.${value}`)) {
    if (!values.includes(this.state[name])) this.state[name] = values[0];
    return this.field(name, el("div.seg", {}, values.map((value) => this.segment(name, value, say(value)))), { group: true });
  }

  range(name, min, max, step, value) {
    const output = el("output.small.mono", {}, String(value));
    const input = el("input.range", { id: `p-${name}`, type: "range", min: String(min), max: String(max), step: String(step), value: String(value), oninput: () => { output.textContent = input.value; this.set(name, Number(input.value)); } });
    input.value = String(value);
    return this.field(name, el("div.row", {}, input, output), { id: input.id });
  }

  seed() {
    const input = el("input.input", { id: "p-seed", inputmode: "numeric", pattern: "[0-9]*", placeholder: t("make.random"), oninput: () => this.set("seed", /^\d{1,15}$/.test(input.value) ? Number(input.value) : null) });
    input.value = this.state.seed ?? "";
    return this.field("seed", el("div.row", {}, el("div.grow", {}, input), iconButton("dice", t("make.newSeed"), () => { input.value = ""; this.set("seed", null); })), { id: "p-seed" });
  }

  negative() {
    const area = el("textarea.area", { id: "p-negative", rows: "2", maxlength: "32000", oninput: () => this.set("negative_prompt", area.value) });
    area.value = this.state.negative_prompt ?? "";
    return this.field("negative", area, { id: "p-negative" });
  }
}
