// Switching the model: what becomes of each parameter, price and time before and after, a trial side by side, then for
// everybody or a share of the visitors.
import { api, complain, dialog, duration, el, icon, money, t, toast } from "../core.js";
import { undo } from "./banner.js";
import { menu } from "./controls.js";
import { evidence } from "./evidence.js";

const tones = { same: "good", mapped: "accent", emulated: "warn", dropped: "bad" };
const said = (value) => (value === null || value === undefined ? "–" : typeof value === "object" ? JSON.stringify(value) : String(value));

export async function openSwitch(state, path, refresh, proposed, comparison) {
  const current = state.app.model ?? state.draft.model;
  // Other names of the same model come last: nobody switches to them to see a difference.
  const own = state.models.find((one) => one.id === current)?.easel;
  const isSame = ({ id, easel }) => Boolean(easel?.alias_of === current || own?.alias_of === id || own?.snapshots?.includes(id));
  const others = state.models.filter((one) => one.id !== current).sort((a, b) => isSame(a) - isSame(b));
  if (!others.length) return toast(t("switch.noOther"));
  let model = proposed ?? others[0].id;
  const body = el("div.stack");
  const box = dialog(t("switch.heading"), [el("p.soft", {}, t("switch.lead", { model: current })), menu(t("switch.to"), others.map((one) => [one.id, one.id]), model, (id) => { model = id; report(); }), body], { wide: true });
  await report();

  async function report() {
    body.replaceChildren(el("p.soft", { role: "status" }, t("switch.reading")));
    let told;
    try { told = await api(`${path}/switch?model=${encodeURIComponent(model)}`); } catch (error) { return body.replaceChildren(el("div.note.bad", { role: "alert" }, error.message)); }
    const figures = ({ model: name, cost_usd: cost, evidence: seen, shutdown }) => {
      return el("div.card.figure", {}, el("dt", {}, name), el("dd", {}, money(cost)), shutdown ? el("dd.badge.warn", {}, t("builder.retires", { date: shutdown.date })) : null, el("dd.small-figure", {}, seen?.p50_ms ? t("switch.times", { p50: duration(seen.p50_ms / 1000), p95: duration((seen.p95_ms ?? seen.p50_ms) / 1000), runs: seen.runs }) : t("switch.noTimes")));
    };
    const share = el("input.range", { id: "share", type: "range", min: "1", max: "50", value: "10", oninput: () => { shown.textContent = `${share.value} %`; canary.textContent = t("switch.tryShare", { share: share.value }); } });
    const shown = el("output.mono.small", { for: "share" }, "10 %");
    const canary = el("button.button", { type: "button", "data-do": "canary", onclick: () => apply(Number(share.value)) }, t("switch.tryShare", { share: 10 }));
    const trial = el("div");
    const known = el("div");
    body.replaceChildren(
      el("dl.figures", {}, figures(told.before), figures(told.after)),
      el("div.stack.tight", {}, el("h3", {}, t("switch.report")), told.entries?.length ? el("ul.report", {}, told.entries.map((one) => el("li", {}, el("b", {}, t(`parameters.${one.parameter}`).startsWith("parameters.") ? one.parameter : t(`parameters.${one.parameter}`)), el("span", {}, el(`span.badge.${tones[one.verdict]}`, {}, t(`switch.verdict.${one.verdict}`))), el("span", {}, one.sentence, one.verdict === "mapped" ? el("span.soft.mono", {}, ` ${said(one.from)} → ${said(one.to)}`) : null)))) : el("p.soft.small", {}, t("switch.nothing"))),
      known,
      told.blocked ? el("div.note.bad", { role: "alert" }, t("switch.blocked")) : "",
      el("div.row", {}, el("button.button", { type: "button", "data-do": "trial", onclick: (event) => compare(event.target, trial) }, icon("compare"), t("switch.trial"))), trial,
      el("div.card.stack.tight", {}, el("div.field", {}, el("label", { for: "share" }, t("switch.share")), el("div.row", {}, share, shown), el("p.hint", {}, t("switch.shareHint"))),
        el("div.dialog-foot", {}, canary, el("button.button.primary", { type: "button", "data-do": "switch-all", disabled: Boolean(told.blocked), onclick: () => apply(100) }, t("switch.all")))));
    await evidence(known, path, model, comparison, (told.entries ?? []).filter((one) => one.verdict === "dropped").map((one) => one.parameter), state.app.slug);
  }

  async function compare(button, host) {
    button.disabled = true;
    host.replaceChildren(el("p.soft.small", { role: "status" }, t("switch.trying")));
    try {
      const { data } = await api(`${path}/trial`, { method: "POST", body: { model, count: 3 } });
      const after = await Promise.all(data.map((pair) => ended(pair.job)));
      const side = (one, name) => el("figure", {}, one.url ? el("img", { src: one.url, alt: name }) : el("div.hole"), el("figcaption", {}, one.error ?? name));
      host.replaceChildren(data.length ? el("div.stack", {}, data.map((pair, index) => el("div.versus", { "data-pair": pair.run }, side(pair.pictures[0] ?? {}, pair.model), side(after[index], model)))) : el("p.soft.small", {}, t("switch.noInputs")));
    } catch (error) { host.replaceChildren(el("div.note.bad", { role: "alert" }, error.message)); }
    button.disabled = false;
  }

  async function apply(share) {
    try {
      const app = await api(`${path}/switch`, { method: "POST", body: { model, share } });
      box.close();
      await refresh(app);
      toast(share === 100 ? t("switch.done", { model }) : t("switch.begun", { model, share }), { label: t("core.undo"), run: () => undo(path, refresh) }, 12);
    } catch (error) { complain(error); }
  }
}

/** Waits for a job: its first picture's address, or what went wrong. */
async function ended(id) {
  for (;;) {
    const job = await api(`/v1/jobs/${id}`);
    if (job.status === "succeeded") return { url: `/v1/pictures/${job.result.easel.images[0]}/content` };
    if (job.status === "failed" || job.status === "cancelled") return { error: job.error?.message ?? t("builder.stopped") };
    await new Promise((resolve) => setTimeout(resolve, 400));
  }
}
