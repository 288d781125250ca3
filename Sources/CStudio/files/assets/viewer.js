// One picture, large: its facts, and what can be done with it.
import { $, api, asked, complain, described, el, iconButton, page, t, toast, typing, when } from "./core.js";
import { ratioName } from "./make/shapes.js";
import { altSection } from "./viewer/alt.js";

/** A viewer looks and downloads. */
const isEditor = page.person?.role !== "viewer";

/** Shows `list[index]`; `actions` is `{use(kind, picture), removed(ids), changed(picture)}`, all of them optional. */
export function openViewer(list, index, actions = {}) {
  const image = el("img", { alt: "" });
  const side = el("div.viewer-side");
  const box = el("dialog.viewer", { "aria-label": t("viewer.heading") });
  const step = (by) => { const next = index + by; if (next >= 0 && next < list.length && list[next]) { index = next; show(); } };
  const previous = iconButton("left", t("viewer.previous"), () => step(-1));
  const next = iconButton("right", t("viewer.next"), () => step(1));
  previous.classList.add("prev");
  next.classList.add("next");
  box.append(el("div.viewer-in", {}, el("div.viewer-pic", {}, image, previous, next), side));

  async function show() {
    const picture = list[index];
    previous.hidden = index === 0;
    next.hidden = index >= list.length - 1;
    image.src = picture.url;
    image.alt = described(picture);
    draw(picture);
    if (!picture.recipe) {
      try {
        Object.assign(picture, await api(`/studio/api/pictures/${picture.id}`));
        if (list[index] === picture) draw(picture);
      } catch (error) { complain(error); }
    }
  }

  function use(kind) {
    const picture = list[index];
    box.close();
    if (actions.use) actions.use(kind, picture);
    else location.href = `/?use=${kind}&id=${encodeURIComponent(picture.id)}`;
  }

  async function star() {
    const picture = list[index];
    picture.starred = !picture.starred;
    draw(picture);
    actions.changed?.(picture);
    await api(`/studio/api/pictures/${picture.id}`, { method: "PATCH", body: { starred: picture.starred } }).catch(complain);
  }

  async function remove() {
    const picture = list[index];
    try {
      await api("/studio/api/pictures/delete", { method: "POST", body: { ids: [picture.id] } });
    } catch (error) { return complain(error); }
    box.close();
    actions.removed?.([picture.id]);
    toast(t("gallery.deleted", { count: 1 }), { label: t("core.undo"), run: async () => {
      await api("/studio/api/pictures/undelete", { method: "POST", body: { ids: [picture.id] } }).catch(complain);
      actions.restored?.([picture]);
    } });
  }

  function draw(picture) {
    const text = picture.recipe?.prompt ?? picture.prompt;
    const button = (kind, primary) => el(`button.button${primary ? ".primary" : ""}`, { type: "button", onclick: () => use(kind) }, t(`viewer.use.${kind}`));
    const facts = [
      ["model", picture.snapshot ?? picture.model], ["size", `${picture.width} × ${picture.height} · ${ratioName(picture.width, picture.height)}`],
      ["quality", picture.recipe?.quality], ["seed", picture.seed], ["format", picture.format?.toUpperCase()], ["created", picture.created ? when(picture.created) : null], ["app", picture.app],
    ].filter(([, value]) => value !== undefined && value !== null && value !== "");
    side.replaceChildren(
      el("div.viewer-acts", {}, isEditor ? iconButton("star", t("gallery.star"), star, { "aria-pressed": String(Boolean(picture.starred)) }) : null,
        el("a.ib", { href: picture.url, download: `${picture.id}.${picture.format ?? "png"}`, "aria-label": t("viewer.download"), title: t("viewer.download") }, iconOnly("download")),
        ...(isEditor ? [iconButton("board", t("viewer.board"), () => toBoard([picture.id])), iconButton("trash", t("gallery.delete"), remove)] : []),
        el("span.grow"), iconButton("x", t("core.close"), () => box.close())),
      el("div.stack.tight", {}, el("h2.small.soft", {}, t("viewer.prompt")), el("p.prompt-text", {}, text || t("viewer.noPrompt"))),
      altSection(picture, () => { image.alt = described(picture); actions.changed?.(picture); }),
      picture.revised_prompt ? el("div.stack.tight", {}, el("h2.small.soft", {}, t("viewer.revised")), el("p.small.soft", {}, picture.revised_prompt)) : "",
      picture.recipe?.negative_prompt ? el("div.stack.tight", {}, el("h2.small.soft", {}, t("viewer.negative")), el("p.small", {}, picture.recipe.negative_prompt)) : "",
      isEditor ? el("div.pair", {}, button("remix", true), button("edit"), button("prompt"), picture.seed !== null && picture.seed !== undefined ? button("seed") : null, button("all"), ...again(picture)) : "",
      el("dl.facts", {}, facts.flatMap(([name, value]) => [el("dt", {}, t(`viewer.${name}`)), el("dd", {}, String(value))])));
  }

  /** Makes a picture again from its pin or its recipe, and says how like it is. */
  function again(picture) {
    const verdict = el("p.small.wide-cell", { role: "status" });
    const button = el("button.button", { type: "button", "data-do": "reproduce", onclick: async () => {
      button.disabled = true;
      verdict.textContent = t("viewer.reproducing");
      try {
        const told = await api(`/studio/api/pictures/${picture.id}/reproduce`, { method: "POST", body: {} });
        verdict.textContent = told.verdict === "impossible" ? told.reason : t(`viewer.verdict.${told.verdict}`, { psnr: told.psnr_db ?? "" });
      } catch (error) { verdict.textContent = error.message; }
      button.disabled = false;
    } }, t("viewer.reproduce"));
    return [button, verdict];
  }

  box.addEventListener("keydown", (event) => {
    if (typing(event) || event.metaKey || event.ctrlKey) return;
    const does = { ArrowLeft: () => step(-1), ArrowRight: () => step(1), d: () => $("a[download]", side).click(), ...(isEditor ? { ".": star, r: () => use("remix"), Delete: remove } : {}) };
    if (does[event.key]) { event.preventDefault(); does[event.key](); }
  });
  box.addEventListener("close", () => box.remove());
  document.body.append(box);
  box.showModal();
  show();
  return box;
}

const iconOnly = (name) => iconButton(name, "", null).firstChild;

/** Asks for a board and puts pictures on it. */
export async function toBoard(ids) {
  const { data } = await api("/studio/api/boards").catch(() => ({ data: [] }));
  const put = async (board) => {
    try {
      await api("/studio/api/pictures/board", { method: "POST", body: { ids, board: board.id, add: true } });
      toast(t("gallery.onBoard", { board: board.name }));
      dispatchEvent(new CustomEvent("boards"));
    } catch (error) { complain(error); }
  };
  const { dialog } = await import("./core.js");
  const box = dialog(t("viewer.board"), [
    ...data.map((board) => el("button.menu-item", { type: "button", onclick: () => { box.close(); put(board); } }, iconOnly("board"), board.name, el("span.end.faint", {}, String(board.pictures ?? "")))),
    el("button.button", { type: "button", onclick: async () => {
      box.close();
      const name = await asked(t("gallery.newBoard"), t("gallery.boardName"));
      if (name) await put(await api("/studio/api/boards", { method: "POST", body: { name } }));
    } }, t("gallery.newBoard")),
  ]);
}
