// The runs on the stage: placeholders that fill as each picture finishes, previews, queue, time left, and how it ended.
import { $, api, complain, described, duration, el, icon, iconButton, kept, money, t, toast, when } from "../core.js";

const pictureURL = (id) => `/v1/pictures/${id}/content`;

export class Runs {
  constructor(host, { say, onPictures, onView, onAgain }) {
    Object.assign(this, { host, say, onPictures, onView, onAgain });
    this.list = [];
    this.notes = kept.get("jobs", {});
  }

  /** Gives `task` to the server and shows its run. */
  async start(task) {
    const run = new Run(this, task);
    this.show(run);
    try {
      run.job = await send(task);
    } catch (error) {
      run.end(error.code === "moderation_blocked" ? "refused" : "failed", error);
      return;
    }
    this.note(run);
    run.follow();
    if (run.isUnwanted) run.cancel();
  }

  show(run) {
    this.list.unshift(run);
    this.host.prepend(run.node);
    $("#stage").scrollTop = 0;
  }

  /** Remembers what a job was for, so that a reload can say it. */
  note(run) {
    const { prompt, ratio, parameters } = run.task;
    this.notes = Object.fromEntries([...Object.entries(this.notes).slice(-40), [run.job.id, { prompt, ratio, parameters }]]);
    kept.set("jobs", this.notes);
  }

  /** Shows the jobs that are still open, after a reload; whether there are any. */
  async resume() {
    const open = await Promise.all(["queued", "running"].map((status) => api(`/v1/jobs?status=${status}&limit=20`).catch(() => ({ data: [] }))));
    const jobs = open.flatMap((one) => one.data).filter((job) => job.endpoint.startsWith("/v1/images")).sort((a, b) => a.created_at - b.created_at);
    for (const job of jobs) {
      const run = new Run(this, { prompt: t("make.unknownPrompt"), ratio: 1, parameters: { n: 1 }, ...this.notes[job.id] });
      run.job = job;
      this.show(run);
      run.follow();
    }
    return jobs.length > 0;
  }

  /** Shows the newest pictures that are there already. */
  recent(pictures) {
    if (!pictures.length || this.list.length) return;
    const first = pictures.filter((one) => one.job && one.job === pictures[0].job);
    const shown = first.length ? first.reverse() : pictures.slice(0, 1);
    const run = new Run(this, { prompt: shown[0].prompt ?? "", ratio: shown[0].width / shown[0].height, parameters: { n: shown.length, model: shown[0].model } });
    run.settle(shown, { text: [shown[0].model, when(shown[0].created)] });
    this.list.push(run);
    this.host.append(run.node);
  }

  cancelLatest() { this.list.find((run) => run.isOpen)?.cancel(); }
  starLatest() { this.list.find((run) => run.pictures?.length)?.star(0); }
}

/** Sends a task as a job. */
async function send({ prompt, parameters, images = [], mask, previews }) {
  const fields = { prompt, ...parameters };
  if (previews) fields.partial_images = 2;
  const headers = { prefer: "respond-async" };
  if (!images.length) return api("/v1/images/generations", { method: "POST", body: fields, headers });
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, typeof value === "object" ? JSON.stringify(value) : String(value));
  for (const file of images) form.append(images.length > 1 ? "image[]" : "image", file, file.name);
  if (mask) form.append("mask", mask, "mask.png");
  return api("/v1/images/edits", { method: "POST", body: form, headers });
}

class Run {
  isOpen = true;

  constructor(runs, task) {
    this.runs = runs;
    this.task = task;
    const n = task.parameters.n ?? 1;
    this.meter = el("span");
    this.meta = el("div.run-meta", {}, el("span", {}, t("make.sending")));
    this.bar = el("div.meter", { role: "progressbar", "aria-label": t("make.progress"), "aria-valuemin": "0", "aria-valuemax": "100", "aria-valuenow": "0" }, this.meter);
    this.stop = el("button.button.quiet", { type: "button", onclick: () => this.cancel() }, t("core.cancel"));
    this.frames = Array.from({ length: n }, (_, index) => el("div.frame.waiting", { role: "img", "aria-label": t("make.waitingFor", { number: index + 1 }) }));
    this.grid = el("div.frames", { "data-n": String(n) }, this.frames);
    this.shape(task.ratio, n);
    this.node = el("article.run", { "aria-label": task.prompt }, el("div.run-head", {}, el("p", {}, task.prompt), this.stop), this.bar, this.grid, this.meta);
  }

  /** Keeps the place that the pictures will take. */
  shape(ratio, n) {
    const columns = n === 1 ? 1 : n === 2 ? 2 : n === 4 ? 2 : n <= 6 ? 3 : 4;
    this.grid.style.setProperty("--cols", String(columns));
    const rows = Math.ceil(n / columns);
    if (n > 1) this.grid.style.setProperty("max-width", `max(320px, calc((100dvh - 320px) / ${rows} * ${ratio * columns}))`);
    for (const frame of this.frames) {
      frame.style.setProperty("aspect-ratio", String(ratio));
      if (n === 1) frame.style.setProperty("max-width", `calc((100dvh - 300px) * ${ratio})`);
    }
  }

  follow() {
    const source = new EventSource(`/v1/jobs/${this.job.id}/events`);
    this.source = source;
    const on = (name, run) => source.addEventListener(`job.${name}`, (event) => run(JSON.parse(event.data)));
    on("queued", (job) => this.queued(job.queue_position));
    on("position", (told) => this.queued(told.queue_position));
    on("running", (job) => { this.began ??= Date.now(); this.report([t("make.running"), job.eta_seconds ? t("make.left", { time: duration(job.eta_seconds) }) : null]); });
    on("progress", (told) => this.progress(told));
    on("partial_image", (told) => this.preview(told));
    for (const state of ["succeeded", "failed", "cancelled"]) on(state, (job) => { source.close(); this.finish(job); });
    source.addEventListener("error", () => { if (source.readyState === EventSource.CLOSED && this.isOpen) this.poll(); });
  }

  /** Asks again where the stream was refused. */
  async poll() {
    try {
      const job = await api(`/v1/jobs/${this.job.id}`);
      if (["succeeded", "failed", "cancelled"].includes(job.status)) return this.finish(job);
    } catch (error) {
      return this.end("failed", error);
    }
    setTimeout(() => this.isOpen && this.follow(), 1500);
  }

  report(parts) { this.meta.replaceChildren(...parts.filter(Boolean).map((part) => el("span", {}, part))); }

  queued(position) { this.report([position > 0 ? t("make.queuedBehind", { position }) : t("make.queued")]); }

  progress({ progress }) {
    this.began ??= Date.now();
    this.meter.style.setProperty("--at", String(progress));
    this.bar.setAttribute("aria-valuenow", String(Math.round(progress * 100)));
    const spent = (Date.now() - this.began) / 1000;
    const left = progress > 0.05 && spent > 1 ? (spent / progress) * (1 - progress) : null;
    this.report([t("make.percent", { percent: Math.round(progress * 100) }), left ? t("make.left", { time: duration(left) }) : null]);
  }

  preview({ index, output_format: format, b64_json: data }) {
    const frame = this.frames[index];
    if (!frame) return;
    let image = $("img", frame);
    if (!image) frame.append((image = el("img.step", { alt: "" })));
    image.src = `data:image/${format === "svg" ? "svg+xml" : format};base64,${data}`;
  }

  async finish(job) {
    if (job.status === "succeeded") {
      const { result } = job;
      const [width, height] = (result.size ?? "1x1").split("x").map(Number);
      const pictures = (result.easel?.images ?? []).map((id, index) => ({
        id, url: pictureURL(id), thumb: `/studio/api/pictures/${id}/thumb?w=320`, width, height, prompt: this.task.prompt, model: result.easel?.model ?? job.model,
        seed: result.easel?.seeds?.[index], snapshot: result.easel?.snapshot, created: result.created, starred: false, boards: [], job: job.id, background: result.background, revised_prompt: result.data?.[index]?.revised_prompt,
      }));
      const seconds = job.finished_at - (job.started_at ?? job.created_at);
      this.settle(pictures, { text: [result.easel?.model ?? job.model, `${width} × ${height}`, seconds > 0 ? duration(seconds) : null, t("make.spent", { cost: money(result.easel?.cost_usd ?? 0) })], notes: result.easel?.notes });
      this.runs.onPictures([...pictures].reverse());
      this.runs.say(t("make.done", { count: pictures.length }));
    } else if (job.status === "cancelled") this.end("cancelled");
    else this.end(job.error?.code === "moderation_blocked" ? "refused" : "failed", job.error ?? {});
  }

  /** Shows finished pictures. */
  settle(pictures, { text, notes = [] }) {
    this.isOpen = false;
    this.pictures = pictures;
    this.bar.hidden = true;
    this.stop.replaceWith(this.acts());
    if (pictures[0]) this.shape(pictures[0].width / pictures[0].height, pictures.length);
    this.stars = [];
    pictures.forEach((picture, index) => {
      const frame = this.frames[index] ?? this.grid.appendChild(el("div.frame"));
      frame.className = `frame fresh${picture.background === "transparent" ? " clear" : ""}`;
      frame.removeAttribute("role");
      frame.removeAttribute("aria-label");
      const star = iconButton("star", t("gallery.star"), () => this.star(index), { "aria-pressed": String(Boolean(picture.starred)) });
      star.classList.add("star");
      this.stars.push(star);
      frame.replaceChildren(el("button", { type: "button", "aria-label": t("gallery.open", { prompt: described(picture) }), onclick: () => this.runs.onView(this.pictures, index) },
        el("img", { src: picture.url, alt: described(picture), width: String(picture.width), height: String(picture.height), decoding: "async" })), star);
    });
    for (const spare of this.frames.splice(pictures.length)) spare.remove();
    this.report(text);
    for (const note of notes ?? []) this.meta.append(el("span", {}, note));
  }

  acts() {
    if (!this.task.parameters.model || !this.job) return el("span");
    return iconButton("redo", t("make.again"), () => this.again());
  }

  again() { this.runs.onAgain({ ...this.task }); }

  async star(index) {
    const picture = this.pictures[index];
    picture.starred = !picture.starred;
    this.stars[index].setAttribute("aria-pressed", String(picture.starred));
    try { await api(`/studio/api/pictures/${picture.id}`, { method: "PATCH", body: { starred: picture.starred } }); } catch (error) { complain(error); }
  }

  async cancel() {
    this.isUnwanted = true;
    this.stop.disabled = true;
    // Sent, but not answered yet: `start` comes back to it.
    if (!this.job) return;
    try {
      await api(`/v1/jobs/${this.job.id}`, { method: "DELETE" });
    } catch (error) {
      if (error.code !== "conflict") { this.stop.disabled = false; toast(error.message); }
    }
  }

  /** Shows how it ended without pictures, and what to do. */
  end(kind, error = {}) {
    this.isOpen = false;
    this.source?.close();
    const again = el("button.button", { type: "button", onclick: () => { this.node.remove(); this.again(); } }, t(kind === "cancelled" ? "make.runAgain" : "make.tryAgain"));
    const reword = el("button.button", { type: "button", onclick: () => { $("#prompt").value = this.task.prompt; $("#prompt").focus(); } }, t("make.reword"));
    const advice = kind === "cancelled" ? t("make.cancelledAdvice") : kind === "refused" ? t("make.refusedAdvice") : adviceFor(error);
    const card = el(`div.outcome.${kind}`, { role: kind === "cancelled" ? "status" : "alert" }, icon({ refused: "hand", failed: "warn", cancelled: "stop" }[kind]),
      el("h3", {}, t(`make.${kind}`)), el("p", {}, [error.message, advice].filter(Boolean).join(" ")),
      el("div.row.wrap", {}, kind === "refused" ? [reword] : [again, kind === "failed" ? reword : null]));
    this.bar.hidden = true;
    this.stop.remove();
    this.grid.replaceWith(card);
    this.meta.remove();
  }
}

/** What to do about a failure. */
function adviceFor(error) {
  const known = { insufficient_quota: "quota", rate_limit_exceeded: "rate", upstream_error: "upstream", unavailable: "upstream", offline: "offline" };
  return known[error.code] ? t(`make.advice.${known[error.code]}`) : error.param ? t("make.advice.parameter") : "";
}
