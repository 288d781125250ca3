// Fields of the builder that write into the draft.
import { el } from "../core.js";

let count = 0;

/** A line of text for `object[key]`; an empty one takes the key away. */
export function line(label, object, key, changed, { hint, area = false, type = "text", rows = "3", ...more } = {}) {
  const id = `b${++count}`;
  const field = el(area ? "textarea.area" : "input.input", { id, ...(area ? { rows } : { type }), "aria-describedby": hint ? `${id}h` : undefined, ...more });
  field.value = object[key] ?? "";
  field.addEventListener("input", () => {
    const value = type === "number" ? (field.value === "" ? undefined : Number(field.value)) : field.value;
    if (value === undefined || value === "") delete object[key]; else object[key] = value;
    changed(field);
  });
  return el("div.field", {}, el("label", { for: id }, label), field, hint ? el("p.hint", { id: `${id}h` }, hint) : null);
}

/** Lines of text as a list. */
export function lines(label, object, key, changed, { hint } = {}) {
  const id = `b${++count}`;
  const area = el("textarea.area", { id, rows: "3", "aria-describedby": hint ? `${id}h` : undefined, oninput: () => {
    const list = area.value.split("\n").map((one) => one.trim()).filter(Boolean);
    if (list.length) object[key] = list; else delete object[key];
    changed();
  } });
  area.value = (object[key] ?? []).join("\n");
  return el("div.field", {}, el("label", { for: id }, label), area, hint ? el("p.hint", { id: `${id}h` }, hint) : null);
}

/** On or off; `standard` is what holds where the draft says nothing. */
export function onOff(label, object, key, changed, { standard = false, hint } = {}) {
  const box = el("input", { type: "checkbox", role: "switch", onchange: () => {
    if (box.checked === standard) delete object[key]; else object[key] = box.checked;
    changed();
  } });
  box.checked = object[key] ?? standard;
  return el("div.field", {}, el("label.switch", {}, box, el("span", {}, label)), hint ? el("p.hint", {}, hint) : null);
}

/** One of a few. */
export function oneOf(label, options, value, pick) {
  const name = `b${++count}`;
  return el("div.field", { role: "group", "aria-labelledby": `${name}l` }, el("span.label", { id: `${name}l` }, label),
    el("div.seg", {}, options.map(([id, text]) => el("label", {}, el("input", { type: "radio", name, value: id, checked: id === value, onchange: () => pick(id) }), el("span", {}, text)))));
}

/** One of several, as a menu. */
export function menu(label, options, value, pick, { hidden = false } = {}) {
  const id = `b${++count}`;
  const select = el("select.select", { id, "aria-label": hidden ? label : undefined, onchange: () => pick(select.value) }, options.map(([one, text]) => el("option", { value: one }, text)));
  select.value = value ?? "";
  return hidden ? select : el("div.field", {}, el("label", { for: id }, label), select);
}

/** A colour that may be unset. */
export function colour(label, object, key, changed, unset) {
  const id = `b${++count}`;
  const field = el("input", { id, type: "color", oninput: () => { object[key] = field.value; none.checked = false; changed(); } });
  field.value = object[key] ?? "#4a52dd";
  const none = el("input", { type: "checkbox", onchange: () => { if (none.checked) delete object[key]; else object[key] = field.value; changed(); } });
  none.checked = !object[key];
  return el("div.field", {}, el("label", { for: id }, label), el("div.row.wrap", {}, field, el("label.check", {}, none, unset)));
}
