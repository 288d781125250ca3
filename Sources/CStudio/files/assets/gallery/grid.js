// A grid of any length: rows of one height, nodes only for what is seen, data fetched in stretches.
import { described, el, icon, t } from "../core.js";

const stretch = 120;

export class Grid {
  constructor(host, { load, onOpen, onPick, isPicked }) {
    Object.assign(this, { host, load, onOpen, onPick, isPicked });
    this.items = [];
    this.rows = new Map();
    this.spare = [];
    this.total = 0;
    this.epoch = 0;
    this.at = 0;
    addEventListener("scroll", () => this.later(), { passive: true });
    new ResizeObserver(() => { this.measure(); this.draw(true); }).observe(host);
    host.addEventListener("keydown", (event) => this.key(event));
  }

  /** Begins anew; the first stretch. */
  async reset() {
    const epoch = ++this.epoch;
    this.asked = new Set([0]);
    const first = await this.load(0, stretch);
    if (epoch !== this.epoch) return first;
    this.items = new Array(first.total);
    first.data.forEach((picture, index) => { this.items[index] = picture; });
    this.total = first.total;
    this.at = 0;
    this.measure();
    this.draw(true);
    return first;
  }

  measure() {
    const width = this.host.clientWidth;
    this.columns = Math.max(2, Math.floor((width + 10) / (width < 500 ? 130 : 210)));
    this.rowHeight = Math.floor((width - 10 * (this.columns - 1)) / this.columns) + 10;
    this.host.style.setProperty("height", `${Math.ceil(this.total / this.columns) * this.rowHeight}px`);
  }

  later() {
    if (this.pending) return;
    this.pending = true;
    requestAnimationFrame(() => { this.pending = false; this.draw(); });
  }

  /** Places the rows that are seen and a screen beside; `anew` fills those that stand already again. */
  draw(anew = false) {
    if (!this.columns) return;
    const top = -this.host.getBoundingClientRect().top, screen = innerHeight;
    const from = Math.max(0, Math.floor((top - screen * 0.6) / this.rowHeight));
    const to = Math.min(Math.ceil(this.total / this.columns), Math.ceil((top + screen * 1.6) / this.rowHeight));
    for (const [number, row] of this.rows) {
      if (number >= from && number < to) continue;
      row.remove();
      this.rows.delete(number);
      this.spare.push(row);
    }
    for (let number = from; number < to; number++) {
      const known = this.rows.get(number);
      if (known && !anew) continue;
      const row = known ?? this.spare.pop() ?? el("div.grid-row", { role: "presentation" });
      this.fill(row, number);
      if (!known) { this.rows.set(number, row); this.host.append(row); }
    }
    this.need(from * this.columns, to * this.columns);
  }

  fill(row, number) {
    row.style.setProperty("transform", `translateY(${number * this.rowHeight}px)`);
    row.style.setProperty("grid-template-columns", `repeat(${this.columns}, minmax(0, 1fr))`);
    const count = Math.min(this.columns, this.total - number * this.columns);
    while (row.children.length > count) row.lastChild.remove();
    while (row.children.length < count) row.append(this.cell());
    for (let column = 0; column < count; column++) this.show(row.children[column], number * this.columns + column);
  }

  /** A cell, to be used for many pictures. */
  cell() {
    const cell = el("div.cell", { role: "listitem" });
    cell.image = el("img", { alt: "", decoding: "async" });
    cell.open = el("button", { type: "button", onclick: () => this.items[cell.index] && this.onOpen(cell.index) }, cell.image);
    cell.box = el("input", { type: "checkbox", tabIndex: -1, onclick: (event) => { event.preventDefault(); if (this.items[cell.index]) setTimeout(() => this.onPick(cell.index, event)); } });
    cell.star = el("span.mark", { hidden: true }, icon("star"));
    cell.append(cell.open, el("label.pick", {}, cell.box), cell.star);
    return cell;
  }

  show(cell, index) {
    cell.index = index;
    const picture = this.items[index];
    cell.open.tabIndex = index === this.at ? 0 : -1;
    const source = picture?.thumb ?? "";
    if (cell.shown !== source) {
      cell.shown = source;
      cell.image.hidden = !source;
      if (source) cell.image.src = source; else cell.image.removeAttribute("src");
    }
    cell.image.alt = described(picture);
    cell.open.setAttribute("aria-label", picture ? t("gallery.open", { prompt: described(picture) }) : t("gallery.loading"));
    cell.box.setAttribute("aria-label", t("gallery.select", { prompt: described(picture) }));
    const on = Boolean(picture && this.isPicked(picture.id));
    cell.box.checked = on;
    cell.classList.toggle("picked", on);
    cell.star.hidden = !picture?.starred;
  }

  /** Fetches the stretches that are missing in what is seen. */
  need(from, to) {
    for (let number = Math.floor(from / stretch); number <= Math.floor(Math.max(from, to - 1) / stretch); number++) {
      if (this.asked?.has(number) !== false || number * stretch >= this.total) continue;
      this.asked.add(number);
      const epoch = this.epoch;
      this.load(number * stretch, stretch).then((answer) => {
        if (epoch !== this.epoch) return;
        answer.data.forEach((picture, index) => { this.items[number * stretch + index] = picture; });
        this.draw(true);
      }, () => this.asked.delete(number));
    }
  }

  focused() { return document.activeElement?.closest?.(".cell")?.index ?? null; }

  key(event) {
    const steps = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: this.columns, ArrowUp: -this.columns, Home: -Infinity, End: Infinity };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    this.at = Math.min(this.total - 1, Math.max(0, this.at + step));
    const row = Math.floor(this.at / this.columns), box = this.host.getBoundingClientRect();
    const y = box.top + row * this.rowHeight;
    if (y < 130) scrollBy(0, y - 130);
    if (y + this.rowHeight > innerHeight) scrollBy(0, y + this.rowHeight - innerHeight + 12);
    this.draw(true);
    this.rows.get(row)?.children[this.at % this.columns]?.open.focus({ preventScroll: true });
  }
}
