// Reference pictures by drop, paste, file or camera, and the mask over the first.
import { $, el, icon, iconButton, t, toast } from "../core.js";

export class References {
  onChange = () => {};
  mask = null;

  constructor(host, { file, camera, drop }) {
    this.host = host;
    this.items = [];
    this.limit = 16;
    this.masks = true;
    for (const input of [file, camera]) input.addEventListener("change", () => { this.add([...input.files]); input.value = ""; });
    addEventListener("paste", (event) => { const files = [...(event.clipboardData?.files ?? [])]; if (files.length) { event.preventDefault(); this.add(files); } });
    let depth = 0;
    const isFiles = (event) => event.dataTransfer?.types.includes("Files");
    drop.addEventListener("dragenter", (event) => { if (isFiles(event)) { depth++; drop.classList.add("dropping"); } });
    drop.addEventListener("dragleave", () => { if (--depth <= 0) { depth = 0; drop.classList.remove("dropping"); } });
    drop.addEventListener("dragover", (event) => { if (isFiles(event)) event.preventDefault(); });
    drop.addEventListener("drop", (event) => { if (!isFiles(event)) return; event.preventDefault(); depth = 0; drop.classList.remove("dropping"); this.add([...event.dataTransfer.files]); });
  }

  get count() { return this.items.length; }
  get first() { return this.items[0]; }
  files() { return this.items.map((item) => item.file); }

  /** What the model takes: the buttons follow. */
  allow(can) {
    this.limit = can.references ?? 0;
    this.masks = Boolean(can.masks);
    for (const name of ["attach", "camera"]) $(`[data-do=${name}]`).hidden = this.limit === 0;
    this.draw();
  }

  async addURL(url, name) {
    const blob = await (await fetch(url)).blob();
    await this.add([new File([blob], `${name}.${blob.type.split("/")[1] ?? "png"}`, { type: blob.type })]);
  }

  async add(files) {
    for (const file of files) {
      if (!/^image\/(png|jpeg|webp)$/.test(file.type)) { toast(t("make.notPicture", { name: file.name })); continue; }
      if (this.items.length >= this.limit) { toast(this.limit ? t("make.tooMany", { limit: this.limit }) : t("make.noReferences")); break; }
      const url = URL.createObjectURL(file);
      const image = new Image();
      image.src = url;
      try { await image.decode(); } catch { toast(t("make.notPicture", { name: file.name })); continue; }
      this.items.push({ file, url, width: image.naturalWidth, height: image.naturalHeight });
    }
    this.draw();
    this.onChange();
  }

  remove(index) {
    URL.revokeObjectURL(this.items[index].url);
    this.items.splice(index, 1);
    if (index === 0) this.mask = null;
    this.draw();
    this.onChange();
  }

  async paint() {
    const { paintMask } = await import("../painter.js");
    const mask = await paintMask(this.first);
    if (mask === undefined) return;
    this.mask = mask;
    this.draw();
  }

  draw() {
    this.host.hidden = this.items.length === 0;
    this.host.replaceChildren(...this.items.map((item, index) => el(`div.ref${index === 0 && this.mask ? ".masked" : ""}`, {},
      el("img", { src: item.url, alt: t("make.reference", { number: index + 1 }) }),
      iconButton("x", t("make.removeReference", { number: index + 1 }), () => this.remove(index)),
      index === 0 && this.masks ? el("button.ib.paint", { type: "button", "aria-label": t("make.paintMask"), title: t("make.paintMask"), onclick: () => this.paint() }, icon("brush")) : null)));
  }
}
