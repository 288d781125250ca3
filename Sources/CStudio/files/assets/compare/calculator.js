// What a month costs with each model at a number of pictures of one's own.
import { el, kept, money, page, t } from "../core.js";

export function calculator(costs) {
  if (!costs.length) return "";
  const rows = el("tbody");
  const field = el("input.input", { id: "volume", type: "number", min: "1", max: "100000000", step: "1", inputmode: "numeric", value: String(kept.get("cmp.volume", 1000)) });
  const draw = () => {
    const volume = Math.max(0, Math.floor(Number(field.value) || 0));
    kept.set("cmp.volume", volume);
    const number = new Intl.NumberFormat(page.lang);
    const sum = (each) => (each === null || each === undefined ? "–" : money(String(Number(each) * volume)));
    rows.replaceChildren(...costs.map((one) => {
      const tries = one.acceptance ? Math.ceil(volume / one.acceptance) : null;
      return el("tr", { "data-model": one.model }, el("th", { scope: "row" }, one.model, one.is_measured ? null : el("small", {}, t("verdict.listPrice"))), el("td.num", {}, sum(one.per_image)), el("td.num", {}, sum(one.per_accepted)), el("td.num", {}, tries ? number.format(tries) : "–"));
    }));
  };
  field.addEventListener("input", draw);
  draw();
  return el("section.stack", { id: "calculator" }, el("h2", {}, t("verdict.costs")), el("div.field", {}, el("label", { for: "volume" }, t("verdict.volume")), field),
    el("div.table-scroll", { tabindex: "0", role: "group", "aria-label": t("verdict.costs") }, el("table", {}, el("thead", {}, el("tr", {}, ["model", "images", "accepted", "tries"].map((one, index) => el(index ? "th.num" : "th", { scope: "col" }, t(`verdict.cost.${one}`))))), rows)));
}
