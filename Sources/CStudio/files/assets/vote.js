// Voting: two pictures, no names until the vote. For people who are signed in and, with a share link, for those who are not.
import { $, api, complain, dialog, el, icon, page, t, typing } from "./core.js";

const base = page.base;
const keys = { 1: "left", 2: "right", 0: "tie", b: "both_bad", B: "both_bad" };
let shown = null; // the pair that is voted on
let next = null; // the pair that comes after the names were seen
let began = 0;
let busy = false;
let timer;
const mine = (path, options = {}) => api(`${base}/${path}`, { ...options, headers: page.voter ? { "x-easel-visitor": page.voter } : {} });

const arrived = (url) => { const image = new Image(); image.src = url; return image.decode().catch(() => {}); };
const badge = (key) => el("kbd.kbd", { "aria-hidden": "true" }, key);

function side(name, pair) {
  const label = t(`vote.${name}`);
  const frame = el("button.vote-frame", { type: "button", "aria-label": t("vote.zoom", { side: label }), onclick: () => zoom(pair[name], label) }, el("img", { src: pair[name], alt: t("vote.picture", { side: label }) }));
  return el("figure.vote-side", { "data-side": name }, frame, el("figcaption", {}), el("button.button", { type: "button", "data-vote": name, onclick: () => cast(name) }, badge(name === "left" ? "1" : "2"), t("vote.better"), el("span.sr", {}, ` (${label})`)));
}

function zoom(url, label) { dialog(label, el("img", { src: url, alt: t("vote.picture", { side: label }) }), { wide: true, className: "zoom" }); }

function count(told) {
  $("#count").textContent = told.cap ? t("vote.ofCap", { votes: told.votes, cap: told.cap }) : t("vote.cast", { votes: told.votes });
}

async function show(pair) {
  clearTimeout(timer);
  next = null;
  if (!pair) return ended();
  await Promise.all([arrived(pair.left), arrived(pair.right)]);
  shown = pair;
  $("#prompt").textContent = pair.prompt;
  $("#stage").replaceChildren(side("left", pair), side("right", pair));
  $("#foot").replaceChildren(
    el("button.button", { type: "button", "data-vote": "tie", onclick: () => cast("tie") }, badge("0"), t("vote.tie")),
    el("button.button", { type: "button", "data-vote": "both_bad", onclick: () => cast("both_bad") }, badge("b"), t("vote.bothBad")),
    el("button.button.quiet", { type: "button", "data-vote": "undo", onclick: undo }, icon("undo"), t("vote.undo"), badge("u")));
  $("#vote").dataset.pair = pair.id;
  began = performance.now();
}

function ended(error) {
  shown = null;
  delete $("#vote").dataset.pair;
  $("#prompt").textContent = "";
  const heading = error ? error.message : page.cap && page.votes >= page.cap ? t("vote.capReached") : t("vote.none");
  $("#stage").replaceChildren(el("div.vote-end", { "data-ended": "true" }, icon(error ? "warn" : "check"), el("h2", {}, heading), el("p", {}, error ? "" : t("vote.thanks")), page.results ? el("a.button.primary", { href: page.results }, t("vote.results")) : null));
  $("#foot").replaceChildren(el("button.button.quiet", { type: "button", "data-vote": "undo", onclick: undo }, icon("undo"), t("vote.undo"), badge("u")));
}

async function cast(choice) {
  if (next) return show(next.pair);
  if (!shown || busy) return;
  busy = true;
  try {
    const told = await mine(`pairs/${shown.id}`, { method: "POST", body: { choice, milliseconds: Math.round(performance.now() - began) } });
    page.votes = told.votes;
    count(told);
    for (const name of ["left", "right"]) {
      const figure = $(`[data-side=${name}]`);
      $("figcaption", figure).textContent = told.models[name];
      if (choice === name) $(".vote-frame", figure).classList.add("picked");
    }
    $("#live").textContent = t("vote.said", { left: told.models.left, right: told.models.right });
    // The next pair is loaded while the names are looked at; whoever is quicker goes on or back.
    const following = { pair: told.next };
    next = following;
    busy = false;
    if (told.next) await Promise.all([arrived(told.next.left), arrived(told.next.right)]);
    if (next === following) timer = setTimeout(() => { if (next === following) show(following.pair); }, page.pause ?? 1100);
  } catch (error) {
    busy = false;
    if (error.status === 409) await load(); else complain(error);
  }
}

async function undo() {
  if (busy) return;
  busy = true;
  next = null;
  clearTimeout(timer);
  try {
    const told = await mine("undo", { method: "POST" });
    page.votes = told.votes;
    count(told);
    $("#live").textContent = t("vote.undone");
    await show(told.next);
  } catch (error) { complain(error); } finally { busy = false; }
}

async function load() {
  try {
    const told = await mine("pairs");
    page.votes = told.votes;
    count(told);
    await show(told.next);
  } catch (error) { ended(error); }
}

document.addEventListener("keydown", (event) => {
  if (typing(event) || event.metaKey || event.ctrlKey || event.altKey || event.repeat || $("dialog[open]")) return;
  if ($("#vote").dataset.mode === "questions") return;
  if (event.key === "u" || event.key === "U") { event.preventDefault(); undo(); }
  const choice = keys[event.key];
  if (choice) { event.preventDefault(); cast(choice); }
});

if (page.questions) {
  $("#modes").hidden = false;
  $("#modes").addEventListener("change", async (event) => {
    const mode = event.target.value;
    clearTimeout(timer);
    $("#vote").dataset.mode = mode;
    if (mode === "pairs") return load();
    (await import("./compare/questions.js")).questions(mine, load, zoom);
  });
}
await load();
$("#vote").dataset.ready = "true";
