// Publishing, versions with what differs between them, and passing the app on.
import { api, complain, dialog, el, icon, iconButton, page, t, toast, when } from "../core.js";

/** What differs, field by field. */
function changes(data) {
  if (!data.length) return el("p.soft", {}, t("versions.same"));
  const short = (value) => (value === null || value === undefined ? "" : typeof value === "string" ? value : JSON.stringify(value)).slice(0, 2000);
  return el("dl.diff.stack.tight", {}, data.flatMap((one) => [
    el("dt.soft", {}, one.path),
    el("dd", {}, one.words ? one.words.map((word) => (word.op === "added" ? el("ins", {}, word.text) : word.op === "removed" ? el("del", {}, word.text) : word.text)) : [one.before !== null ? el("del", {}, short(one.before)) : null, " ", one.after !== null ? el("ins", {}, short(one.after)) : null]),
  ]));
}

export function openPublish(state, path, refresh) {
  if (state.problems.length) return toast(t("versions.problems", { count: state.problems.length }));
  const note = el("input.input", { id: "note", maxlength: "200", placeholder: t("versions.notePlaceholder") });
  const differs = el("div");
  const go = el("button.button.primary", { type: "button", "data-do": "publish-now", onclick: publish }, t("builder.publish"));
  const lead = el("p.soft", {}, state.app.published ? t("versions.publishAgain", { number: state.app.published + 1 }) : t("versions.publishFirst"));
  const link = state.app.published ? null : address(state);
  const box = dialog(t("versions.publishHeading"), [
    lead, differs, link?.field,
    el("div.field", {}, el("label", { for: "note" }, t("versions.note")), note),
    el("div.dialog-foot", {}, go),
  ]);
  if (state.app.published) api(`${path}/versions/${state.app.published}/diff?against=draft`).then(({ data }) => {
    if (data.length) return differs.replaceChildren(changes(data));
    lead.textContent = t("versions.unchanged", { number: state.app.published });
    go.disabled = true;
  }, () => {});
  const publishAt = (base) => api(`${base}/publish`, { method: "POST", body: note.value.trim() ? { note: note.value.trim() } : {} });
  async function publish() {
    try {
      await api(`${path}/draft`, { method: "PUT", body: { draft: state.draft } });
      const slug = link?.slug() ?? state.app.slug;
      if (slug !== state.app.slug) {
        await api(`${path}/slug`, { method: "PUT", body: { slug } });
        // The page has another address now, whether the app is published or not: nothing of it would find the app at the old one.
        let then = "published";
        try { await publishAt(`/studio/api/apps/${slug}`); } catch (error) {
          sessionStorage.setItem("unpublished", error.message);
          then = "publish";
        }
        return location.replace(`/apps/${slug}?${then}=1`);
      }
      const made = await publishAt(path);
      box.close();
      state.app.status = "published";
      state.app.published = made.app?.published ?? made.number ?? made.published ?? (state.app.published ?? 0) + 1;
      refresh(made.app);
      openShare(state, path, true);
    } catch (error) { complain(error); }
  }
}

/** The part of a title that can stand in an address. */
const named = (title) => title.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").slice(0, 36).replace(/^-+|-+$/g, "");

/** The app's link, which can be chosen until it is published. */
function address(state) {
  const input = el("input.input.mono", { id: "slug", maxlength: "40", value: state.app.slug, autocapitalize: "none", spellcheck: false, "aria-describedby": "slug-hint" });
  const wanted = named(state.draft.title ?? "");
  const fits = wanted.length > 1 && state.app.slug.replace(/-\d+$/, "") !== wanted;
  const use = el("button.button.quiet", { type: "button", "data-do": "slug-title", onclick: () => { input.value = wanted; use.remove(); } }, t("versions.linkFromTitle", { slug: wanted }));
  return {
    slug: () => input.value.trim(),
    field: el("div.field", {}, el("label", { for: "slug" }, t("versions.link")), el("div.row.wrap", {}, el("span.mono.soft", {}, `${location.origin}/a/`), el("div.grow", {}, input), fits ? use : null), el("p.hint", { id: "slug-hint" }, t("versions.linkHint"))),
  };
}

/** The link, the QR code, the frame for other pages, the file. */
export function openShare(state, path, isNew = false) {
  if (!state.app.published) return toast(t("switch.publishFirst"));
  const link = new URL(state.link ?? `/a/${state.app.slug}`, location.origin).href;
  const frame = `<iframe src="${link}" width="420" height="760" title="${state.draft.title.replace(/[&"<]/g, "")}" allow="camera; clipboard-write"></iframe>`;
  const copied = (label, value) => {
    const field = el("input.input.mono", { value, readonly: true, "aria-label": label, onfocus: () => field.select() });
    return el("div.field", {}, el("span.label", {}, label), el("div.row", {}, el("div.grow", {}, field), iconButton("copy", t("share.copy", { label }), () => navigator.clipboard.writeText(value).then(() => toast(t("people.copied"))))));
  };
  const code = el("img.qr", { src: `/a/${state.app.slug}/qr.svg`, alt: t("share.qr"), width: "200", height: "200" });
  dialog(isNew ? t("share.published") : t("share.heading"), [
    isNew ? el("p.soft", {}, t(`builder.accessHints.${state.draft.rules?.access ?? "private"}`)) : null,
    copied(t("share.link"), link), code,
    copied(t("share.frame"), frame), state.draft.rules?.embed?.length ? null : el("p.hint", {}, t("share.frameHint")),
    copied(t("share.code"), `model="app:${state.app.slug}"`),
    el("div.dialog-foot", {}, page.person?.role === "owner" ? el("button.button", { type: "button", onclick: () => makeKey(path) }, t("share.key")) : null,
      el("a.button", { href: `${path}/file`, download: `${state.app.slug}.yaml` }, icon("download"), t("share.file")), el("a.button.primary", { href: link, "data-do": "open-app" }, t("share.open"))),
  ]);
}

async function makeKey(path) {
  try {
    const { key } = await api(`${path}/keys`, { method: "POST", body: {} });
    dialog(t("share.key"), [el("p.soft", {}, t("share.keyLead")), el("input.input.mono", { value: key, readonly: true, "aria-label": t("share.key"), onfocus: (event) => event.target.select() })]);
  } catch (error) { complain(error); }
}

export async function openVersions(state, path, restored, refresh) {
  let list = [];
  try { list = (await api(`${path}/versions`)).data; } catch (error) { return complain(error); }
  const newest = Math.max(0, ...list.map((one) => one.number));
  const detail = el("div");
  const box = dialog(t("builder.versions"), [
    list.length ? el("ul.stack.tight", {}, list.toSorted((a, b) => b.number - a.number).map((one) => el("li.row.wrap", {}, el("div.grow", {}, el("b", {}, t("versions.number", { number: one.number })), " ", one.number === state.app.published ? el("span.badge.good", {}, t("versions.inForce")) : null, el("div.small.soft", {}, [one.note, one.author, when(one.created)].filter(Boolean).join(" · "))),
      one.number > 1 ? el("button.button.quiet", { type: "button", onclick: () => differ(one.number, one.number - 1) }, t("versions.diff")) : null,
      one.number !== newest || state.app.status === "changed" ? el("button.button", { type: "button", onclick: () => restore(one.number) }, t("versions.restore")) : null))) : el("p.soft", {}, t("versions.none")),
    detail,
  ], { wide: list.length > 0 });
  async function differ(number, against) {
    try { detail.replaceChildren(el("h3", {}, t("versions.between", { a: against, b: number })), changes((await api(`${path}/versions/${number}/diff?against=${against}`)).data)); } catch (error) { complain(error); }
  }
  async function restore(number) {
    try {
      const answer = await api(`${path}/versions/${number}/restore`, { method: "POST" });
      box.close();
      const draft = answer?.draft ?? (await api(`${path}/draft`)).draft;
      restored(draft);
      refresh(answer?.app);
      toast(t("versions.restored", { number }));
    } catch (error) { complain(error); }
  }
}
