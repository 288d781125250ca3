// Yes or no about one picture at a time: what people say about atoms, which judges are measured by.
import { $, complain, el, icon, t } from "../core.js";

export async function questions(mine, back, zoom, skip) {
  let told;
  try { told = await mine(skip === undefined ? "questions" : `questions?skip=${skip}`); } catch (error) { return complain(error); }
  $("#count").textContent = t("vote.pictures", { count: told.answered });
  if (!told.next) {
    $("#prompt").textContent = "";
    $("#stage").replaceChildren(el("div.vote-end", {}, icon("check"), el("h2", {}, t("vote.noQuestions"))));
    return $("#foot").replaceChildren();
  }
  const { cell, prompt, picture, atoms } = told.next;
  $("#prompt").textContent = prompt;
  const answers = {};
  const save = el("button.button.primary", { type: "button", "data-save": "true", disabled: true, onclick: async () => {
    save.disabled = true;
    try {
      await mine(`questions/${cell}`, { method: "POST", body: { answers } });
      await questions(mine, back, zoom);
    } catch (error) { save.disabled = false; complain(error); }
  } }, t("vote.save"));
  const choice = (atom, value) => el("label", {}, el("input", { type: "radio", name: atom.id, value, onchange: () => { answers[atom.id] = value === "yes"; save.disabled = Object.keys(answers).length < atoms.length; } }), el("span", {}, t(`vote.${value}`)));
  $("#stage").replaceChildren(el("div.vote-questions", { "data-cell": cell },
    el("button.vote-frame", { type: "button", "aria-label": t("vote.zoom", { side: t("vote.onePicture") }), onclick: () => zoom(picture, t("vote.onePicture")) }, el("img", { src: picture, alt: t("vote.onePicture") })),
    el("ol", {}, atoms.map((atom) => el("li", { role: "group", "aria-label": atom.question }, el("span", {}, atom.question), el("div.seg", {}, choice(atom, "yes"), choice(atom, "no")))))));
  $("#foot").replaceChildren(save, el("button.button.quiet", { type: "button", onclick: () => questions(mine, back, zoom, cell) }, t("vote.skip")));
}
