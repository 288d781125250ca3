// Where the prompts come from: the bundled set, a list or file of one's own, or what an app was really asked for.
import { api, el, page, t } from "../core.js";
import { menu, oneOf } from "../builder/controls.js";
import { review } from "./review.js";

const path = "/studio/api/comparisons/prompts";

export function promptSource(host, plan, changed) {
  const body = el("div.stack");
  const shown = el("div.stack.tight");
  const sources = [["bundled", t("cmpNew.bundled")], ["own", t("cmpNew.own")], ...(page.apps.length ? [["history", t("cmpNew.history")]] : [])];
  const start = plan.app && page.apps.some((app) => app.slug === plan.app) ? "history" : "bundled";

  function take(told) {
    plan.prompts = told.prompts;
    plan.prompt_set = told.name;
    review(shown, plan, changed);
    changed();
  }

  function bundled() {
    plan.prompts = plan.prompt_set = null;
    shown.replaceChildren();
    const total = () => page.bundled.categories.filter((one) => !plan.bundled.categories.length || plan.bundled.categories.includes(one.id)).reduce((sum, one) => sum + one.count, 0);
    const output = el("output.mono.small", { for: "limit" });
    const range = el("input.range", { id: "limit", type: "range", min: "1", step: "1", oninput: () => { plan.bundled.limit = Number(range.value); output.textContent = t("cmpNew.ofPrompts", { count: range.value, total: range.max }); changed(); } });
    const fit = () => { range.max = String(total()); range.value = String(Math.min(plan.bundled.limit, total())); output.textContent = t("cmpNew.ofPrompts", { count: range.value, total: range.max }); };
    const chips = page.bundled.categories.map((one) => el("button.chip", { type: "button", "data-category": one.id, "aria-pressed": String(plan.bundled.categories.includes(one.id)), onclick: (event) => {
      const chip = event.currentTarget;
      const isOn = chip.getAttribute("aria-pressed") !== "true";
      chip.setAttribute("aria-pressed", String(isOn));
      plan.bundled.categories = isOn ? [...plan.bundled.categories, one.id] : plan.bundled.categories.filter((id) => id !== one.id);
      fit();
      changed();
    } }, t(`cmpNew.category.${one.id}`), el("span.faint.small", {}, one.count)));
    body.replaceChildren(el("p.hint", {}, page.bundled.summary), el("div.row.wrap", { role: "group", "aria-label": t("cmpNew.categories") }, chips), el("div.field", {}, el("label", { for: "limit" }, t("cmpNew.howMany")), el("div.row", {}, range, output)));
    fit();
    changed();
  }

  function own() {
    plan.prompts = [];
    plan.prompt_set = null;
    shown.replaceChildren();
    const problem = el("div", { role: "alert" });
    const read = async (text, name) => {
      problem.replaceChildren();
      try { take(await api(`${path}/read`, { method: "POST", body: { text, name } })); } catch (error) { problem.replaceChildren(el("div.note.bad", {}, error.message)); }
    };
    const area = el("textarea.area", { id: "own", rows: "6", placeholder: t("cmpNew.ownPlaceholder"), onchange: () => { if (area.value.trim()) read(area.value, null); } });
    const file = el("input", { type: "file", id: "own-file", accept: ".txt,.csv,.tsv,.json,.jsonl,text/plain,text/csv", "aria-label": t("cmpNew.file"), onchange: async () => { const [one] = file.files; if (one) read(await one.text(), one.name); file.value = ""; } });
    body.replaceChildren(el("div.field", {}, el("label", { for: "own" }, t("cmpNew.ownLabel")), area, el("p.hint", {}, t("cmpNew.ownHint"))), el("label.cmp-drop", {}, el("span", {}, t("cmpNew.file")), file), problem);
    changed();
  }

  function history() {
    plan.prompts = [];
    plan.prompt_set = null;
    shown.replaceChildren();
    plan.app ??= page.apps[0].slug;
    let visitors = false;
    const problem = el("div", { role: "alert" });
    const consent = el("input", { type: "checkbox", onchange: () => { visitors = consent.checked; } });
    const read = async () => {
      problem.replaceChildren();
      try { take(await api(`${path}/history`, { method: "POST", body: { app: plan.app, limit: 100, visitors } })); } catch (error) { plan.prompts = []; shown.replaceChildren(); problem.replaceChildren(el("div.note.warn", {}, error.message)); changed(); }
    };
    body.replaceChildren(menu(t("cmpNew.app"), page.apps.map((app) => [app.slug, app.title]), plan.app, (slug) => { plan.app = slug; }), el("label.check", {}, consent, el("span", {}, t("cmpNew.visitors"))), el("div.row", {}, el("button.button", { type: "button", "data-do": "history", onclick: read }, t("cmpNew.readHistory"))), problem);
    changed();
  }

  const open = { bundled, own, history };
  host.replaceChildren(oneOf(t("cmpNew.from"), sources, start, (id) => open[id]()), body, shown);
  open[start]();
}
