// Watching an app's model: old pictures are made again on a schedule and compared.
import { api, complain, el, icon, t, when } from "../core.js";

/** A note about a model that draws differently than before. */
export function driftNote(drift) {
  if (!drift?.last?.drift) return null;
  return el("div.note.warn", { "data-banner": "drift" }, icon("warn"), el("div.grow.stack.tight", {}, el("b", {}, t("switch.driftHeading")), el("span", {}, drift.last.sentence)));
}

/** The card by which the watch is begun, checked and ended. */
export async function driftCard(host, path) {
  const act = (method, name, body) => async (event) => {
    event.target.disabled = true;
    try { draw(await api(`${path}/drift${name}`, { method, body })); } catch (error) { event.target.disabled = false; complain(error); }
  };
  const draw = (drift) => host.replaceChildren(el("div.card.stack.tight", { "data-drift": drift.watched ? "on" : "off" }, el("h2", {}, t("switch.watch")), el("p.hint", {}, t("switch.watchHint")),
    drift.watched ? el("p.small", { role: "status" }, drift.last ? `${when(drift.last.created)}: ${drift.last.sentence}` : t("switch.watching", { model: drift.model, count: drift.canaries, hours: drift.hours })) : null,
    el("div.row.wrap", {}, drift.watched
      ? [el("button.button", { type: "button", "data-do": "check-drift", onclick: act("POST", "/check") }, t("switch.checkNow")), el("button.button.quiet", { type: "button", onclick: act("DELETE", "") }, t("switch.unwatch"))]
      : el("button.button", { type: "button", "data-do": "watch", onclick: act("POST", "", { hours: 24 }) }, t("switch.beginWatch")))));
  try { draw(await api(`${path}/drift`)); } catch (error) { complain(error); }
}
