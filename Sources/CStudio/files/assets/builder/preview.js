// The phone beside the steps: the app as visitors will see it, with the prompt that its fields make.
import { api, el, icon, later, page, t } from "../core.js";
import { face } from "../face.js";
import { Fields } from "../inputs.js";

export class Preview {
  constructor(phone, foot, filled, state) {
    Object.assign(this, { phone, foot, filled, state });
    this.values = { ...state.draft.examples?.[0]?.inputs };
    this.ask = later(() => this.fillIn().catch((error) => { this.filled.textContent = error.message; }), 160);
  }

  update() {
    const { draft } = this.state;
    const look = draft.look ?? {};
    const frame = this.phone.parentElement;
    for (const [name, value] of [["--app-accent", look.accent], ["--app-on-accent", look.accent && onColour(look.accent)], ["--app-background", look.background], ["--app-on-background", look.background && onColour(look.background)]]) {
      if (value) frame.style.setProperty(name, value); else frame.style.removeProperty(name);
    }
    const shape = JSON.stringify([draft.inputs, draft.title, draft.icon, draft.description, look.button]);
    if (shape !== this.shape) { this.shape = shape; this.draw(); }
    this.ask();
  }

  draw() {
    const { draft } = this.state;
    const host = el("div.stack");
    const brief = el("div");
    if (page.assist?.text && draft.inputs.length) this.brief(brief);
    this.fields = new Fields(host, draft.inputs.filter((input) => input.id && input.label), { values: this.values, prefix: "pv", onChange: () => { this.values = { ...this.fields.values }; this.ask(); } });
    this.result ??= el("div.stack.tight", { "aria-live": "polite" });
    const go = el("button.button.primary", { type: "button", "data-do": "try", onclick: async () => (await import("./try.js")).tryOut(this, go) }, draft.look?.button || t("builder.tryIt"));
    this.phone.replaceChildren(
      el("div.row", {}, el("span.app-icon", { "aria-hidden": "true" }, face(draft.icon, draft.title)), el("b", {}, draft.title || t("apps.untitled"))),
      draft.description ? el("p.small.soft", {}, draft.description) : "", brief, host, this.result);
    this.foot.replaceChildren(go);
  }

  /** A brief fills the fields in; the box keeps its text when the fields are drawn anew. */
  brief(host) {
    if (this.briefs) return host.append(this.briefs);
    const send = (text, { signal, estimate }) => api("/studio/api/assist/brief", { method: "POST", signal, body: { definition: this.state.draft, brief: text, estimate } });
    host.append(el("button.button.quiet", { type: "button", "data-do": "brief", onclick: async () => {
      const { briefBox } = await import("../brief.js");
      host.replaceChildren((this.briefs ??= briefBox({ fields: () => this.fields, send, price: true })));
    } }, icon("long"), t("brief.open")));
  }

  /** Asks what the fields make of the prompt. The newest question's answer is shown; whoever asked gets the own one. */
  async fillIn() {
    const number = (this.number = (this.number ?? 0) + 1);
    const told = await api("/studio/api/apps/preview-prompt", { method: "POST", body: { definition: this.state.draft, inputs: this.fields?.values ?? {} } });
    if (number === this.number) this.filled.replaceChildren(...marked(told.prompt || t("builder.noPrompt"), this.written()), ...(told.negative ? [el("br"), el("span.soft", {}, t("builder.without", { text: told.negative }))] : []));
    return told;
  }

  /** What was written into text fields: these words stand in the prompt as they are. */
  written() {
    const texts = this.state.draft.inputs.filter((input) => ["text", "long_text"].includes(input.kind));
    return texts.map((input) => this.fields?.values[input.id]).filter(Boolean);
  }
}

/** The prompt with what came from the fields marked. */
function marked(text, values) {
  const words = values.filter((value) => typeof value === "string" && value.length > 1).sort((a, b) => b.length - a.length);
  if (!words.length) return [text];
  const pattern = new RegExp(`(${words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|")})`, "g");
  return text.split(pattern).map((part) => (words.includes(part) ? el("mark", {}, part) : part));
}

/** Black or white, whichever is read better on a colour. */
function onColour(hex) {
  const channel = (at) => { const value = parseInt(hex.slice(at, at + 2), 16) / 255; return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4; };
  const light = 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
  return (light + 0.05) / 0.05 > 1.05 / (light + 0.05) ? "#000000" : "#ffffff";
}
