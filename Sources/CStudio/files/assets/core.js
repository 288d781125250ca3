// What every page's script needs: the page's data, strings, elements, requests, toasts.

const source = document.getElementById("page");
export const page = source ? JSON.parse(source.textContent) : { strings: {} };

/** The text of `key` ("make.queued") with `{name}` filled in. */
export function t(key, values = {}) {
  let text = key.split(".").reduce((node, part) => node?.[part], page.strings) ?? key;
  for (const [name, value] of Object.entries(values)) text = text.replaceAll(`{${name}}`, String(value));
  return text;
}

export const $ = (selector, root = document) => root.querySelector(selector);
export const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];

/** An element: `el("p.soft", {title: "…"}, "text", child)`. Text is never read as markup. */
export function el(tag, attributes = {}, ...children) {
  const [name, ...classes] = tag.split(".");
  const node = document.createElement(name || "div");
  if (classes.length) node.className = classes.join(" ");
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else if (key === "vars") for (const [variable, text] of Object.entries(value)) node.style.setProperty(variable, text);
    else if (key in node && typeof value !== "string") node[key] = value;
    else node.setAttribute(key, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** One of the page's icons. */
export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `#i-${name}`);
  svg.append(use);
  return svg;
}

/** A square button with an icon. */
export function iconButton(name, label, onclick, more = {}) {
  return el("button.ib", { type: "button", "aria-label": label, title: label, onclick, ...more }, icon(name));
}

/** What a request failed with: the API's error. */
export class Refusal extends Error {
  constructor(status, error) {
    super(error?.message ?? t("core.failed", { status }));
    Object.assign(this, { status, code: error?.code, param: error?.param, type: error?.type, details: error });
  }
}

/** A request to this server; JSON in and out. `body` may be a form. Throws `Refusal`. */
export async function api(path, { method = "GET", body, headers = {}, raw = false, signal } = {}) {
  const isForm = body instanceof FormData;
  const options = { method, headers: { accept: "application/json", ...headers }, signal };
  if (body !== undefined && !isForm) options.headers["content-type"] = "application/json";
  if (method !== "GET") options.headers["x-csrf-token"] = page.csrf;
  if (body !== undefined) options.body = isForm ? body : JSON.stringify(body);
  let response;
  try {
    response = await fetch(path, options);
  } catch (cause) {
    if (cause.name === "AbortError") throw cause;
    throw new Refusal(0, { message: t("core.offline"), code: "offline" });
  }
  if (response.ok && raw) return response;
  const answer = response.status === 204 ? null : await response.json().catch(() => null);
  if (response.ok) return answer;
  if (response.status === 401 && answer?.error?.code === "no_session") {
    location.href = `/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`;
  }
  throw new Refusal(response.status, answer?.error);
}

/** A short message at the foot; `action` is `{label, run}`. */
export function toast(text, action, seconds = 6) {
  const host = $(".toasts") ?? document.body.appendChild(el("div.toasts", { role: "status", "aria-live": "polite" }));
  const note = el("div.toast", {}, el("span", {}, text));
  if (action) {
    note.append(el("button", { type: "button", onclick: () => { note.remove(); action.run(); } }, action.label));
  }
  host.append(note);
  setTimeout(() => note.remove(), (action ? Math.max(seconds, 10) : seconds) * 1000);
}

/** Says a failure. */
export const complain = (error) => { if (error.name !== "AbortError") toast(error.message); };

/** A sum of dollars as people read it. */
export function money(text) {
  const value = Number(text);
  if (!value) return t("core.free");
  return new Intl.NumberFormat(page.lang, { style: "currency", currency: "USD", maximumFractionDigits: value < 0.1 ? 4 : 2 }).format(value);
}

export const when = (seconds) =>
  new Intl.DateTimeFormat(page.lang, { dateStyle: "medium", timeStyle: "short" }).format(new Date(seconds * 1000));

/** What a picture shows, in words: its alt text, or else its prompt. */
export const described = (picture) => picture?.alt || picture?.prompt || "";

/** Seconds as "3 s" or "2 min". */
export function duration(seconds) {
  const unit = seconds < 90 ? "second" : "minute";
  const count = seconds < 10 && unit === "second" ? Math.max(0.1, Math.round(seconds * 10) / 10) : Math.round(unit === "second" ? seconds : seconds / 60);
  return new Intl.NumberFormat(page.lang, { style: "unit", unit, unitDisplay: "short" }).format(count);
}

/** Fetches the texts of a group that the page came without; a module that is loaded late waits for its own. */
export async function learn(group) {
  if (Object.keys(page.strings[group] ?? {}).length > 1) return;
  try { page.strings[group] = await api(`/studio/api/strings/${group}`); } catch { /* keys are shown in their place */ }
}

/** Calls `run` when nothing has come for `pause` milliseconds. */
export function later(run, pause = 250) {
  let timer;
  return (...all) => { clearTimeout(timer); timer = setTimeout(() => run(...all), pause); };
}

/** What this browser keeps; a refused storage keeps nothing. */
export const kept = {
  get(key, otherwise) { try { return JSON.parse(localStorage.getItem(`easel.${key}`)) ?? otherwise; } catch { return otherwise; } },
  set(key, value) { try { localStorage.setItem(`easel.${key}`, JSON.stringify(value)); } catch { /* full or refused */ } },
};

/** A dialog with a heading and a close button. */
export function dialog(heading, content, { wide = false, className = "" } = {}) {
  const id = `h${Math.random().toString(36).slice(2)}`;
  const box = el(`dialog${wide ? ".wide" : ""}${className ? `.${className}` : ""}`, { "aria-labelledby": id },
    el("div.dialog-head", {}, el("h2.grow", { id }, heading), iconButton("x", t("core.close"), () => box.close())),
    el("div.dialog-body", {}, content));
  box.addEventListener("close", () => box.remove());
  box.addEventListener("click", (event) => { if (event.target === box) box.close(); });
  document.body.append(box);
  box.showModal();
  return box;
}

/** Asks before something that cannot be taken back. */
export function confirmed(heading, text, label) {
  return new Promise((resolve) => {
    const box = dialog(heading, [
      el("p.soft", {}, text),
      el("div.dialog-foot", {},
        el("button.button", { type: "button", onclick: () => box.close() }, t("core.cancel")),
        el("button.button.danger", { type: "button", onclick: () => { resolve(true); box.close(); } }, label)),
    ]);
    box.addEventListener("close", () => resolve(false));
  });
}

/** Asks for a line of text. */
export function asked(heading, label, value = "", save = t("core.save")) {
  return new Promise((resolve) => {
    const field = el("input.input", { id: "asked", value, maxlength: "100", required: true });
    const box = dialog(heading, el("form.stack", { onsubmit: (event) => { event.preventDefault(); resolve(field.value.trim()); box.close(); } },
      el("div.field", {}, el("label", { for: "asked" }, label), field),
      el("div.dialog-foot", {}, el("button.button.primary", {}, save))));
    box.addEventListener("close", () => resolve(null));
    field.focus();
  });
}

/** Whether a key press belongs to a text field. */
export const typing = (event) => event.target.closest?.("input:not([type=checkbox],[type=radio],[type=range]), textarea, select, [contenteditable]");
