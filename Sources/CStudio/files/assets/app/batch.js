// Many pictures from a table: a CSV in, a zip out. A batch goes on without this page; coming back finds it again.
import { complain, el, icon, iconButton, kept, page, t } from "../core.js";
import { address, ask, base } from "./server.js";

export class Batches {
  constructor(host, file, sample, app) {
    Object.assign(this, { host, app });
    this.key = `batches.${page.app.slug}`;
    file.addEventListener("change", () => { if (file.files[0]) this.send(file.files[0]); file.value = ""; });
    const rows = [this.columns(), this.columns().map((id) => this.example(id))];
    sample.href = URL.createObjectURL(new Blob([rows.map((row) => row.map(quoted).join(",")).join("\r\n") + "\r\n"], { type: "text/csv" }));
  }

  columns() { return this.app().inputs.filter((input) => !["image", "sketch", "mask"].includes(input.kind)).map((input) => input.id); }

  example(id) {
    const input = this.app().inputs.find((one) => one.id === id);
    return this.app().examples?.[0]?.inputs?.[id] ?? input.default ?? input.options?.[0]?.id ?? input.placeholder ?? "";
  }

  async send(file) {
    const form = new FormData();
    form.append("file", file, file.name);
    try {
      const { batch } = await ask("/batches", { method: "POST", body: form });
      kept.set(this.key, [batch, ...kept.get(this.key, [])].slice(0, 10));
      this.show(batch);
    } catch (error) { complain(error); }
  }

  resume() { for (const batch of kept.get(this.key, []).toReversed()) this.show(batch); }

  show(batch) {
    const meter = el("span"), text = el("span.grow.small");
    const bar = el("div.meter", { role: "progressbar", "aria-label": t("app.batchProgress"), "aria-valuemin": "0", "aria-valuemax": "100" }, meter);
    const zip = el("a.button", { href: address(`${base}/batches/${batch}/zip`), download: "", hidden: true }, icon("download"), "zip");
    const stop = iconButton("x", t("core.cancel"), () => ask(`/batches/${batch}`, { method: "DELETE" }).catch(complain));
    const errors = el("ul.small.soft");
    const card = el("div.card.stack.tight", { "data-batch": batch }, el("div.row", {}, text, zip, stop), bar, errors);
    this.host.prepend(card);
    const look = async () => {
      let told;
      try {
        told = await ask(`/batches/${batch}`);
      } catch (error) {
        if (error.status === 404) { kept.set(this.key, kept.get(this.key, []).filter((one) => one !== batch)); return card.remove(); }
        return setTimeout(look, 4000);
      }
      const done = told.succeeded + told.failed;
      text.textContent = t("app.batchState", { name: told.name, done, rows: told.rows, failed: told.failed });
      meter.style.setProperty("--at", String(told.rows ? done / told.rows : 1));
      bar.setAttribute("aria-valuenow", String(Math.round((100 * done) / Math.max(1, told.rows))));
      zip.hidden = !told.succeeded;
      stop.hidden = told.done;
      errors.replaceChildren(...(told.errors ?? []).slice(0, 5).map((one) => el("li", {}, t("app.batchRow", { row: one.row, message: one.message }))));
      card.dataset.done = String(told.done);
      if (!told.done) setTimeout(look, 800);
    };
    look();
  }
}

const quoted = (value) => { const text = String(value); return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text; };
