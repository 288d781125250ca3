// The visitor's own pictures. They lie in this browser's database too, so that they are there without a network.
import { el, page, t, when } from "../core.js";
import { address, ask } from "./server.js";

export class History {
  runs = [];

  constructor(list, empty, { onOpen, onAgain }) {
    Object.assign(this, { list, empty, onOpen, onAgain });
    this.database = opened();
  }

  async load() {
    this.runs = await this.stored();
    this.draw();
    try {
      const { data } = await ask("/runs?limit=50");
      this.runs = merged(data, this.runs);
      this.draw();
      for (const run of data) if (run.status === "succeeded") this.store(run);
    } catch { /* without a network what is stored stands */ }
  }

  /** A run that is still going on. */
  open() { return this.runs.find((run) => ["queued", "running", "open"].includes(run.status)); }

  add(run) {
    this.runs = [run, ...this.runs.filter((one) => one.run !== run.run)];
    this.draw();
    this.store(run);
  }

  draw() {
    const shown = this.runs.filter((run) => run.pictures?.length);
    this.empty.hidden = shown.length > 0;
    this.list.replaceChildren(...shown.map((run) => el("li", {}, el("button.thumb", { type: "button", "aria-label": [t("app.openFrom", { when: when(run.created) }), run.pictures[0].alt].filter(Boolean).join(": "), onclick: () => this.onOpen(run) },
      el("img", { src: run.pictures[0].local ?? address(run.pictures[0].url, { w: "320" }), alt: "", loading: "lazy", width: "160", height: "160" })))));
  }

  /** Keeps a run with its pictures; a few dozen, the newest. */
  async store(run) {
    const database = await this.database;
    if (!database || (await asked(database, "readonly", (store) => store.get(run.run)))) return;
    try {
      const blobs = await Promise.all(run.pictures.map(async (picture) => (await fetch(address(picture.url))).blob()));
      await asked(database, "readwrite", (store) => store.put({ ...run, slug: page.app.slug, blobs }));
    } catch { /* no room, or gone */ }
  }

  async stored() {
    const database = await this.database;
    if (!database) return [];
    const all = (await asked(database, "readonly", (store) => store.getAll()).catch(() => [])).filter((run) => run.slug === page.app.slug);
    return all.sort((a, b) => b.created - a.created).slice(0, 60)
      .map(({ blobs, ...run }) => ({ ...run, pictures: run.pictures.map((picture, index) => ({ ...picture, local: blobs[index] ? URL.createObjectURL(blobs[index]) : undefined })) }));
  }
}

/** What the server tells, and what only lies here; a picture that lies here is shown from here. */
function merged(told, stored) {
  const here = new Map(stored.map((run) => [run.run, run]));
  const all = told.map((run) => here.get(run.run) ?? run);
  const known = new Set(told.map((run) => run.run));
  return [...all, ...stored.filter((run) => !known.has(run.run))].sort((a, b) => b.created - a.created);
}

function opened() {
  return new Promise((resolve) => {
    try {
      const request = indexedDB.open("easel-apps", 1);
      request.onupgradeneeded = () => request.result.createObjectStore("runs", { keyPath: "run" });
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => resolve(null);
    } catch { resolve(null); }
  });
}

const asked = (database, mode, does) => new Promise((resolve, reject) => {
  const request = does(database.transaction("runs", mode).objectStore("runs"));
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});
