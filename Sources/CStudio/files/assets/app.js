// A published app, as its visitors see it: fields, the picture, their own history; live switches, offline, embedded.
import { $, $$, complain, el, icon, kept, page, t, toast } from "./core.js";
import { Fields } from "./inputs.js";
import { AppRun } from "./app/run.js";
import { Batches } from "./app/batch.js";
import { History } from "./app/history.js";
import { ask, base, token } from "./app/server.js";
import { choices } from "./app/choices.js";

const root = $("#app"), form = $("#form"), output = $("#output");
let app = page.app, current = null, picks;
const isFramed = window.top !== window;
if (isFramed) document.body.classList.add("embedded");

const fields = new Fields($("#fields"), app.inputs, { values: { ...page.prefill } });
const history = $("#history") ? new History($("#history"), $("#history-empty"), { onOpen: show, onAgain: fillFrom }) : null;
const batches = new Batches($("#batches"), $("#csv"), $("#csv-sample"), () => app);

function tab(name) {
  root.dataset.tab = name;
  for (const button of $$(".tab")) button.setAttribute("aria-selected", String(button.dataset.tab === name));
}
for (const button of $$(".tab")) button.addEventListener("click", () => tab(button.dataset.tab));

function settle() {
  $("#go").textContent = app.look?.button || t("app.go");
  picks = choices($("#choices"), app.parameters ?? {});
  brief();
  const examples = app.examples ?? [];
  $("#examples").hidden = !examples.length;
  $("#examples").replaceChildren(...examples.slice(0, 4).map((example) => el("button.chip", { type: "button", onclick: () => fields.fill(example.inputs) }, example.title)));
}

/** A brief fills the fields in, where the app allows it. */
function brief() {
  const host = $("#brief-host");
  if (!app.brief) return host.replaceChildren();
  if (host.firstChild) return;
  host.append(el("button.button.quiet", { type: "button", "data-do": "brief", onclick: async () => {
    const { briefBox } = await import("./brief.js");
    host.replaceChildren(briefBox({ fields: () => fields, send: (text, { signal }) => ask("/brief", { method: "POST", body: { brief: text }, signal }) }));
  } }, icon("long"), t("brief.open")));
}

function problem(text) {
  $("#problem").hidden = !text;
  $("#problem").textContent = text ?? "";
}

/** Shows a finished run. */
function show(run) {
  tab("output");
  output.replaceChildren(AppRun.finished(run, { onAgain: () => fillFrom(run), onOutcome: outcome }));
}

function fillFrom(run) {
  fields.fill(run.inputs ?? {});
  tab("inputs");
}

const outcome = (picture, what) => ask("/outcomes", { method: "POST", body: { picture, outcome: what } }).catch(() => {});

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  problem();
  const missing = fields.missing();
  if (missing) {
    problem(t("app.missing", { label: missing.label }));
    return $(`[data-input="${missing.id}"] :is(input, textarea, select, canvas)`)?.focus();
  }
  if (current?.isOpen) return toast(t("app.busy"));
  if (current?.pictures?.length) outcome(current.pictures[0].id, "regenerated");
  const { values, files } = await fields.collected();
  current = new AppRun({ app, inputs: values, onDone: (run) => history?.add(run), onOutcome: outcome });
  output.replaceChildren(current.node);
  tab("output");
  current.start(values, picks.values(), files);
});

document.addEventListener("keydown", (event) => {
  if ((event.metaKey || event.ctrlKey) && event.key === "Enter") { event.preventDefault(); form.requestSubmit(); }
  if (event.shiftKey && event.key === "X" && !event.target.closest("input, textarea")) current?.cancel();
});

// Sharing, installing.
async function share() {
  const link = location.origin + base;
  if (navigator.share) return navigator.share({ title: app.title, text: app.description, url: link }).catch(() => {});
  await navigator.clipboard.writeText(link).then(() => toast(t("app.linkCopied")), () => toast(link));
}
let install;
addEventListener("beforeinstallprompt", (event) => { event.preventDefault(); install = event; $("[data-do=install]").hidden = false; });
document.addEventListener("click", (event) => {
  const action = event.target.closest("[data-do]")?.dataset.do;
  if (action === "share-app") share();
  if (action === "install") install?.prompt();
});

// A switch or a new version is live at once on every open page.
async function renew() {
  try {
    const fresh = await ask("/app.json");
    const isSame = JSON.stringify(fresh.inputs) === JSON.stringify(app.inputs);
    app = { ...app, brief: false, ...fresh };
    if (!isSame) { fields.inputs = app.inputs; fields.draw(); }
    settle();
    root.dataset.revision = String(app.revision);
    if (!isSame) toast(t("app.renewed"));
  } catch (error) { complain(error); }
}
function listen() {
  const source = new EventSource(`${base}/events${isFramed ? `?visitor=${encodeURIComponent(token)}` : ""}`);
  source.addEventListener("app", (event) => {
    const told = JSON.parse(event.data);
    if (told.available === false) problem(t("app.gone"));
    else if (told.revision !== app.revision) renew();
  });
}

function online() {
  $("#offline").hidden = navigator.onLine;
  $("#go").disabled = !navigator.onLine;
}
addEventListener("online", online);
addEventListener("offline", online);

// What was shared with the installed app waits in the worker's cache.
async function shared() {
  if (!new URLSearchParams(location.search).has("shared") || !("caches" in window)) return;
  window.history.replaceState(null, "", base);
  const cache = await caches.open(`easel-shared-${app.slug}`);
  const picture = await cache.match("/shared/image");
  const words = await (await cache.match("/shared/text"))?.text();
  const target = words && app.inputs.find((input) => ["text", "long_text"].includes(input.kind) && !input.hidden);
  // The words first: filling in draws all fields anew.
  if (target) fields.fill({ [target.id]: words });
  if (picture) await fields.give(new File([await picture.blob()], "shared.png", { type: picture.headers.get("content-type") ?? "image/png" }));
  await Promise.all(["/shared/image", "/shared/text"].map((key) => cache.delete(key)));
}

settle();
root.dataset.drawn = "true";
online();
root.dataset.revision = String(app.revision ?? "");
if ("serviceWorker" in navigator && !isFramed) navigator.serviceWorker.register(`${base}/sw.js`, { scope: base }).catch(() => {});
listen();
await shared();
await history?.load();
const open = history?.open();
if (open) {
  current = new AppRun({ app, inputs: open.inputs ?? {}, onDone: (run) => history.add(run), onOutcome: outcome });
  output.replaceChildren(current.node);
  current.follow(open.run);
  tab("output");
}
batches.resume();
kept.set(`seen.${app.slug}`, Date.now());
root.dataset.ready = "true";
