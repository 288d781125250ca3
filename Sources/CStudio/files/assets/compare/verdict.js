// The verdict with what it rests on: the sentence, the measures, the pairs, who judged, examples, costs, what is published elsewhere.
import { $, duration, el, icon, kept, money, page, t } from "../core.js";
import { calculator } from "./calculator.js";
import { toSwitch } from "./to-switch.js";

const percent = (value) => new Intl.NumberFormat(page.lang, { style: "percent", maximumFractionDigits: value > 0.995 || value < 0.005 ? 1 : 0 }).format(value);
const units = { share: percent, milliseconds: (value) => duration(value / 1000), dollars: (value) => money(value), distance: (value) => new Intl.NumberFormat(page.lang, { maximumFractionDigits: 2 }).format(value) };
const svg = (name, attributes) => { const node = document.createElementNS("http://www.w3.org/2000/svg", name); for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value); return node; };

/** A value between 0 and 1 with its interval, as a picture; the text beside says the same. */
function bar(value, interval, weak, middle = false) {
  const at = (share) => 4 + 192 * Math.min(1, Math.max(0, share));
  const host = svg("svg", { class: `cmp-bar${weak ? " weak" : ""}`, viewBox: "0 0 200 14", preserveAspectRatio: "none", "aria-hidden": "true" });
  host.append(svg("line", { class: "track", x1: 4, x2: 196, y1: 7, y2: 7 }));
  if (middle) host.append(svg("line", { class: "mid", x1: 100, x2: 100, y1: 1, y2: 13 }));
  if (interval) host.append(svg("line", { class: "span", x1: at(interval.lower), x2: at(interval.upper), y1: 7, y2: 7 }));
  host.append(svg("line", { class: "at", x1: at(value), x2: at(value), y1: 3, y2: 11 }));
  return host;
}

const section = (title, ...parts) => el("section.stack", {}, el("h2", {}, title), ...parts);
const basis = (one) => t(`verdict.basis.${one.kind}`, { judges: one.judges.join(", ") });

function said(verdict, state) {
  const open = verdict.outcome === "not_enough_evidence";
  return el(`section.cmp-said${open ? ".open" : ""}`, { "data-outcome": verdict.outcome, "aria-labelledby": "h-verdict" },
    el("span.badge.accent", {}, t(`verdict.outcome.${verdict.outcome}`)), el("h2", { id: "h-verdict" }, verdict.sentence), el("p", {}, verdict.reason), el("p.small", {}, verdict.sureness),
    el("div.row.wrap", {},
      verdict.preferred && state.mayEdit ? el("button.button.primary", { type: "button", "data-do": "switch", onclick: () => toSwitch(state, verdict.preferred) }, icon("switch"), t("verdict.switch", { model: verdict.preferred })) : null,
      open ? el("a.button.primary", { href: `/comparisons/${state.id}/vote` }, verdict.more_votes ? t("verdict.moreVotes", { count: verdict.more_votes }) : t("verdict.vote")) : null));
}

function measures(verdict, state) {
  const shown = verdict.criteria.filter((one) => one.measures.some((list) => list.length));
  if (!shown.length) return null;
  const cell = (criterion, list) => el("td", {}, list.length ? list.map((one) => el("div", {}, el("span", one.counts ? {} : { class: "faint" }, units[criterion.unit](one.value)),
    criterion.unit === "share" ? bar(one.value, one.interval, !one.counts) : null,
    el("small", {}, [one.interval ? `${units[criterion.unit](one.interval.lower)}–${units[criterion.unit](one.interval.upper)}` : null, t("verdict.of", { count: one.count }), basis(one.basis), one.counts ? null : t("verdict.notCounted")].filter(Boolean).join(" · ")))) : el("span.faint", {}, "–"));
  return section(t("verdict.measures"), el("div.table-scroll.cmp-wide", { tabindex: "0", role: "group", "aria-label": t("verdict.measures") }, el("table", {},
    el("thead", {}, el("tr", {}, el("th", { scope: "col" }, t("verdict.criterion")), state.contestants.map((one) => el("th", { scope: "col" }, one.model)))),
    el("tbody", {}, shown.map((one) => el("tr", {}, el("th", { scope: "row" }, one.title, el("small", {}, one.weight ? t("verdict.weight", { share: percent(one.weight) }) : t("verdict.onlyShown"))), one.measures.map((list) => cell(one, list))))))));
}

function pairs(verdict) {
  const tone = { first: "good", second: "good", tie: "accent", mixed: "accent", undecided: "" };
  return section(t("verdict.pairs"), el("div.cmp-pairs", {}, verdict.pairs.map((pair) => {
    const looks = pair.looks ?? pair.people ?? pair.judges;
    return el("article.card", { "data-pair": `${pair.first} ${pair.second}` }, el("h3", {}, `${pair.first} – ${pair.second}`), el("div", {}, el(`span.badge${tone[pair.finding] ? `.${tone[pair.finding]}` : ""}`, {}, t(`verdict.finding.${pair.finding}`, { first: pair.first, second: pair.second }))), el("p", {}, pair.sentence),
      looks ? el("div", {}, el("b", {}, t("verdict.winRate", { model: pair.first, rate: percent(looks.win_rate) })), bar(looks.win_rate, looks.interval, !looks.counts, true), el("p.soft", {}, t("verdict.votesLine", { wins: looks.wins, losses: looks.losses, ties: looks.ties, bad: looks.both_bad, lower: percent(looks.interval.lower), upper: percent(looks.interval.upper), basis: basis(looks.basis) }))) : el("p.soft", {}, t("verdict.noVotes")),
      looks?.more_votes ? el("p.soft", {}, t("verdict.settle", { count: looks.more_votes })) : null, looks?.fragility ? el("p.soft", {}, t("verdict.fragile", { count: looks.fragility })) : null);
  })));
}

function cards(verdict) {
  if (!verdict.cards.length && !verdict.raters) return null;
  return section(t("verdict.raters"), el("p.soft", {}, verdict.raters.sentence), verdict.cards.length ? el("div.cmp-pairs", {}, verdict.cards.map((card) => el("article.card", { "data-card": `${card.judge} ${card.subject}` },
    el("h3", {}, card.judge), el("div.row.wrap", {}, el("span.badge", {}, t(`verdict.subject.${card.subject}`)), el(`span.badge.${card.is_admitted ? "good" : "warn"}`, {}, t(card.is_admitted ? "verdict.admitted" : "verdict.leftOut"))),
    card.agreement === undefined || card.agreement === null ? null : el("div", {}, el("b", {}, t("verdict.agreement", { share: percent(card.agreement), count: card.count })), bar(card.agreement, card.interval, !card.is_admitted, true)),
    el("p", {}, card.sentence),
    card.kinds?.length ? el("ul.small.soft", {}, card.kinds.map((one) => el("li", {}, t("verdict.kind", { kind: t(`verdict.kinds.${one.kind}`), agreed: one.agreements, count: one.count })))) : null,
    card.position ? el("p.soft", {}, t(card.position.is_biased ? "verdict.biased" : "verdict.unbiased", { pairs: card.position.pairs, first: card.position.first_twice, second: card.position.second_twice })) : null,
    card.drift ? el("p.soft", {}, t("verdict.drift", { changed: card.drift.changed, count: card.drift.count })) : null))) : null);
}

function strengths(report, state) {
  const parts = [];
  const told = report.strengths.filter((one) => one.sentences.length);
  if (told.length) parts.push(section(t("verdict.strengths"), el("div.cmp-pairs", {}, told.map((one) => el("article.card", {}, el("h3", {}, one.model), el("ul.stack.tight", {}, one.sentences.map((sentence) => el("li", {}, sentence))), choice(report, one.model))))));
  if (report.examples.length) {
    parts.push(section(t("verdict.examples"), el("div.cmp-examples", {}, report.examples.map((example) => el("figure.cmp-example", {}, el("h3", {}, example.text), el("p.small.soft", {}, example.sentence),
      el("ul", {}, example.cells.map((cell, index) => el("li", {}, cell === null || cell === undefined ? el("div.hole") : el("img", { src: `${state.path}/cells/${cell}?w=320`, alt: [example.captions?.[index], example.descriptions[index]].filter(Boolean).join(" "), loading: "lazy" }), el("p.small", {}, state.contestants[index]?.model), example.captions?.[index] ? el("p.small.soft", { "aria-hidden": "true" }, example.captions[index]) : null))))))));
  }
  return parts;
}

function choice(report, model) {
  const found = report.choices.find((one) => one.model === model);
  return found?.reasons.length ? el("div.stack.tight", {}, el("h4.small", {}, t("verdict.choose")), el("ul.small.soft", {}, found.reasons.map((reason) => el("li", {}, reason)))) : null;
}

function facts(report) {
  const yes = (value) => (value === undefined || value === null ? null : t(value ? "verdict.yes" : "verdict.no"));
  const price = (list) => { const parts = Object.entries(list ?? {}).filter(([, value]) => Number(value) > 0).map(([key, value]) => t(`verdict.price.${key}`, { price: money(value) })); return parts.join(", ") || (list ? t("verdict.free") : null); };
  const rows = [
    ["provider", (one) => one.provider], ["kindOf", (one) => t(`verdict.kindOf.${one.kind}`)], ["prices", (one) => price(one.prices)], ["picture", (one) => (one.picture_cost ? `${money(one.picture_cost.amount)} (${one.picture_cost.assumption})` : null)], ["context", (one) => one.context_tokens && new Intl.NumberFormat(page.lang).format(one.context_tokens)],
    ["sizes", (one) => one.sizes], ["edits", (one) => yes(one.edits)], ["transparent", (one) => yes(one.transparent)], ["seeds", (one) => yes(one.seeds)], ["endpoints", (one) => one.endpoints?.join(", ")], ["released", (one) => one.released], ["shutdown", (one) => one.shutdown_date],
  ];
  return section(t("verdict.facts"), el("div.table-scroll.cmp-wide", { tabindex: "0", role: "group", "aria-label": t("verdict.facts") }, el("table", {}, el("thead", {}, el("tr", {}, el("th", { scope: "col" }, t("verdict.fact.model")), report.facts.map((one) => el("th", { scope: "col" }, one.model)))),
    el("tbody", {}, rows.map(([name, read]) => [name, report.facts.map(read)]).filter(([, values]) => values.some(Boolean)).map(([name, values]) => el("tr", {}, el("th", { scope: "row" }, t(`verdict.fact.${name}`)), values.map((value) => el("td", {}, value || "–"))))))));
}

export function verdict(host, report, state) {
  const judged = report.verdict;
  const open = kept.get("cmp.open", {});
  const fold = (id, title, content) => content && el("details.card", { open: Boolean(open[id]), ontoggle: (event) => { open[id] = event.target.open; kept.set("cmp.open", open); } }, el("summary", {}, el("b", {}, title)), content);
  const list = (items) => (items?.length ? el("ul.stack.tight.small", {}, items.map((one) => el("li", {}, one))) : null);
  host.replaceChildren(...[
    said(judged, state), judged.notes.length ? el("div.note", {}, icon("list"), list(judged.notes)) : null,
    measures(judged, state), pairs(judged), ...strengths(report, state), cards(judged), calculator(report.costs), facts(report),
    fold("questions", t("verdict.questions"), report.questions.length ? el("dl.stack.small", {}, report.questions.map((one) => el("div", {}, el("dt", {}, el("b", {}, one.question)), el("dd", {}, one.answer)))) : null),
    fold("priors", t("verdict.priors"), report.priors.length ? el("div.stack.tight", {}, el("p.small.soft", {}, t("verdict.priorsLead")), list(report.priors.map((one) => `${one.model}: ${one.benchmark} ${one.part} ${one.value} / ${one.scale} (${one.read}, ${one.source})`))) : null),
    fold("method", t("verdict.method"), el("div.stack", {}, list(report.method), list(report.limits))),
  ].filter(Boolean));
  host.dataset.ready = "true";
}
