// The brush: a mask over a picture, or a sketch on white. Strokes are kept as points, so undo is exact and cheap.
import { dialog, el, iconButton, t } from "./core.js";

/** A canvas that is painted on. `paint(context, strokes)` draws them all. */
export class Brush {
  constructor(canvas, { size, color, composite = "source-over", onChange = () => {} }) {
    Object.assign(this, { canvas, size, color, composite, onChange, strokes: [], undone: [], erasing: false });
    this.context = canvas.getContext("2d");
    let stroke = null;
    const point = (event) => {
      const box = canvas.getBoundingClientRect();
      return [((event.clientX - box.left) * canvas.width) / box.width, ((event.clientY - box.top) * canvas.height) / box.height];
    };
    canvas.addEventListener("pointerdown", (event) => {
      canvas.setPointerCapture(event.pointerId);
      stroke = { points: [point(event)], size: this.size, color: this.color, erasing: this.erasing };
      this.strokes.push(stroke);
      this.undone = [];
      this.draw(stroke);
    });
    canvas.addEventListener("pointermove", (event) => {
      if (!stroke) return;
      for (const one of event.getCoalescedEvents?.() ?? [event]) stroke.points.push(point(one));
      this.draw(stroke, stroke.points.length - 3);
    });
    const end = () => { if (stroke) { stroke = null; this.onChange(); } };
    canvas.addEventListener("pointerup", end);
    canvas.addEventListener("pointercancel", end);
  }

  draw(stroke, from = 0) {
    const { context } = this;
    context.globalCompositeOperation = stroke.erasing ? "destination-out" : this.composite;
    context.strokeStyle = stroke.color;
    context.lineWidth = stroke.size;
    context.lineCap = context.lineJoin = "round";
    context.beginPath();
    const points = stroke.points.slice(Math.max(0, from));
    context.moveTo(...points[0]);
    for (const one of points.slice(1)) context.lineTo(...one);
    if (points.length === 1) context.lineTo(points[0][0] + 0.01, points[0][1]);
    context.stroke();
  }

  redraw() {
    this.context.clearRect(0, 0, this.canvas.width, this.canvas.height);
    for (const stroke of this.strokes) this.draw(stroke);
    this.onChange();
  }

  undo() { if (this.strokes.length) { this.undone.push(this.strokes.pop()); this.redraw(); } }
  redo() { if (this.undone.length) { this.strokes.push(this.undone.pop()); this.redraw(); } }
  clear() { this.strokes = []; this.undone = []; this.redraw(); }
  /** Paints everything: what one does without a pointer, before erasing what stays. */
  all() { this.strokes.push({ points: [[0, this.canvas.height / 2], [this.canvas.width, this.canvas.height / 2]], size: this.canvas.height * 2.2, color: this.color, erasing: false }); this.redraw(); }
}

/** The brush's buttons. */
export function tools(brush, { max, eraser = true, everything = false }) {
  const size = el("input.range", { type: "range", min: "2", max: String(max), value: String(brush.size), "aria-label": t("painter.size"), oninput: () => { brush.size = Number(size.value); } });
  size.value = String(brush.size);
  const erase = iconButton("x", t("painter.erase"), () => { brush.erasing = !brush.erasing; erase.setAttribute("aria-pressed", String(brush.erasing)); }, { "aria-pressed": "false" });
  return el("div.tools", {}, size, eraser ? erase : null, iconButton("undo", t("painter.undo"), () => brush.undo()), iconButton("redo", t("painter.redo"), () => brush.redo()),
    everything ? el("button.button.quiet", { type: "button", onclick: () => brush.all() }, t("painter.all")) : null,
    el("button.button.quiet", { type: "button", onclick: () => brush.clear() }, t("painter.clear")));
}

/** Whether a stroke of the brush is left on the canvas as a mask: a picture with alpha 0 where it was painted. */
export function maskFile(brush) {
  const { width, height } = brush.canvas;
  const canvas = el("canvas", { width, height });
  const context = canvas.getContext("2d");
  context.fillStyle = "#000";
  context.fillRect(0, 0, width, height);
  context.globalCompositeOperation = "destination-out";
  const solid = el("canvas", { width, height });
  const copy = new Brush(solid, { size: 1, color: "#000" });
  for (const stroke of brush.strokes) copy.draw({ ...stroke, color: "#000" });
  context.drawImage(solid, 0, 0);
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(new File([blob], "mask.png", { type: "image/png" })), "image/png"));
}

/** Asks for a mask over a picture `{url, width, height}`: a file, `null` for none, `undefined` when nothing was decided. */
export function paintMask(picture) {
  return new Promise((resolve) => {
    const back = el("canvas", { width: picture.width, height: picture.height, "aria-hidden": "true" });
    const front = el("canvas", { width: picture.width, height: picture.height, role: "img", "aria-label": t("painter.area") });
    const image = new Image();
    image.onload = () => back.getContext("2d").drawImage(image, 0, 0);
    image.src = picture.url;
    const most = Math.max(picture.width, picture.height);
    const brush = new Brush(front, { size: Math.round(most / 12), color: "rgba(74, 82, 221, .62)" });
    let decided;
    const box = dialog(t("painter.maskHeading"), [
      el("p.soft.small", {}, t("painter.maskLead")),
      el("div.canvas-wrap", {}, back, front),
      tools(brush, { max: Math.round(most / 4), everything: true }),
      el("div.dialog-foot", {},
        el("button.button.quiet", { type: "button", onclick: () => { decided = null; box.close(); } }, t("painter.noMask")),
        el("button.button.primary", { type: "button", onclick: async () => { decided = brush.strokes.length ? await maskFile(brush) : null; box.close(); } }, t("painter.useMask"))),
    ], { className: "painter" });
    box.addEventListener("keydown", (event) => {
      if (!(event.metaKey || event.ctrlKey) || event.key.toLowerCase() !== "z") return;
      event.preventDefault();
      if (event.shiftKey) brush.redo(); else brush.undo();
    });
    box.addEventListener("close", () => resolve(decided));
  });
}
