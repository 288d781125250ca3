// The frame of every page: theme, menu, the list of keys.
import { $, $$, dialog, el, page, t, typing } from "./core.js";

function theme() {
  const root = document.documentElement;
  const isDark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = isDark ? "light" : "dark";
  try { localStorage.setItem("easel.theme", root.dataset.theme); } catch { /* it holds for this page */ }
}

function keys() {
  const mod = /Mac|iP/.test(navigator.platform) ? "⌘" : "Ctrl";
  const list = [
    [[mod, "↵"], "run"], [["⇧", "X"], "cancel"], [["Alt", "↑"], "earlier"], [["Alt", "↓"], "later"], [["/"], "focus"],
    [["."], "star"], [["←"], "previous"], [["→"], "next"], [["R"], "remix"], [["D"], "download"], [["Del"], "delete"],
    [["S"], "settings"], [["G"], "goGallery"], [["M"], "goMake"], [["A"], "goApps"], [["?"], "list"],
  ];
  dialog(t("keys.heading"), el("dl.keys", {}, list.flatMap(([combo, name]) => [
    el("dt", {}, combo.map((key) => el("kbd.kbd", {}, key))), el("dd", {}, t(`keys.${name}`)),
  ])));
}

document.addEventListener("click", (event) => {
  const action = event.target.closest("[data-do]")?.dataset.do;
  if (action === "theme") theme();
  if (action === "keys") keys();
  for (const menu of $$("details.menu[open]")) if (!menu.contains(event.target) || action) menu.open = false;
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") for (const menu of $$("details.menu[open]")) { menu.open = false; $("summary", menu).focus(); }
  if (typing(event) || event.metaKey || event.ctrlKey || event.altKey || $("dialog[open]")) return;
  if (event.key === "?") { event.preventDefault(); keys(); }
  if (!page.person) return;
  if (event.key === "g") location.href = "/gallery";
  if (event.key === "m") location.href = "/";
  if (event.key === "a") location.href = "/apps";
});
