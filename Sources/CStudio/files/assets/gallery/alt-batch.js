// Alt texts for many pictures: the price first, then one after the other, to be stopped at any moment.
import { api, dialog, el, money, t } from "../core.js";

const together = 3;

/** Asks and writes; `changed(picture)` is told of each text. */
export async function altBatch(pictures, changed) {
  const bare = pictures.filter((picture) => !picture.alt);
  const status = el("p", { role: "status", "aria-live": "polite" });
  const meter = el("span");
  const bar = el("div.meter", { role: "progressbar", "aria-label": t("alt.progress"), "aria-valuemin": "0", "aria-valuemax": String(bare.length), "aria-valuenow": "0", hidden: true }, meter);
  const errors = el("ul.small.soft"), foot = el("div.dialog-foot");
  const work = new AbortController();
  const box = dialog(t("alt.batch"), [status, bar, errors, foot]);
  box.addEventListener("close", () => work.abort());
  const done = () => foot.replaceChildren(el("button.button.primary", { type: "button", onclick: () => box.close() }, t("core.close")));
  if (!bare.length) { status.textContent = t("alt.allHave"); return done(); }
  status.textContent = t("alt.counting");
  try {
    const told = await api("/studio/api/assist/alt", { method: "POST", signal: work.signal, body: { estimate: bare.length } });
    status.textContent = Number(told.cost_usd) ? t("alt.offer", { count: bare.length, model: told.model, cost: money(told.cost_usd) }) : t("alt.offerFree", { count: bare.length, model: told.model });
  } catch (error) {
    if (error.name !== "AbortError") { status.textContent = error.message; done(); }
    return;
  }
  const go = el("button.button.primary", { type: "button", "data-do": "alt-all", onclick: run }, t("alt.writeAll"));
  foot.replaceChildren(el("button.button.quiet", { type: "button", onclick: () => box.close() }, t("core.cancel")), go);
  go.focus();

  async function run() {
    let next = 0, written = 0, cost = 0;
    const failed = [];
    bar.hidden = false;
    foot.replaceChildren(el("button.button", { type: "button", "data-do": "alt-stop", onclick: () => work.abort() }, t("core.cancel")));
    foot.firstChild.focus();
    const one = async () => {
      while (next < bare.length && !work.signal.aborted) {
        const picture = bare[next++];
        try {
          const told = await api("/studio/api/assist/alt", { method: "POST", signal: work.signal, body: { picture: picture.id } });
          Object.assign(picture, { alt: told.alt, alt_by: told.alt_by });
          changed(picture);
          written++;
          cost += Number(told.cost_usd);
        } catch (error) {
          if (error.name === "AbortError") return;
          failed.push(error.message);
          // What is wrong with all of them is said once.
          if (["insufficient_quota", "model_not_found", "offline"].includes(error.code)) { next = bare.length; }
        }
        status.textContent = t("alt.at", { done: written + failed.length, count: bare.length });
        meter.style.setProperty("--at", String((written + failed.length) / bare.length));
        bar.setAttribute("aria-valuenow", String(written + failed.length));
      }
    };
    await Promise.all(Array.from({ length: together }, one));
    status.textContent = [t(work.signal.aborted ? "alt.doneStopped" : "alt.done", { count: written }), cost ? t("alt.paid", { cost: money(cost) }) : ""].filter(Boolean).join(" ");
    errors.replaceChildren(...[...new Set(failed)].slice(0, 3).map((message) => el("li", {}, message)));
    if (box.isConnected) { done(); foot.firstChild.focus(); }
  }
}
