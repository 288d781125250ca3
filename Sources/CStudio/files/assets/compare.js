// Two to four pictures: side by side, with a slider, laid over, flipped; zoom and pan in step.
import { $, $$, described, el, page, t, typing } from "./core.js";

const pictures = page.pictures ?? [];
const view = $("#panes"), cut = $("#cut"), amount = $("#amount"), turn = $("#turn");
let mode = "side", shown = 0, zoom = 1, x = 0, y = 0;

view.classList.toggle("three", pictures.length === 3);
view.classList.toggle("four", pictures.length === 4);
view.style.setProperty("--cols", String(pictures.length === 4 ? 2 : pictures.length));
view.append(...pictures.map((picture) => el("figure.pane", {}, el("img", { src: picture.url, alt: described(picture), draggable: false }), el("figcaption", { title: picture.prompt ?? "" }, `${picture.snapshot ?? picture.model} · ${picture.prompt ?? ""}`))));
const panes = $$(".pane", view);

function move() {
  for (const [name, value] of Object.entries({ "--x": `${x}px`, "--y": `${y}px`, "--z": String(zoom) })) view.style.setProperty(name, value);
}

function arrange() {
  const stacked = mode !== "side";
  view.classList.toggle("stacked", stacked);
  for (const name of ["slider", "overlay", "flip"]) view.classList.toggle(name, mode === name);
  amount.hidden = mode === "side" || mode === "flip";
  turn.hidden = mode === "side" || (mode !== "flip" && pictures.length === 2);
  cut.hidden = mode !== "slider";
  // Slider and overlay compare the first with one other; flip goes through all of them.
  panes.forEach((pane, index) => {
    const hidden = mode === "flip" ? index !== shown : stacked && index > 1;
    pane.setAttribute("aria-hidden", String(hidden));
  });
  slide();
}

function slide() {
  const value = Number(amount.value);
  view.style.setProperty("--cut", `${value}%`);
  cut.style.setProperty("--cut", `${value}%`);
  view.style.setProperty("--mix", String(value / 100));
}

function flip() {
  if (mode === "side") return;
  if (mode === "flip") shown = (shown + 1) % panes.length;
  else { const second = view.children[1]; view.append(second); panes.splice(0, panes.length, ...view.children); }
  arrange();
}

function fit() { zoom = 1; x = 0; y = 0; move(); }

/** Zooms by `factor` about a point, from the pane's middle. */
function zoomBy(factor, px = 0, py = 0) {
  const next = Math.min(16, Math.max(1, zoom * factor));
  x = px - ((px - x) * next) / zoom;
  y = py - ((py - y) * next) / zoom;
  zoom = next;
  if (zoom === 1) x = y = 0;
  move();
}

for (const radio of $$("input[name=mode]")) radio.addEventListener("change", () => { mode = radio.value; arrange(); });
amount.addEventListener("input", slide);
turn.addEventListener("click", flip);
$("#fit").addEventListener("click", fit);

view.addEventListener("wheel", (event) => {
  event.preventDefault();
  const box = event.target.closest(".pane").getBoundingClientRect();
  zoomBy(Math.exp(-event.deltaY / 300), event.clientX - box.left - box.width / 2, event.clientY - box.top - box.height / 2);
}, { passive: false });
view.addEventListener("dblclick", () => (zoom > 1 ? fit() : zoomBy(3)));

const fingers = new Map();
view.addEventListener("pointerdown", (event) => { fingers.set(event.pointerId, event); view.setPointerCapture(event.pointerId); });
view.addEventListener("pointermove", (event) => {
  const before = fingers.get(event.pointerId);
  if (!before) return;
  const other = [...fingers.values()].find((finger) => finger.pointerId !== event.pointerId);
  if (other) {
    const span = (a) => Math.hypot(a.clientX - other.clientX, a.clientY - other.clientY);
    zoomBy(span(event) / Math.max(1, span(before)));
  } else if (mode === "slider" && zoom === 1) {
    const box = view.getBoundingClientRect();
    amount.value = String(((event.clientX - box.left) / box.width) * 100);
    slide();
  } else if (zoom > 1) {
    x += event.clientX - before.clientX;
    y += event.clientY - before.clientY;
    move();
  }
  fingers.set(event.pointerId, event);
});
for (const name of ["pointerup", "pointercancel"]) view.addEventListener(name, (event) => fingers.delete(event.pointerId));

document.addEventListener("keydown", (event) => {
  if (typing(event) || event.metaKey || event.ctrlKey) return;
  const modes = { 1: "side", 2: "slider", 3: "overlay", 4: "flip" };
  if (modes[event.key]) { $(`input[value=${modes[event.key]}]`).click(); }
  if (event.key === "f") flip();
  if (event.key === "0") fit();
  if (event.key === "+") zoomBy(1.4);
  if (event.key === "-") zoomBy(1 / 1.4);
  const pan = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] }[event.key];
  if (pan && zoom > 1 && event.target === view) { event.preventDefault(); x += pan[0]; y += pan[1]; move(); }
});
arrange();
move();
