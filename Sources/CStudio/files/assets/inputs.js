// The fields of an app, on its page and in the builder's preview: one for each kind of input.
import { $, $$, el, icon, iconButton, t } from "./core.js";

/** The brush is loaded by the apps that need one. */
const painter = () => import("./painter.js");
const pictureKinds = ["image", "sketch", "mask"];

export class Fields {
  constructor(host, inputs, { values = {}, onChange = () => {}, prefix = "in" } = {}) {
    Object.assign(this, { host, inputs, onChange, prefix });
    this.values = {};
    this.files = {};
    this.brushes = {};
    for (const input of inputs) {
      const given = values[input.id] ?? input.default;
      if (given !== undefined && !pictureKinds.includes(input.kind)) this.values[input.id] = given;
    }
    this.draw();
  }

  /** Fills several in at once; `mark` stands beside them until they are changed. */
  fill(values, { mark } = {}) {
    Object.assign(this.values, values);
    this.marks = Object.fromEntries(Object.keys(values).map((id) => [id, mark]));
    this.draw();
    this.onChange();
  }

  /** Puts back what stood there before. */
  restore(values) {
    this.values = {};
    this.fill(values);
  }

  set(id, value) {
    if (this.marks?.[id]) { this.marks[id] = undefined; $(`[data-mark="${id}"]`, this.host)?.remove(); }
    if (value === "" || value === null) delete this.values[id]; else this.values[id] = value;
    this.onChange();
  }

  draw() {
    this.host.replaceChildren(...this.inputs.filter((input) => !input.hidden).map((input) => this.field(input)));
  }

  field(input) {
    const id = `${this.prefix}-${input.id}`;
    const help = input.help ? el("p.hint", { id: `${id}-help` }, input.help) : null;
    const make = this[input.kind] ?? this.text;
    const control = make.call(this, input, id, { id, "aria-describedby": help ? help.id : undefined, required: Boolean(input.required) });
    const isGroup = ["choice", "color", ...pictureKinds].includes(input.kind) && control.dataset.group;
    const mark = this.marks?.[input.id] ? el("span.badge.accent", { "data-mark": input.id }, this.marks[input.id]) : null;
    if (input.kind === "toggle") return el("div.field", { "data-input": input.id }, control, mark, help);
    const label = el("span.label", {}, isGroup ? el("span", { id: `${id}-label` }, input.label) : el("label", { for: id }, input.label), input.required ? el("span.faint", { "aria-hidden": "true" }, "•") : null, mark);
    return el("div.field", isGroup ? { role: "group", "aria-labelledby": `${id}-label`, "data-input": input.id } : { "data-input": input.id }, label, control, help);
  }

  text(input, id, shared) {
    const field = el("input.input", { ...shared, type: "text", placeholder: input.placeholder, maxlength: String(input.max_length ?? 200), oninput: () => this.set(input.id, field.value) });
    field.value = this.values[input.id] ?? "";
    return field;
  }

  long_text(input, id, shared) {
    const area = el("textarea.area", { ...shared, placeholder: input.placeholder, maxlength: String(input.max_length ?? 4000), oninput: () => this.set(input.id, area.value) });
    area.value = this.values[input.id] ?? "";
    return area;
  }

  choice(input, id, shared) {
    const options = input.options ?? [];
    if (options.length > 8 && !options.some((option) => option.picture)) {
      const select = el("select.select", { ...shared, onchange: () => this.set(input.id, select.value) }, input.required && input.default ? null : el("option", { value: "" }, "–"), options.map((option) => el("option", { value: option.id }, option.label)));
      select.value = this.values[input.id] ?? "";
      return select;
    }
    return el("div.tiles", { "data-group": "true" }, options.map((option) => el("label.tile", {},
      el("input", { type: "radio", name: id, value: option.id, checked: this.values[input.id] === option.id, onchange: () => this.set(input.id, option.id) }),
      el("span", {}, option.picture ? el("img", { src: option.picture, alt: "" }) : null, option.label))));
  }

  number(input, id, shared) {
    const field = el("input.input", { ...shared, type: "number", min: text(input.min), max: text(input.max), step: text(input.step) ?? "any", oninput: () => this.set(input.id, field.value === "" ? null : Number(field.value)) });
    field.value = this.values[input.id] ?? "";
    return input.unit ? el("div.row", {}, el("div.grow", {}, field), el("span.soft", {}, input.unit)) : field;
  }

  slider(input, id, shared) {
    const value = this.values[input.id] ?? input.min ?? 0;
    this.values[input.id] = value;
    const say = (one) => (input.unit ? `${one} ${input.unit}` : String(one));
    const output = el("output.small.mono", { for: id }, say(value));
    const field = el("input.range", { ...shared, type: "range", min: text(input.min ?? 0), max: text(input.max ?? 100), step: text(input.step ?? 1), oninput: () => { output.textContent = say(field.value); this.set(input.id, Number(field.value)); } });
    field.value = String(value);
    return el("div.row", {}, field, output);
  }

  toggle(input, id, shared) {
    const box = el("input", { id, type: "checkbox", role: "switch", "aria-describedby": shared["aria-describedby"], onchange: () => this.set(input.id, box.checked) });
    box.checked = this.values[input.id] === true || this.values[input.id] === "true";
    return el("label.switch", {}, box, el("span", {}, input.label));
  }

  color(input, id, shared) {
    const value = this.values[input.id];
    const own = el("input", { id, type: "color", "aria-label": t("inputs.ownColor"), oninput: () => { for (const one of $$("input[type=radio]", host)) one.checked = false; this.set(input.id, own.value); } });
    own.value = /^#[0-9a-f]{6}$/i.test(value ?? "") ? value : input.palette?.[0] ?? "#4a52dd";
    const host = el("div.swatches", { "data-group": "true" }, (input.palette ?? []).map((color) => {
      const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
      svg.setAttribute("viewBox", "0 0 44 44");
      svg.setAttribute("aria-hidden", "true");
      const circle = document.createElementNS("http://www.w3.org/2000/svg", "circle");
      for (const [name, one] of Object.entries({ cx: 22, cy: 22, r: 21, fill: color })) circle.setAttribute(name, one);
      svg.append(circle);
      return el("label.swatch", {}, el("input", { type: "radio", name: id, value: color, checked: value === color, "aria-label": color, onchange: () => { own.value = color; this.set(input.id, color); } }), el("span", {}, svg));
    }), own);
    return host;
  }

  image(input, id) {
    const most = input.max_count ?? 1;
    const host = el("div.stack.tight", { "data-group": "true" });
    const show = () => {
      const files = this.files[input.id] ?? [];
      host.replaceChildren(...[
        files.length ? el("div.refs", {}, files.map((one, index) => el("div.ref", {}, el("img", { src: one.url, alt: one.file.name }), iconButton("x", t("inputs.remove", { name: one.file.name }), () => { files.splice(index, 1); show(); this.changedPicture(input.id); })))) : null,
        files.length < most ? drop : null,
      ].filter(Boolean));
    };
    const add = async (list) => {
      const files = (this.files[input.id] ??= []);
      for (const file of list) if (file.type.startsWith("image/") && files.length < most) { const one = await loaded(file); if (one) files.push(one); }
      show();
      this.changedPicture(input.id);
    };
    const field = el("input", { id, type: "file", accept: "image/png,image/jpeg,image/webp", multiple: most > 1, "aria-label": input.label, onchange: () => { add([...field.files]); field.value = ""; } });
    const shot = el("input.sr", { type: "file", accept: "image/*", capture: "environment", "aria-label": t("inputs.camera"), tabIndex: -1, onchange: () => { add([...shot.files]); shot.value = ""; } });
    const drop = el("div.stack.tight", {}, el("label.drop", {}, icon("image"), el("span", {}, t("inputs.drop")), field),
      el("button.button.quiet", { type: "button", onclick: () => shot.click() }, icon("camera"), t("inputs.camera")), shot);
    drop.firstChild.addEventListener("dragover", (event) => { event.preventDefault(); drop.firstChild.classList.add("over"); });
    drop.firstChild.addEventListener("dragleave", () => drop.firstChild.classList.remove("over"));
    drop.firstChild.addEventListener("drop", (event) => { event.preventDefault(); event.stopPropagation(); drop.firstChild.classList.remove("over"); add([...event.dataTransfer.files]); });
    this.adders ??= {};
    this.adders[input.id] = add;
    show();
    return host;
  }

  sketch(input) {
    const canvas = el("canvas", { width: 768, height: 768, role: "img", "aria-label": t("inputs.canvas") });
    const bar = el("div.tools");
    painter().then(({ Brush, tools }) => {
      const brush = new Brush(canvas, { size: 10, color: "#1d1b17", onChange: () => { this.brushes[input.id] = brush.strokes.length ? brush : null; this.onChange(); } });
      bar.replaceWith(tools(brush, { max: 80 }));
    });
    return el("div.stack.tight", { "data-group": "true" }, el("div.canvas-wrap.paper", {}, canvas), bar);
  }

  mask(input) {
    const host = el("div.stack.tight", { "data-group": "true" });
    const show = async () => {
      const under = this.files[input.over]?.[0];
      this.brushes[input.id] = null;
      if (!under) return host.replaceChildren(el("p.hint", {}, t("inputs.maskFirst")));
      const { Brush, tools } = await painter();
      const back = el("canvas", { width: under.width, height: under.height, "aria-hidden": "true" });
      const front = el("canvas", { width: under.width, height: under.height, role: "img", "aria-label": t("painter.area") });
      const image = new Image();
      image.onload = () => back.getContext("2d").drawImage(image, 0, 0);
      image.src = under.url;
      const most = Math.max(under.width, under.height);
      const brush = new Brush(front, { size: Math.round(most / 12), color: "rgba(74, 82, 221, .62)", onChange: () => { this.brushes[input.id] = brush.strokes.length ? brush : null; } });
      host.replaceChildren(el("div.canvas-wrap", {}, back, front), tools(brush, { max: Math.round(most / 4), everything: true }));
    };
    (this.masks ??= []).push({ over: input.over, show });
    show();
    return host;
  }

  changedPicture(id) {
    for (const mask of this.masks ?? []) if (mask.over === id) mask.show();
    this.onChange();
  }

  /** Gives a picture to the first field that takes one: what was shared or dropped on the page. */
  async give(file) {
    const input = this.inputs.find((one) => one.kind === "image" && !one.hidden);
    if (input) await this.adders[input.id]([file]);
  }

  /** What is missing: the first input that has to be given and is not. */
  missing() {
    return this.inputs.find((input) => input.required && !input.hidden && (pictureKinds.includes(input.kind) ? !(this.files[input.id]?.length || this.brushes[input.id]) : this.values[input.id] === undefined || this.values[input.id] === ""));
  }

  /** All values and files, as a run takes them. */
  async collected() {
    const files = [];
    for (const input of this.inputs) {
      for (const one of this.files[input.id] ?? []) files.push([input.id, one.file]);
      const brush = this.brushes[input.id];
      if (brush) files.push([input.id, input.kind === "mask" ? await (await painter()).maskFile(brush) : await sketchFile(brush)]);
    }
    return { values: { ...this.values }, files };
  }
}

const text = (value) => (value === undefined || value === null ? undefined : String(value));

async function loaded(file) {
  const url = URL.createObjectURL(file);
  const image = new Image();
  image.src = url;
  try { await image.decode(); } catch { return null; }
  return { file, url, width: image.naturalWidth, height: image.naturalHeight };
}

function sketchFile(brush) {
  const canvas = el("canvas", { width: brush.canvas.width, height: brush.canvas.height });
  const context = canvas.getContext("2d");
  context.fillStyle = "#fff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(brush.canvas, 0, 0);
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(new File([blob], "sketch.png", { type: "image/png" })), "image/png"));
}
