// The gallery: filters, the virtualised grid, selecting, and what is done with many at once.
import { $, $$, api, asked, complain, confirmed, dialog, el, icon, iconButton, later, page, t, toast, typing } from "./core.js";
import { Grid } from "./gallery/grid.js";

const viewer = () => import("./viewer.js");

/** A viewer looks and downloads. */
const isEditor = page.person?.role !== "viewer";
const filter = { q: "", starred: false, board: "", day: "", source: "" };
const picked = new Map();
const grid = new Grid($("#grid"), { load, onOpen: open, onPick: pick, isPicked: (id) => picked.has(id) });

function query() {
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) if (value) asked.set(name, String(value));
  return asked;
}

/** One stretch of pictures. */
async function load(offset, limit) {
  const asked = query();
  asked.set("offset", String(offset));
  asked.set("limit", String(limit));
  return api(`/studio/api/pictures?${asked}`);
}

async function refresh() {
  const first = await grid.reset().catch(complain);
  const total = first?.total ?? 0;
  $("#empty").hidden = total > 0;
  const isAll = !query().size;
  const state = isAll ? "none" : "nothing";
  $("#empty h2").textContent = t(`gallery.${state}Heading`);
  $("#empty p").textContent = t(`gallery.${state}Lead`);
  if (isAll) $("#total").textContent = new Intl.NumberFormat(page.lang).format(total);
  $("#live").textContent = t("gallery.count", { count: total });
}

async function open(index) {
  (await viewer()).openViewer(grid.items, index, {
    changed: () => grid.draw(true),
    removed: () => refresh(),
    restored: () => refresh(),
  });
}

// Selecting.
let anchor = null;
function pick(index, event) {
  const picture = grid.items[index];
  const on = !picked.has(picture.id);
  const [from, to] = event?.shiftKey && anchor !== null ? [Math.min(anchor, index), Math.max(anchor, index)] : [index, index];
  for (let at = from; at <= to; at++) {
    const one = grid.items[at];
    if (!one) continue;
    if (on) picked.set(one.id, one); else picked.delete(one.id);
  }
  anchor = index;
  selection();
}
function clear() { picked.clear(); selection(); }

function selection() {
  const bar = $("#selbar");
  bar.hidden = picked.size === 0;
  $("#grid").classList.toggle("selecting", picked.size > 0);
  grid.draw(true);
  if (!picked.size) return;
  const button = (name, label, run, more = {}) => el("button.button.quiet", { type: "button", onclick: run, "aria-label": label, ...more }, icon(name), el("span", {}, label));
  const ids = [...picked.keys()];
  bar.replaceChildren(el("b", {}, t("gallery.selected", { count: ids.length })),
    isEditor ? button("star", t("gallery.star"), () => many("star", { ids, starred: true })) : "",
    isEditor ? button("board", t("viewer.board"), async () => (await viewer()).toBoard(ids)) : "",
    isEditor && page.assist?.sight ? button("wand", t("alt.batch"), async () => (await import("./gallery/alt-batch.js")).altBatch([...picked.values()], () => grid.draw(true))) : "",
    button("download", t("gallery.zip"), () => zip(ids)),
    ids.length >= 2 && ids.length <= 4 ? button("compare", t("gallery.compare"), () => { location.href = `/compare?ids=${ids.map(encodeURIComponent).join(",")}`; }) : "",
    isEditor ? button("trash", t("gallery.delete"), () => remove(ids)) : "",
    button("x", t("gallery.clear"), clear));
}

async function many(what, body) {
  try { await api(`/studio/api/pictures/${what}`, { method: "POST", body }); clear(); await refresh(); } catch (error) { complain(error); }
}

async function remove(ids) {
  await many("delete", { ids });
  toast(t("gallery.deleted", { count: ids.length }), { label: t("core.undo"), run: () => many("undelete", { ids }) });
}

/** A plain form, so that the browser streams the file to the disk. */
function zip(ids) {
  const form = el("form", { method: "post", action: "/studio/api/pictures/zip" }, el("input", { type: "hidden", name: "csrf", value: page.csrf }), el("input", { type: "hidden", name: "ids", value: ids.join(",") }));
  document.body.append(form);
  form.submit();
  form.remove();
}

// Filters.
function choose(changes, name) {
  Object.assign(filter, { starred: false, board: "", day: "" }, changes);
  for (const button of $$(".shelf-item[data-filter]")) button.setAttribute("aria-pressed", String(button.dataset.filter === name));
  scrollTo(0, 0);
  refresh();
}
const shelf = (name, label, count, glyph, changes) => el("li", {}, el("button.shelf-item", { type: "button", "data-filter": name, "aria-pressed": "false", onclick: () => choose(changes, name) }, icon(glyph), el("span.grow", {}, label), el("span.count", {}, String(count))));

async function boards() {
  const { data } = await api("/studio/api/boards").catch(() => ({ data: page.boards ?? [] }));
  $("#boards").replaceChildren(...data.map((board) => {
    const item = shelf(`board ${board.id}`, board.name, board.pictures ?? 0, "board", { board: board.id });
    if (!isEditor) return item;
    item.firstChild.addEventListener("contextmenu", (event) => { event.preventDefault(); edit(board); });
    item.firstChild.addEventListener("keydown", (event) => { if (event.key === "F2") edit(board); });
    item.classList.add("board");
    item.append(iconButton("more", t("gallery.editBoard", { board: board.name }), () => edit(board)));
    return item;
  }));
}

function edit(board) {
  const box = dialog(board.name, el("div.dialog-foot", {},
    el("button.button.danger", { type: "button", onclick: async () => {
      box.close();
      if (await confirmed(t("gallery.deleteBoard", { board: board.name }), t("gallery.deleteBoardLead"), t("gallery.delete"))) { await api(`/studio/api/boards/${board.id}`, { method: "DELETE" }).catch(complain); boards(); choose({}, "all"); }
    } }, t("gallery.delete")),
    el("button.button", { type: "button", onclick: async () => {
      box.close();
      const name = await asked(t("gallery.rename"), t("gallery.boardName"), board.name);
      if (name) { await api(`/studio/api/boards/${board.id}`, { method: "PATCH", body: { name } }).catch(complain); boards(); }
    } }, t("gallery.rename"))));
}

async function days() {
  const { data } = await api("/studio/api/days").catch(() => ({ data: [] }));
  const say = new Intl.DateTimeFormat(page.lang, { weekday: "short", day: "numeric", month: "short" });
  $("#days").replaceChildren(...data.slice(0, 30).map(({ day, pictures }) => shelf(`day ${day}`, say.format(new Date(`${day}T12:00`)), pictures, "calendar", { day })));
}

// A file gives its recipe back.
async function recover(file) {
  if (!file) return;
  const form = new FormData();
  form.append("file", file, file.name);
  try {
    const { recipe, picture } = await api("/studio/api/recipe", { method: "POST", body: form });
    const rows = ["prompt", "negative_prompt", "model", "snapshot", "size", "quality", "seed"].filter((name) => recipe[name] !== undefined && recipe[name] !== null);
    dialog(t("gallery.recipeHeading"), [
      el("dl.facts", {}, rows.flatMap((name) => [el("dt", {}, name.replace("_", " ")), el("dd", {}, String(recipe[name]))])),
      el("div.dialog-foot", {}, picture ? el("a.button.primary", { href: `/?use=all&id=${encodeURIComponent(picture)}` }, t("viewer.use.all")) : el("span.hint", {}, t("gallery.notHere"))),
    ]);
  } catch (error) { complain(error); }
}
addEventListener("dragover", (event) => { if (event.dataTransfer?.types.includes("Files")) event.preventDefault(); });
addEventListener("drop", (event) => { if (event.dataTransfer?.files.length) { event.preventDefault(); recover(event.dataTransfer.files[0]); } });
$("#recipe-file").addEventListener("change", (event) => { recover(event.target.files[0]); event.target.value = ""; });

document.addEventListener("click", async (event) => {
  const action = event.target.closest("[data-do]")?.dataset.do;
  if (action === "recipe") $("#recipe-file").click();
  if (action === "new-board") {
    const name = await asked(t("gallery.newBoard"), t("gallery.boardName"));
    if (name) { await api("/studio/api/boards", { method: "POST", body: { name } }).catch(complain); boards(); }
  }
});
for (const button of $$(".shelf-item[data-filter]")) button.addEventListener("click", () => choose(button.dataset.filter === "starred" ? { starred: true } : {}, button.dataset.filter));
$("#q").addEventListener("input", later(() => { filter.q = $("#q").value.trim(); refresh(); }, 180));
$("#source").addEventListener("change", () => { filter.source = $("#source").value; refresh(); });
addEventListener("boards", boards);
document.addEventListener("keydown", (event) => {
  if (typing(event) || $("dialog[open]")) return;
  if (event.key === "/") { event.preventDefault(); $("#q").focus(); }
  if (event.key === "Escape" && picked.size) clear();
  const index = grid.focused();
  if (index === null) return;
  if (event.key === "x" || event.key === " ") { event.preventDefault(); pick(index, event); }
  if (!isEditor) return;
  if (event.key === ".") { const picture = grid.items[index]; picture.starred = !picture.starred; grid.draw(true); api(`/studio/api/pictures/${picture.id}`, { method: "PATCH", body: { starred: picture.starred } }).catch(complain); }
  if (event.key === "Delete") remove(picked.size ? [...picked.keys()] : [grid.items[index].id]);
});

await Promise.all([refresh(), boards(), days()]);
$("#gallery").dataset.ready = "true";
