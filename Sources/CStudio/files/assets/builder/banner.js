// What has to be said of an app's model: a running trial, a switch that can be taken back, a shutdown that is near.
import { api, complain, duration, el, icon, t, toast } from "../core.js";
import { driftNote } from "./drift.js";

/** Whether the newest change of models can be taken back. */
function canUndo(events) {
  const taken = new Set(events.map((event) => event.undoes).filter(Boolean));
  const newest = events.filter((event) => event.kind !== "undone" && !taken.has(event.id)).sort((a, b) => b.id - a.id)[0];
  return Boolean(newest) && newest.kind !== "published";
}

export async function undo(path, refresh) {
  try {
    await refresh(await api(`${path}/switch/undo`, { method: "POST" }));
    toast(t("switch.undone"));
  } catch (error) { complain(error); }
}

export async function trialBanner(host, state, path, refresh, models) {
  const { shutdown, canary } = state.app;
  const [told, successor, drift] = await Promise.all([api(`${path}/switches`).catch(() => ({ data: [] })), shutdown ? api(`${path}/successor`).catch(() => ({})) : {}, api(`${path}/drift`).catch(() => ({}))]);
  const parts = [driftNote(drift)].filter(Boolean);
  if (canary) {
    const arm = (name, label) => { const seen = told.evidence?.find((one) => one.arm === name); return seen ? t("switch.arm", { label, runs: seen.runs, time: seen.p50_ms ? duration(seen.p50_ms / 1000) : "–" }) + (seen.images ? `, ${t("switch.armKept", seen)}` : "") : null; };
    parts.push(el("div.note", { "data-banner": "canary" }, icon("switch"), el("div.grow.stack.tight", {}, el("b", {}, t("switch.running", { model: canary.model, share: canary.share })), el("span", {}, [arm("stable", state.app.model), arm("canary", canary.model)].filter(Boolean).join(" · ")),
      el("div.row.wrap", {}, el("button.button", { type: "button", "data-do": "promote", onclick: () => api(`${path}/switch/promote`, { method: "POST" }).then(refresh, complain) }, t("switch.promote")), el("button.button", { type: "button", "data-do": "undo-switch", onclick: () => undo(path, refresh) }, icon("undo"), t("switch.undo"))))));
  } else if (canUndo(told.data)) {
    parts.push(el("div.note", { "data-banner": "switched" }, icon("switch"), el("span.grow", {}, t("switch.now", { model: state.app.model })), el("button.button", { type: "button", "data-do": "undo-switch", onclick: () => undo(path, refresh) }, icon("undo"), t("switch.undo"))));
  }
  if (shutdown) {
    parts.push(el("div.note.warn", { "data-banner": "retirement" }, icon("clock"), el("div.grow.stack.tight", {}, el("b", {}, shutdown.days_left > 0 ? t("switch.retires", { date: shutdown.date, days: shutdown.days_left }) : t("switch.retired", { date: shutdown.date })),
      successor.model ? el("span", {}, t("switch.successor", { model: successor.model, reasons: (successor.reasons ?? []).join(" ") })) : null,
      successor.model ? el("div", {}, el("button.button", { type: "button", onclick: async () => { await models(); (await import("./switch.js")).openSwitch(state, path, refresh, successor.model); } }, t("switch.rehearse"))) : null)));
  }
  host.replaceChildren(...parts);
  host.className = parts.length ? "stack tight" : "";
}
