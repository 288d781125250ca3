// One run of an app: sent, followed, shown.
import { $, duration, el, icon, iconButton, t, toast } from "../core.js";
import { address, ask, base } from "./server.js";

export class AppRun {
  isOpen = true;

  constructor({ app, inputs, onDone, onOutcome }) {
    Object.assign(this, { app, inputs, onDone, onOutcome });
    this.meter = el("span");
    this.bar = el("div.meter", { role: "progressbar", "aria-label": t("make.progress"), "aria-valuemin": "0", "aria-valuemax": "100", "aria-valuenow": "0" }, this.meter);
    this.frame = el("div.frame.waiting", { role: "img", "aria-label": t("make.running") });
    this.frame.style.setProperty("aspect-ratio", "1");
    this.frame.style.setProperty("max-width", "calc(100dvh - 220px)");
    this.meta = el("span.small.soft.grow", {}, t("make.sending"));
    this.stop = el("button.button.quiet", { type: "button", onclick: () => this.cancel() }, t("core.cancel"));
    this.node = el("div.stack", {}, this.frame, this.bar, el("div.row", {}, this.meta, this.stop));
  }

  async start(inputs, parameters, files) {
    let body = { inputs, parameters };
    if (files.length) {
      body = new FormData();
      body.append("inputs", JSON.stringify(inputs));
      body.append("parameters", JSON.stringify(parameters));
      for (const [id, file] of files) body.append(id, file, file.name);
    }
    try {
      const { run } = await ask("/runs", { method: "POST", body });
      this.follow(run);
      if (this.isUnwanted) this.cancel();
    } catch (error) { this.end(error.code === "moderation_blocked" ? "refused" : "failed", error, true); }
  }

  follow(run) {
    this.run = run;
    const source = (this.source = new EventSource(address(`${base}/runs/${run}/events`)));
    const on = (name, does) => source.addEventListener(`job.${name}`, (event) => does(JSON.parse(event.data)));
    const queued = (told) => this.report(told.queue_position > 0 ? t("make.queuedBehind", { position: told.queue_position }) : t("make.queued"));
    on("queued", queued);
    on("position", queued);
    on("running", () => { this.began = Date.now(); this.report(t("make.running")); });
    on("progress", ({ progress }) => {
      this.meter.style.setProperty("--at", String(progress));
      this.bar.setAttribute("aria-valuenow", String(Math.round(progress * 100)));
      const spent = (Date.now() - (this.began ?? Date.now())) / 1000;
      this.report(spent > 1 && progress > 0.05 ? t("make.left", { time: duration((spent / progress) * (1 - progress)) }) : t("make.running"));
    });
    on("partial_image", ({ output_format: format, b64_json: data }) => {
      let image = $("img", this.frame);
      if (!image) this.frame.append((image = el("img.step", { alt: "" })));
      image.src = `data:image/${format};base64,${data}`;
    });
    for (const state of ["succeeded", "failed", "cancelled"]) on(state, (job) => { source.close(); this.finish(state, job); });
    source.addEventListener("error", () => { if (source.readyState === EventSource.CLOSED && this.isOpen) this.poll(); });
  }

  /** Asks until the run has ended. */
  async poll() {
    const run = await ask(`/runs/${this.run}`).catch(() => null);
    if (run && ["succeeded", "failed", "cancelled"].includes(run.status)) return this.finish(run.status, run, run);
    setTimeout(() => this.isOpen && this.poll(), 1500);
  }

  report(text) { this.meta.textContent = text; }

  async finish(state, job, known) {
    if (state !== "succeeded") return this.end(state === "cancelled" ? "cancelled" : job.error?.code === "moderation_blocked" ? "refused" : "failed", job.error ?? {});
    const run = known ?? (await ask(`/runs/${this.run}`).catch(() => null));
    // The pictures are there: they are asked for until they come.
    if (!run) return this.poll();
    this.isOpen = false;
    this.pictures = run.pictures;
    const shown = { ...run, inputs: run.inputs ?? this.inputs };
    this.node.replaceWith(AppRun.finished(shown, { onAgain: null, onOutcome: this.onOutcome }));
    this.onDone?.(shown);
  }

  async cancel() {
    if (!this.isOpen) return;
    this.isUnwanted = true;
    this.stop.disabled = true;
    // Sent, but not answered yet: `start` comes back to it.
    if (!this.run) return;
    await ask(`/runs/${this.run}`, { method: "DELETE" }).catch((error) => { this.stop.disabled = false; toast(error.message); });
  }

  /** `isOwn`: the app refused it, and no model was asked. */
  end(kind, error, isOwn = false) {
    this.isOpen = false;
    this.source?.close();
    const advice = isOwn ? "" : kind === "cancelled" ? t("app.cancelledAdvice") : kind === "refused" ? t("make.refusedAdvice") : "";
    this.node.replaceChildren(el(`div.outcome.${kind}`, { role: kind === "cancelled" ? "status" : "alert" }, icon({ refused: "hand", failed: "warn", cancelled: "stop" }[kind]),
      el("h3", {}, isOwn ? t(`app.${kind}`) : t(`make.${kind}`)), el("p", {}, [error?.message, advice].filter(Boolean).join(" "))));
  }

  /** A finished run with its pictures and what can be done with them. */
  static finished(run, { onAgain, onOutcome }) {
    const pictures = (run.pictures ?? []).map((picture) => {
      const url = picture.local ?? address(picture.url);
      const image = el("img", { src: url, alt: picture.alt || t("app.yourPicture"), width: String(picture.width ?? 1024), height: String(picture.height ?? 1024) });
      const frame = el("div.frame.fresh", {}, image);
      const ratio = (picture.width ?? 1) / (picture.height ?? 1);
      frame.style.setProperty("aspect-ratio", String(ratio));
      frame.style.setProperty("max-width", `calc((100dvh - 220px) * ${ratio})`);
      const name = `${picture.id}.${picture.format ?? "png"}`;
      const star = iconButton("star", t("gallery.star"), () => { star.setAttribute("aria-pressed", "true"); onOutcome(picture.id, "starred"); }, { "aria-pressed": "false" });
      return el("figure.stack.tight", {}, frame, el("div.row", {},
        el("a.button", { href: url, download: name, onclick: () => onOutcome(picture.id, "downloaded") }, icon("download"), t("viewer.download")),
        navigator.canShare ? el("button.button", { type: "button", onclick: () => shareFile(url, name, () => onOutcome(picture.id, "kept")) }, icon("share"), t("app.sharePicture")) : null, star,
        onAgain ? el("button.button.quiet.end", { type: "button", onclick: onAgain }, t("app.useAgain")) : null));
    });
    return el("div.stack", { "data-run": run.run, "data-model": run.model }, pictures.length ? pictures : el("p.soft", {}, t("app.notOffline")));
  }
}

async function shareFile(url, name, done) {
  try {
    const blob = await (await fetch(url)).blob();
    await navigator.share({ files: [new File([blob], name, { type: blob.type })] });
    done();
  } catch { /* the visitor changed their mind */ }
}
