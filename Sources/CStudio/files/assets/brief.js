// A form that is filled in from a pasted brief. Nothing is made of it: the person looks it over and presses the button.
import { $, el, icon, learn, money, t } from "./core.js";

await learn("brief");

/** The part above the fields. `send(brief, {signal, estimate})` asks the server; `fields` is what is filled in, asked for when it is needed. */
export function briefBox({ fields, send, price = false }) {
  const area = el("textarea.area", { id: "brief", rows: "5", maxlength: "12000", "aria-describedby": "brief-hint" });
  const status = el("p.small", { role: "status", "aria-live": "polite" });
  const left = el("ul.small.soft");
  const foot = el("div.row.wrap");
  const fill = el("button.button", { type: "button", "data-do": "brief-fill", onclick: run }, icon("wand"), t("brief.fill"));
  const cost = el("span.small.soft");
  const node = el("details.brief", { open: true, ontoggle: () => { if (node.open) area.focus(); } }, el("summary.button.quiet", {}, icon("long"), t("brief.open")),
    el("div.stack.tight", {}, el("div.field", {}, el("label", { for: "brief" }, t("brief.label")), area, el("p.hint", { id: "brief-hint" }, t("brief.hint"))), foot, status, left));
  const rest = () => foot.replaceChildren(fill, cost);
  rest();
  if (price) area.addEventListener("change", tell);

  /** What it would cost; only those who pay are told. */
  async function tell() {
    if (!area.value.trim()) { cost.textContent = ""; return; }
    try {
      const told = await send(area.value, { estimate: true });
      cost.textContent = Number(told.cost_usd) ? `≈ ${money(told.cost_usd)}` : t("core.free");
    } catch { cost.textContent = ""; }
  }

  async function run() {
    if (!area.value.trim()) return area.focus();
    const work = new AbortController();
    const stop = el("button.button", { type: "button", onclick: () => work.abort() }, t("core.cancel"));
    status.className = "small";
    status.textContent = t("brief.reading");
    left.replaceChildren();
    node.setAttribute("aria-busy", "true");
    foot.replaceChildren(stop);
    stop.focus();
    try {
      const told = await send(area.value, { signal: work.signal });
      const ids = Object.keys(told.values);
      const form = fields();
      const before = { ...form.values };
      form.fill(told.values, { mark: t("brief.mark") });
      status.textContent = [t(ids.length ? "brief.filled" : "brief.nothing", { count: ids.length }), Number(told.cost_usd) ? t("brief.paid", { model: told.model, cost: money(told.cost_usd) }) : ""].filter(Boolean).join(" ");
      left.replaceChildren(...told.left.map((one) => el("li", {}, t("brief.left", { label: one.label, message: one.message }))));
      rest();
      if (ids.length) foot.append(el("button.button.quiet", { type: "button", "data-do": "brief-back", onclick: (event) => { event.currentTarget.remove(); form.restore(before); status.textContent = t("brief.isBack"); left.replaceChildren(); fill.focus(); } }, icon("undo"), t("brief.back")));
    } catch (error) {
      status.textContent = error.name === "AbortError" ? t("brief.stopped") : error.message;
      if (error.name !== "AbortError") status.className = "small wrong";
      rest();
    }
    node.removeAttribute("aria-busy");
    $("[data-do=brief-fill]", foot)?.focus();
  }
  return node;
}
