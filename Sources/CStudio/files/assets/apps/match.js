// Which of the apps fits a request: asked, answered with reasons, opened with the fields filled in.
import { $, api, el, money, page, t } from "../core.js";
import { face } from "../face.js";

const form = $("#match"), field = $("#match-text"), found = $("#matches"), status = $("#match-status"), go = $("#match-go"), cost = $("#match-cost");
let work = null;

async function tell() {
  cost.textContent = "";
  if (!field.value.trim() || page.assist.text.free) return;
  try { cost.textContent = `≈ ${money((await send({ estimate: true })).cost_usd)}`; } catch { /* without a price it can still be asked */ }
}
const send = (more, signal) => api("/studio/api/assist/route", { method: "POST", signal, body: { text: field.value.trim(), ...more } });

function say(text, bad = false) {
  status.textContent = text;
  status.classList.toggle("wrong", bad);
}

async function ask() {
  if (work) return work.abort();
  if (!field.value.trim()) return field.focus();
  work = new AbortController();
  go.textContent = t("core.cancel");
  form.setAttribute("aria-busy", "true");
  found.replaceChildren();
  say(t("match.asking", { model: page.assist.text.id }));
  try {
    const told = await send({}, work.signal);
    found.replaceChildren(...told.apps.map((app) => el("li.match", {}, el("span.app-icon", { "aria-hidden": "true" }, face(app.icon, app.title)),
      el("div.stack.tight.grow", {}, el("h3", {}, el("a", { href: app.link }, app.title)), el("p.small", {}, app.reason),
        app.inputs.length ? el("ul.row.wrap", { "aria-label": t("match.carried") }, app.inputs.map((one) => el("li.badge.accent", {}, `${one.label}: ${one.value}`))) : null))));
    say([t(told.apps.length ? "match.found" : "match.none", { count: told.apps.length }), Number(told.cost_usd) ? t("match.paid", { model: told.model, cost: money(told.cost_usd) }) : ""].filter(Boolean).join(" "));
  } catch (error) { say(error.name === "AbortError" ? t("match.stopped") : error.message, error.name !== "AbortError"); }
  work = null;
  go.textContent = t("match.go");
  form.removeAttribute("aria-busy");
}

form.addEventListener("submit", (event) => { event.preventDefault(); ask(); });
field.addEventListener("change", tell);
form.dataset.ready = "true";
