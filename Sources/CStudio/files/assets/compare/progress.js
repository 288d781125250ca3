// How far a comparison is: pictures, money, what failed.
import { el, icon, money, t } from "../core.js";

export function progress(host, state) {
  const { counts, status } = state;
  const ended = counts.done + counts.failed + counts.refused + counts.skipped;
  const share = state.planned ? ended / state.planned : 0;
  const spent = Number(state.spent_usd) ? money(state.spent_usd) : "$0";
  const facts = [t("cmp.made", { done: counts.done, planned: state.planned }), state.judging ? t("cmp.judged", state.judging) : null, counts.refused ? t("cmp.refused", { count: counts.refused }) : null, counts.failed ? t("cmp.failed", { count: counts.failed }) : null, counts.skipped ? t("cmp.skipped", { count: counts.skipped }) : null, t(state.budget_usd ? "cmp.spentOf" : "cmp.spent", { spent, budget: state.budget_usd ? money(state.budget_usd) : "" }), t("cmp.votes", { count: state.votes })].filter(Boolean);
  const why = status === "paused" ? (t(`cmp.reason.${state.reason}`).startsWith("cmp.") ? state.reason : t(`cmp.reason.${state.reason}`)) : null;
  host.dataset.status = status;
  host.replaceChildren(
    el("div.cmp-progress", {},
      status === "done" && !counts.failed ? "" : el("div.meter", { role: "progressbar", "aria-label": t("cmp.progress"), "aria-valuemin": "0", "aria-valuemax": "100", "aria-valuenow": String(Math.round(100 * share)), vars: { "--at": String(share) } }, el("span")),
      el("p.small.soft", { role: "status" }, el(`span.badge.${{ running: "accent", done: "good", paused: "warn", cancelled: "bad" }[status] ?? "accent"}`, {}, t(`cmp.status.${status}`)), ` ${facts.join(" · ")}`)),
    why ? el("div.note.warn", {}, icon("warn"), el("span", {}, why)) : "");
}
