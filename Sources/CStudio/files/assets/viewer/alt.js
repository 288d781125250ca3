// A picture's alt text: shown, written by a model that sees, mended by a person.
import { $, api, complain, el, icon, learn, money, page, t } from "../core.js";

await learn("alt");

/** The section of the viewer; `changed()` is told when the text is another. */
export function altSection(picture, changed) {
  const host = el("div.stack.tight", { "data-alt": picture.id });
  const isEditor = page.person?.role !== "viewer";
  const sight = page.assist?.sight;

  function settle(told) {
    Object.assign(picture, { alt: told.alt, alt_by: told.alt_by });
    changed();
  }

  function draw(note, bad = false) {
    host.replaceChildren(
      el("h2.small.soft", {}, t("alt.heading")),
      picture.alt ? el("p.small", { "data-alt-text": "true" }, picture.alt) : el("p.small.soft", {}, t("alt.none")),
      picture.alt ? el("p.small.faint", {}, picture.alt_by ? t("alt.by", { model: picture.alt_by }) : t("alt.byPerson")) : "",
      el(`p.small${bad ? ".wrong" : ""}`, { role: "status" }, note ?? ""),
      isEditor ? el("div.row.wrap", {}, sight ? el("button.button", { type: "button", "data-do": "alt-write", onclick: write }, icon("wand"), t(picture.alt ? "alt.again" : "alt.write")) : null,
        el("button.button.quiet", { type: "button", "data-do": "alt-edit", onclick: edit }, t(picture.alt ? "alt.edit" : "alt.own"))) : "");
    const button = $("[data-do=alt-write]", host);
    if (button && !sight.free) price(button);
  }

  /** What it would cost stands on the button. */
  async function price(button) {
    try {
      const told = await api("/studio/api/assist/alt", { method: "POST", body: { estimate: 1 } });
      button.append(` ≈ ${money(told.cost_usd)}`);
    } catch { /* without a price it can still be asked for */ }
  }

  async function write() {
    const work = new AbortController();
    const stop = el("button.button", { type: "button", "data-do": "alt-stop", onclick: () => work.abort() }, t("core.cancel"));
    host.setAttribute("aria-busy", "true");
    host.replaceChildren(el("h2.small.soft", {}, t("alt.heading")), el("p.small", { role: "status" }, t("alt.writing", { model: sight.id })), stop);
    stop.focus();
    try {
      const told = await api("/studio/api/assist/alt", { method: "POST", signal: work.signal, body: { picture: picture.id, replace: Boolean(picture.alt) } });
      settle(told);
      draw(Number(told.cost_usd) ? t("alt.paid", { cost: money(told.cost_usd) }) : "");
    } catch (error) { draw(error.name === "AbortError" ? t("alt.stopped") : error.message, error.name !== "AbortError"); }
    host.removeAttribute("aria-busy");
    $("[data-do=alt-write]", host)?.focus();
  }

  function edit() {
    const area = el("textarea.area", { id: "alt-text", rows: "4", maxlength: "1000", "aria-describedby": "alt-hint" });
    area.value = picture.alt ?? "";
    const back = () => { draw(); $("[data-do=alt-edit]", host)?.focus(); };
    const save = async (event) => {
      event.preventDefault();
      try {
        const told = await api(`/studio/api/pictures/${picture.id}`, { method: "PATCH", body: { alt: area.value.trim() } });
        settle(told);
        back();
      } catch (error) { complain(error); }
    };
    host.replaceChildren(el("form.stack.tight", { onsubmit: save, onkeydown: (event) => { if (event.key === "Escape") { event.preventDefault(); event.stopPropagation(); back(); } } },
      el("div.field", {}, el("label", { for: "alt-text" }, t("alt.heading")), area, el("p.hint", { id: "alt-hint" }, t("alt.hint"))),
      el("div.row.wrap", {}, el("button.button.primary", { "data-do": "alt-save" }, t("core.save")), el("button.button.quiet", { type: "button", onclick: back }, t("core.cancel")))));
    area.focus();
  }

  draw();
  return host;
}
