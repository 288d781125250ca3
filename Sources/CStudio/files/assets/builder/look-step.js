// Step 4: how the app looks, and its rules.
import { api, complain, el, page, t, toast } from "../core.js";
import { face } from "../face.js";
import { colour, line, lines, menu, oneOf, onOff } from "./controls.js";

export function lookStep(state, changed) {
  const { draft } = state;
  const look = (draft.look ??= {}), rules = (draft.rules ??= {}), limits = (rules.limits ??= {});
  const saved = () => changed();
  const budget = { usd: limits.budget?.usd, per: limits.budget?.per ?? "month" };
  const setBudget = () => { if (budget.usd) limits.budget = { usd: String(budget.usd), per: budget.per }; else delete limits.budget; changed(); };
  return [
    el("section.stack", {}, el("h2", {}, t("builder.lookHeading")),
      el("div.two", {}, line(t("builder.title"), draft, "title", saved, { maxlength: "80", required: true }), iconField(draft, changed)),
      line(t("builder.description"), draft, "description", saved, { area: true, rows: "2", maxlength: "400" }),
      el("div.two", {}, colour(t("builder.accent"), look, "accent", saved, t("builder.studioColours")), colour(t("builder.background"), look, "background", saved, t("builder.lightDark"))),
      oneOf(t("builder.layout"), [["side", t("builder.layouts.side")], ["stacked", t("builder.layouts.stacked")], ["gallery", t("builder.layouts.gallery")]], look.layout ?? "side", (id) => { if (id === "side") delete look.layout; else look.layout = id; changed(); }),
      line(t("builder.button"), look, "button", saved, { maxlength: "40", placeholder: t("builder.buttonHint") }),
      onOff(t("builder.history"), look, "history", saved, { standard: true })),
    el("section.stack", {}, el("h2", {}, t("builder.rulesHeading")),
      oneOf(t("builder.access"), ["private", "link", "password", "public"].map((id) => [id, t(`builder.accesses.${id}`)]), rules.access ?? "private", (id) => { if (id === "private") delete rules.access; else rules.access = id; changed({ redraw: true }); }),
      el("p.hint", {}, t(`builder.accessHints.${rules.access ?? "private"}`)),
      rules.access === "password" ? password(state) : null,
      el("div.two", {}, line(t("builder.visitorPerDay"), limits, "visitor_per_day", saved, { type: "number", min: "1" }), line(t("builder.perDay"), limits, "per_day", saved, { type: "number", min: "1" }),
        line(t("builder.budget"), budget, "usd", setBudget, { type: "number", min: "0", step: "any" }), menu(t("builder.budgetPer"), ["day", "month", "total"].map((id) => [id, t(`builder.periods.${id}`)]), budget.per, (id) => { budget.per = id; setBudget(); })),
      page.assist?.text ? el("div.stack.tight", {}, onOff(t("builder.brief"), rules, "brief", saved), el("p.hint", {}, t("builder.briefHint", { model: page.assist.text.id }))) : null,
      lines(t("builder.blocked"), rules, "blocked_words", saved, { hint: t("builder.blockedHint") }),
      lines(t("builder.embed"), rules, "embed", saved, { hint: t("builder.embedHint") })),
  ];
}

/** The icon: typed, or chosen among the drawings. A picture of one's own is too long to be read. */
function iconField(draft, changed) {
  const isOwn = draft.icon?.startsWith("data:");
  const choose = el("button.button", { type: "button", "data-do": "symbol", onclick: async () => (await import("./symbols.js")).chooseIcon((icon) => { draft.icon = icon; changed({ redraw: true }); }) }, t("builder.chooseSymbol"));
  const field = isOwn ? el("div.field", {}, el("span.label", {}, t("builder.icon")), el("div.row", {}, el("span.app-icon", { "aria-hidden": "true" }, face(draft.icon)), el("button.button.quiet", { type: "button", onclick: () => { delete draft.icon; changed({ redraw: true }); } }, t("builder.optionPictureAway"))))
    : line(t("builder.icon"), draft, "icon", () => changed(), { hint: t("builder.iconHint"), maxlength: "60", spellcheck: "false" });
  return el("div.stack.tight", {}, field, choose);
}

function password(state) {
  const field = el("input.input", { id: "app-password", type: "password", autocomplete: "new-password", minlength: "4", placeholder: state.app.has_password ? t("builder.passwordKept") : "" });
  return el("div.field", {}, el("label", { for: field.id }, t("builder.password")), el("div.row", {}, el("div.grow", {}, field),
    el("button.button", { type: "button", onclick: async () => {
      if (!field.value) return field.focus();
      try {
        await api(`/studio/api/apps/${state.app.slug}/password`, { method: "PUT", body: { password: field.value } });
        state.app.has_password = true;
        field.value = "";
        toast(t("builder.passwordSet"));
      } catch (error) { complain(error); }
    } }, t("core.save"))));
}
