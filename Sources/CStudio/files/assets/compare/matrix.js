// Prompts by models: the pictures as they fill in. Rows are drawn a screenful at a time.
import { dialog, el, icon, t } from "../core.js";

const step = 24;
const signs = { failed: "warn", refused: "hand", skipped: "minus" };

export class Matrix {
  constructor(host, foot, state) {
    Object.assign(this, { host, foot, state, rows: 0, cells: new Map() });
    host.style.setProperty("--models", String(state.contestants.length));
    host.append(el("div.cmp-line.head", {}, el("span", {}, t("cmp.prompt")), state.contestants.map((one) => el("span", {}, one.model))));
    this.more();
  }

  more() {
    const { state } = this;
    const last = Math.min(this.rows + step, state.prompts.length);
    for (let prompt = this.rows; prompt < last; prompt++) {
      this.host.append(el("div.cmp-line", { "data-prompt": prompt }, el("span.cmp-words", { title: state.prompts[prompt] }, state.prompts[prompt]), state.contestants.map((_, contestant) => this.cell(contestant, prompt))));
    }
    this.rows = last;
    const left = state.prompts.length - last;
    this.foot.replaceChildren(left > 0 ? el("button.button", { type: "button", onclick: () => { this.more(); this.update(); } }, t("cmp.moreRows", { count: Math.min(step, left) })) : "");
  }

  /** Number of a picture: contestants, then prompts, then seeds. */
  number(contestant, prompt, seed = 0) { return (contestant * this.state.prompts.length + prompt) * this.state.seeds + seed; }

  cell(contestant, prompt) {
    const node = el("span.cmp-cell", { "data-status": "w" });
    this.cells.set(this.number(contestant, prompt), { node, contestant, prompt });
    return node;
  }

  update() {
    const { state } = this;
    const names = { w: "waiting", q: "queued", d: "done", r: "refused", f: "failed", s: "skipped" };
    for (const [number, entry] of this.cells) {
      const status = names[state.cells[number]];
      if (entry.node.dataset.status === status) continue;
      const label = `${state.contestants[entry.contestant].model}: ${state.prompts[entry.prompt]}`;
      const fresh = status === "done"
        ? el("button.cmp-cell", { type: "button", "aria-label": label, onclick: () => this.open(entry, label) }, el("img", { src: `${state.path}/cells/${number}?w=160`, alt: "", loading: "lazy", decoding: "async" }))
        : el("span.cmp-cell", { title: t(`cmp.cell.${status}`) }, signs[status] ? icon(signs[status]) : "", el("span.sr", {}, `${label}: ${t(`cmp.cell.${status}`)}`));
      fresh.dataset.status = status;
      entry.node.replaceWith(fresh);
      entry.node = fresh;
    }
  }

  open({ contestant, prompt }, label) {
    const seeds = Array.from({ length: this.state.seeds }, (_, seed) => this.number(contestant, prompt, seed)).filter((number) => this.state.cells[number] === "d");
    dialog(this.state.contestants[contestant].model, [el("p.soft", {}, this.state.prompts[prompt]), el("div.two", {}, seeds.map((number) => el("img", { src: `${this.state.path}/cells/${number}?w=640`, alt: label })))], { wide: seeds.length > 1 });
  }
}
