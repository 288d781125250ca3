// From a verdict to an app's switch: the app that was compared for, or one that is chosen here.
import { dialog, el, page, t } from "../core.js";

export function toSwitch(state, model) {
  const open = (slug) => { location.href = `/apps/${encodeURIComponent(slug)}?switch=${encodeURIComponent(model)}&comparison=${encodeURIComponent(state.id)}`; };
  if (state.app && page.apps.some((app) => app.slug === state.app)) return open(state.app);
  dialog(t("verdict.switchHeading", { model }), page.apps.length
    ? [el("p.soft", {}, t("verdict.switchLead")), el("ul.stack.tight", {}, page.apps.map((app) => el("li", {}, el("button.menu-item", { type: "button", "data-app": app.slug, onclick: () => open(app.slug) }, el("b.grow", {}, app.title), el("span.soft", {}, app.model)))))]
    : el("p.soft", {}, t("verdict.noApps")));
}
