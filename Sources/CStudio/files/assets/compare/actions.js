// What can be done with a comparison: vote, share, go on, stop, take the report along.
import { api, complain, confirmed, dialog, el, icon, t, toast } from "../core.js";
import { line } from "../builder/controls.js";

export function actions(host, state, refresh) {
  const key = [state.status, state.counts.failed > 0, state.counts.done > 0, state.mayEdit].join();
  if (host.dataset.key === key) return;
  host.dataset.key = key;
  const post = (name) => async () => { try { await refresh(await api(`${state.path}/${name}`, { method: "POST" })); } catch (error) { complain(error); } };
  const can = state.mayEdit;
  host.replaceChildren(...[
    can && state.status === "running" ? el("button.button", { type: "button", "data-do": "pause", onclick: post("pause") }, t("cmp.pause")) : null,
    can && ["running", "paused"].includes(state.status) ? el("button.button.quiet.danger", { type: "button", "data-do": "stop", onclick: post("cancel") }, icon("stop"), t("cmp.cancel")) : null,
    can && ["draft", "paused"].includes(state.status) ? el("button.button.primary", { type: "button", "data-do": "resume", onclick: () => resume(state, refresh) }, t("cmp.resume")) : null,
    can && ["done", "cancelled"].includes(state.status) && state.counts.failed ? el("button.button", { type: "button", "data-do": "retry", onclick: post("retry") }, t("cmp.retry")) : null,
    state.counts.done ? el("a.button.primary", { href: `/comparisons/${state.id}/vote`, "data-do": "vote" }, icon("check"), t("cmp.vote")) : null,
    can && state.counts.done ? el("button.button", { type: "button", "data-do": "share", onclick: () => share(state) }, icon("share"), t("cmp.share")) : null,
    state.counts.done ? el("details.menu", {}, el("summary.button", {}, icon("download"), t("cmp.report")), el("div.menu-sheet", {}, ["html", "md", "json"].map((one) => el("a.menu-item", { href: `/comparisons/${state.id}/report.${one}`, download: "", "data-report": one }, t(`cmp.export.${one}`))))) : null,
    can && state.status !== "running" ? el("button.ib", { type: "button", "aria-label": t("cmp.delete"), title: t("cmp.delete"), onclick: () => remove(state) }, icon("trash")) : null,
  ].filter(Boolean));
}

/** Goes on; where the budget ended, with a larger one. */
async function resume(state, refresh) {
  if (state.reason !== "budget") { try { return await refresh(await api(`${state.path}/resume`, { method: "POST", body: {} })); } catch (error) { return complain(error); } }
  const wish = { budget_usd: "" };
  const box = dialog(t("cmp.budgetHeading"), el("form.stack", { onsubmit: async (event) => {
    event.preventDefault();
    try { await refresh(await api(`${state.path}/resume`, { method: "POST", body: { budget_usd: String(wish.budget_usd ?? "") } })); box.close(); } catch (error) { complain(error); }
  } }, el("p.soft", {}, t("cmp.budgetLead", { spent: state.spent_usd })), line(t("cmp.budget"), wish, "budget_usd", () => {}, { type: "number", min: "0", step: "0.01", required: true }), el("div.dialog-foot", {}, el("button.button.primary", {}, t("cmp.resume")))));
}

async function remove(state) {
  if (!await confirmed(t("cmp.deleteHeading"), t("cmp.deleteLead"), t("cmp.delete"))) return;
  try { await api(state.path, { method: "DELETE" }); location.href = "/comparisons"; } catch (error) { complain(error); }
}

/** Links for voters without an account. */
async function share(state) {
  const list = el("ul.stack.tight");
  const fresh = el("div");
  const wish = { note: "", cap: 50 };
  const draw = async () => {
    const { data } = await api(`${state.path}/links`);
    list.replaceChildren(...data.map((link) => el("li.row", {}, el("span.grow.small", {}, t("cmp.link", { note: link.note || t("cmp.noNote"), votes: link.votes, voters: link.voters, cap: link.cap })), link.ended ? el("span.badge", {}, t("cmp.linkEnded")) : el("button.button.quiet", { type: "button", onclick: async () => { try { await api(`${state.path}/links/${link.id}`, { method: "DELETE" }); await draw(); } catch (error) { complain(error); } } }, t("cmp.endLink")))));
  };
  dialog(t("cmp.shareHeading"), [el("p.soft", {}, t("cmp.shareLead")), el("form.stack", { onsubmit: async (event) => {
    event.preventDefault();
    try {
      const made = await api(`${state.path}/links`, { method: "POST", body: { note: wish.note || null, cap: Number(wish.cap) || 50 } });
      const field = el("input.input.mono", { id: "vote-link", readonly: true, value: made.url });
      fresh.replaceChildren(el("div.field", {}, el("label", { for: "vote-link" }, t("cmp.yourLink")), el("div.row", {}, field, el("button.button", { type: "button", onclick: async () => { await navigator.clipboard.writeText(made.url); toast(t("cmp.copied")); } }, icon("copy"), t("cmp.copy"))), el("p.hint", {}, t("cmp.linkOnce"))));
      field.select();
      await draw();
    } catch (error) { complain(error); }
  } }, el("div.two", {}, line(t("cmp.note"), wish, "note", () => {}, { maxlength: "100" }), line(t("cmp.cap"), wish, "cap", () => {}, { type: "number", min: "1", max: "1000" })), el("div.row", {}, el("button.button.primary", { "data-do": "make-link" }, t("cmp.makeLink")))), fresh, list]);
  try { await draw(); } catch (error) { complain(error); }
}
