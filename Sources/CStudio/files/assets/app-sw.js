// An app's worker. The server puts `EASEL` {slug, assets, version, files, page} before this file.
/* global EASEL */
const shell = `easel-app-${EASEL.slug}-${EASEL.version}`;
const sharedCache = `easel-shared-${EASEL.slug}`;

self.addEventListener("install", (event) => {
  event.waitUntil((async () => {
    const cache = await caches.open(shell);
    await cache.addAll(EASEL.files);
    // The page may need a password: without it the app is simply not there offline.
    await cache.add(new Request(EASEL.page, { credentials: "same-origin" })).catch(() => {});
    await cache.add(`${EASEL.page}/look.css`).catch(() => {});
    await self.skipWaiting();
  })());
});

self.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    const old = (await caches.keys()).filter((name) => name.startsWith(`easel-app-${EASEL.slug}-`) && name !== shell);
    await Promise.all(old.map((name) => caches.delete(name)));
    await self.clients.claim();
  })());
});

/** What was shared with the app waits in a cache until its page takes it. */
async function share(request) {
  const form = await request.formData();
  const cache = await caches.open(sharedCache);
  const image = form.get("image");
  if (image && image.size) await cache.put("/shared/image", new Response(image, { headers: { "content-type": image.type } }));
  const words = [form.get("title"), form.get("text"), form.get("url")].filter(Boolean).join(" ");
  if (words) await cache.put("/shared/text", new Response(words));
  return Response.redirect(`${EASEL.page}?shared=1`, 303);
}

/** The network first, and what was kept under `key` where there is none. */
async function fresh(request, key = request) {
  const cache = await caches.open(shell);
  try {
    const response = await fetch(request);
    if (response.ok && !response.redirected) await cache.put(key, response.clone());
    return response;
  } catch {
    return (await cache.match(key)) ?? Response.error();
  }
}

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (url.origin !== location.origin) return;
  if (event.request.method === "POST" && url.pathname === `${EASEL.page}/share`) event.respondWith(share(event.request));
  if (event.request.method !== "GET") return;
  if (url.pathname === EASEL.page) event.respondWith(fresh(event.request, EASEL.page));
  else if (url.pathname === `${EASEL.page}/look.css` || url.pathname.startsWith("/studio/symbols/") || /\/icon-\d+\.png$/.test(url.pathname)) event.respondWith(fresh(event.request));
  else if (url.pathname.startsWith("/assets/")) {
    event.respondWith(caches.match(event.request).then((kept) => kept ?? fetch(event.request)));
  }
});
