// What is known for and against a switch: blind votes from comparisons first, what visitors did with pictures apart from them.
import { api, duration, el, money, page, t } from "../core.js";

const percent = (value) => new Intl.NumberFormat(page.lang, { style: "percent", maximumFractionDigits: 0 }).format(value);

export async function evidence(host, path, model, comparison, lost, app) {
  let told;
  try { told = await api(`${path}/evidence?model=${encodeURIComponent(model)}${comparison ? `&comparison=${encodeURIComponent(comparison)}` : ""}`); } catch { return host.replaceChildren(); }
  const { blind, visitors } = told;
  const both = (pair, show) => (pair.before === null || pair.after === null ? null : [show(pair.before), show(pair.after)]);
  const cost = blind && both(blind.cost_per_accepted_usd, money);
  const time = blind && both(blind.p50_ms, (value) => duration(value / 1000));
  const seen = visitors.filter((one) => one.images && [told.before, told.after].includes(one.model));
  host.replaceChildren(el("section.card.stack.tight", { "data-evidence": blind ? blind.comparison : "none", "aria-label": t("switch.evidence") },
    el("h3", {}, t("switch.evidence")),
    blind ? [
      blind.win_rate === null ? null : el("p", {}, el("b", { "data-rate": blind.win_rate }, t("switch.rate", { model, rate: percent(blind.win_rate) })), ` (${t("switch.between", { lower: percent(blind.lower), upper: percent(blind.upper) })})`),
      el("p.small", {}, blind.sentence), cost ? el("p.small.soft", {}, t("switch.accepted", { before: cost[0], after: cost[1] })) : null, time ? el("p.small.soft", {}, t("switch.latency", { before: time[0], after: time[1] })) : null,
      el("p.small.soft", {}, lost.length ? t("switch.lost", { names: lost.join(", ") }) : t("switch.nothingLost")),
      el("p.small", {}, el("a", { href: `/comparisons/${blind.comparison}` }, t("switch.compared", { title: blind.title }))),
    ] : el("p.small.soft", {}, t("switch.noComparison"), " ", el("a", { href: `/comparisons/new?app=${encodeURIComponent(app)}&models=${encodeURIComponent([told.before, told.after].join(","))}` }, t("switch.compare"))),
    seen.length ? el("div.stack.tight", { "data-visitors": seen.length }, el("h4.small.soft", {}, t("switch.weak")), seen.map((one) => el("p.small.soft", {}, el("b", {}, one.model), ` ${t("switch.kept", one)}`))) : null));
}
