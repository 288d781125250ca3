// A better prompt by a text model: asked for, shown as a difference, taken, and taken back by one click.
import { $, api, el, icon, iconButton, learn, money, t } from "./core.js";

await learn("improve");

/** Opens the panel in `host` for the prompt in `area`. `model()` names the model that will draw it, `changed()` is told when the prompt is another. */
export function openImprover({ host, area, model = () => undefined, changed = () => {} }) {
  if (host.close) { host.close(); return area.focus(); }
  const asked = new AbortController();
  const panel = el("section.improve", { "aria-label": t("improve.heading") });
  const status = el("p.small", { role: "status", "aria-live": "polite" });
  const body = el("div.stack.tight"), foot = el("div.row.wrap");
  const button = (name, run, kind = "") => el(`button.button${kind}`, { type: "button", "data-do": name, onclick: run }, t(`improve.${name}`));
  const close = () => { asked.abort(); host.close = null; host.replaceChildren(); };
  const leave = () => { close(); area.focus(); };
  host.close = close;
  panel.append(el("div.row", {}, icon("wand"), el("h2.grow", {}, t("improve.heading")), iconButton("x", t("core.close"), leave)), status, body, foot);
  panel.addEventListener("keydown", (event) => { if (event.key === "Escape") { event.stopPropagation(); leave(); } });
  host.replaceChildren(panel);

  const put = (text) => { area.value = text; area.dispatchEvent(new Event("input", { bubbles: true })); changed(); };
  const send = (more, signal) => api("/studio/api/assist/improve", { method: "POST", signal, body: { prompt: area.value, model: model(), ...more } });

  function say(text, bad = false) {
    status.textContent = text;
    status.classList.toggle("wrong", bad);
  }

  /** What it would cost, before anything is asked. */
  async function offer() {
    body.replaceChildren();
    if (!area.value.trim()) { say(t("improve.empty")); return foot.replaceChildren(button("again", offer)); }
    try {
      const told = await send({ estimate: true }, asked.signal);
      say(Number(told.cost_usd) ? t("improve.offer", { model: told.model, cost: money(told.cost_usd) }) : t("improve.offerFree", { model: told.model }));
      const go = button("go", run, ".primary");
      foot.replaceChildren(go);
      go.focus();
    } catch (error) { failed(error); }
  }

  async function run() {
    const work = new AbortController();
    const before = area.value;
    say(t("improve.working"));
    panel.setAttribute("aria-busy", "true");
    const stop = button("stop", () => work.abort());
    foot.replaceChildren(stop);
    stop.focus();
    asked.signal.addEventListener("abort", () => work.abort());
    try {
      const told = await send({}, work.signal);
      show(before, told);
    } catch (error) {
      if (asked.signal.aborted) return;
      if (error.name === "AbortError") { say(t("improve.stopped")); foot.replaceChildren(button("again", run), button("mine", leave, ".quiet")); } else failed(error, run);
      $("button", foot)?.focus();
    } finally { panel.removeAttribute("aria-busy"); }
  }

  function failed(error, again = offer) {
    if (error.name === "AbortError") return;
    say(error.message, true);
    foot.replaceChildren(button("again", again));
  }

  function show(before, told) {
    const paid = Number(told.cost_usd) ? t("improve.paid", { model: told.model, cost: money(told.cost_usd) }) : t("improve.paidFree", { model: told.model });
    if (told.prompt === before) { say(`${t("improve.same")} ${paid}`); body.replaceChildren(); foot.replaceChildren(button("mine", leave)); return $("button", foot).focus(); }
    say([told.why, paid].filter(Boolean).join(" "));
    const tags = { added: "ins", removed: "del" };
    body.replaceChildren(el("div.words", { tabIndex: 0, role: "group", "aria-label": t("improve.difference") },
      told.words.map(({ op, text }) => (tags[op] ? el(tags[op], {}, el("span.sr", {}, t(`improve.${op}`)), text) : text))));
    const use = button("use", () => {
      put(told.prompt);
      say(t("improve.used"));
      body.replaceChildren();
      const back = button("back", () => { put(before); say(t("improve.isBack")); foot.replaceChildren(button("useAgain", use.onuse), button("done", leave, ".quiet")); $("button", foot).focus(); });
      foot.replaceChildren(back, button("done", leave, ".quiet"));
      area.focus();
    }, ".primary");
    use.onuse = () => use.click();
    foot.replaceChildren(use, button("again", run), button("mine", leave, ".quiet"));
    use.focus();
  }

  offer();
}
