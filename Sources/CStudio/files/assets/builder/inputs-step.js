// Step 1: what the app asks for.
import { el, icon, iconButton, t } from "../core.js";
import { idFrom } from "./rules.js";

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
  const body = el("div.input-body");
  /** What is set in a card is loaded when the first is opened. */
  const open = async () => {
    openID = input.id;
    const { inputSettings } = await import("./input-settings.js");
    if (!body.childElementCount) body.append(...inputSettings(state, input, (id) => { name.textContent = input.label ?? ""; tag.textContent = input.id; if (id) openID = id; changed(); }, changed));
  };
  const box = el("details", { open: openID === input.id, "data-id": input.id, ontoggle: () => { if (box.open) open(); } }, el("summary", {}, icon(kinds[input.kind]), name, tag), body);
  return el("div.input-card", {}, box, el("div.input-acts", {}, up ? iconButton("up", t("builder.up", { label: input.label }), up) : null, down ? iconButton("down", t("builder.down", { label: input.label }), down) : null, iconButton("trash", t("builder.remove", { label: input.label }), remove)));
}
