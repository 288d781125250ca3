// The list of apps, and what a new one may start from.
import { $, api, asked, complain, el, page, t, toast } from "./core.js";
import { face } from "./face.js";

const cover = (one) => el("div.face", { "aria-hidden": "true" }, one.thumb ? el("img", { src: one.thumb, alt: "", loading: "lazy", width: "480", height: "320" }) : face(one.icon, one.title));
const tone = { published: "good", changed: "accent", draft: "", archived: "warn" };

async function create(body) {
  try {
    const made = await api("/studio/api/apps", { method: "POST", body });
    location.href = `/apps/${made.app.slug}`;
  } catch (error) { complain(error); }
}

const isEditor = ["owner", "editor"].includes(page.person?.role);
const list = page.apps ?? [];
$("#list").replaceChildren(...list.map((app) => el("li.app-card", { "data-slug": app.slug }, cover(app), el("div.about", {},
  el("h3", {}, el("a", { href: isEditor ? `/apps/${app.slug}` : `/a/${app.slug}` }, app.title)), el("p", {}, app.description || app.model),
  el("div.row.wrap", {}, el(`span.badge${tone[app.status] ? `.${tone[app.status]}` : ""}`, {}, t(`apps.status.${app.status}`)),
    app.canary ? el("span.badge.accent", {}, t("apps.canary", { share: app.canary.share })) : null,
    page.drifting?.includes(app.slug) ? el("span.badge.warn", {}, t("apps.drift")) : null,
    app.shutdown ? el("span.badge.warn", {}, app.shutdown.days_left > 0 ? t("apps.retires", { days: app.shutdown.days_left }) : t("apps.retired")) : null)))));
$("#yours").hidden = list.length === 0;

$("#templates").replaceChildren(...(page.templates ?? []).map((one) => el("li.app-card", { "data-template": one.id }, cover(one), el("div.about", {},
  el("h3", {}, el("button", { type: "button", onclick: () => create({ template: one.id }) }, one.title)), el("p", {}, one.description)))));

$("#from").hidden = !page.templates?.length || !isEditor;
if (!isEditor) for (const name of ["new", "import"]) $(`[data-do=${name}]`).hidden = true;
document.addEventListener("click", (event) => {
  const action = event.target.closest("[data-do]")?.dataset.do;
  if (action === "new") asked(t("apps.nameHeading"), t("apps.name"), "", t("apps.create")).then((title) => title && create({ title }));
  if (action === "import") $("#yaml").click();
});
$("#yaml").addEventListener("change", async (event) => {
  const [file] = event.target.files;
  event.target.value = "";
  if (!file) return;
  if (file.size > 4 << 20) return toast(t("apps.tooLarge"));
  create({ yaml: await file.text() });
});
if ($("#match")) import("./apps/match.js");
