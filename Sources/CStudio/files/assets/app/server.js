// How an app's page talks to its server: as a visitor, by header, so that it works in a frame too.
import { Refusal, page, t } from "../core.js";

export const base = `/a/${page.app.slug}`;
export const token = page.visitor;

/** A request below `/a/{slug}`; JSON or a form in, JSON out. Throws `Refusal`. */
export async function ask(path, { method = "GET", body, raw = false, signal } = {}) {
  const isForm = body instanceof FormData;
  const headers = { accept: "application/json", "x-easel-visitor": token };
  if (body !== undefined && !isForm) headers["content-type"] = "application/json";
  let response;
  try {
    response = await fetch(base + path, { method, headers, signal, body: body === undefined ? undefined : isForm ? body : JSON.stringify(body) });
  } catch (cause) {
    if (cause.name === "AbortError") throw cause;
    throw new Refusal(0, { message: t("core.offline"), code: "offline" });
  }
  if (response.ok && raw) return response;
  const answer = response.status === 204 ? null : await response.json().catch(() => null);
  if (response.ok) return answer;
  throw new Refusal(response.status, answer?.error);
}

/** An address for an element, which sends no headers: in a frame it carries the visitor's word. */
export function address(url, more = {}) {
  const full = new URL(url, location.origin);
  for (const [name, value] of Object.entries(more)) full.searchParams.set(name, value);
  if (window.top !== window) full.searchParams.set("visitor", token);
  return full.pathname + full.search;
}
