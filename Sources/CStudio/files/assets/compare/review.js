// The prompts as they were read, with their questions: to look over, mend and leave out.
import { el, iconButton, t } from "../core.js";
import { draftBox } from "./draft.js";

const most = 200;

export function review(host, plan, changed) {
  const bare = plan.prompts.filter((prompt) => !prompt.atoms.length).length;
  const unseen = plan.prompts.filter((prompt) => prompt.drafted_by).length;
  const again = () => { review(host, plan, changed); changed(); };
  host.replaceChildren(
    el("div.row.wrap", {}, el("b", { "data-read": plan.prompts.length }, t("cmpNew.read", { count: plan.prompts.length })), bare ? el("span.badge.warn", {}, t("cmpNew.bare", { count: bare })) : null, unseen ? el("span.badge.accent", {}, t("cmpNew.unseen", { count: unseen })) : null),
    draftBox(plan, bare, again) ?? "",
    el("ul.cmp-review", {}, plan.prompts.slice(0, most).map((prompt) => entry(prompt, plan, again))),
    plan.prompts.length > most ? el("p.hint", {}, t("cmpNew.more", { count: plan.prompts.length - most })) : "");
}

function entry(prompt, plan, again) {
  const atoms = el("ul.cmp-atoms");
  const draw = () => atoms.replaceChildren(...prompt.atoms.map((atom, index) => el("li", {},
    el("input.input", { value: atom.question, maxlength: "500", "aria-label": t("cmpNew.question", { number: index + 1 }), onchange: (event) => { atom.question = event.target.value; } }),
    el("select.select", { "aria-label": t("cmpNew.rightAnswer"), onchange: (event) => { atom.answer = event.target.value === "yes"; } }, ["yes", "no"].map((one) => el("option", { value: one, selected: (one === "yes") === atom.answer }, t(`cmpNew.${one}`)))),
    iconButton("x", t("cmpNew.removeQuestion"), () => { prompt.atoms.splice(index, 1); draw(); }))));
  const details = el("details.cmp-entry", { ontoggle: () => { if (details.open) { draw(); if (prompt.drafted_by) seen.hidden = false; } } },
    el("summary", {}, el("span.grow", {}, prompt.prompt), prompt.source?.endsWith("(visitor)") ? el("span.badge", {}, t("cmpNew.byVisitor")) : null, prompt.drafted_by ? el("span.badge.accent", {}, t("cmpNew.draftBadge")) : el("span.badge", {}, t("cmpNew.questions", { count: prompt.atoms.length }))));
  const seen = el("button.button", { type: "button", hidden: true, "data-do": "seen", onclick: () => { delete prompt.drafted_by; again(); } }, t("cmpNew.accept"));
  details.append(el("div.stack.tight", {}, atoms, el("div.row.wrap", {}, seen,
    el("button.button.quiet", { type: "button", onclick: () => { prompt.atoms.push({ id: `q${Date.now().toString(36)}`, kind: "detail", question: "", answer: true }); draw(); } }, t("cmpNew.addQuestion")),
    el("button.button.quiet.danger", { type: "button", onclick: () => { plan.prompts.splice(plan.prompts.indexOf(prompt), 1); again(); } }, t("cmpNew.leaveOut")))));
  return el("li", {}, details);
}
