// A comparison: how far it is, what it amounts to, its pictures.
import { $, api, complain, page, t } from "./core.js";
import { actions } from "./compare/actions.js";
import { Matrix } from "./compare/matrix.js";
import { progress } from "./compare/progress.js";

const state = { ...page.comparison, path: `/studio/api/comparisons/${page.comparison.id}` };
const matrix = new Matrix($("#matrix"), $("#matrix-more"), state);
let told = ""; // what the verdict on the page rests on
let timer;

/** Draws what is known of the way. */
function draw() {
  $("#models").textContent = state.contestants.map((one) => one.model).join(" · ");
  progress($("#progress"), state);
  actions($("#actions"), state, refresh);
  matrix.update();
}

/** The verdict is read anew when pictures, answers or votes have come. */
async function judge() {
  const basis = JSON.stringify([state.counts, state.votes, state.answers]);
  if (basis === told || !state.counts.done) return;
  told = basis;
  try {
    const report = await api(`${state.path}/report`);
    (await import("./compare/verdict.js")).verdict($("#verdict"), report, state);
  } catch (error) { if (error.status !== 409) complain(error); }
}

export async function refresh(change) {
  clearTimeout(timer);
  try {
    Object.assign(state, change ?? await api(state.path));
    draw();
    if (state.status !== "running" || Date.now() - (state.judged ?? 0) > 6000) { state.judged = Date.now(); await judge(); }
  } catch (error) { if (error.code !== "offline") complain(error); }
  if (state.status === "running") timer = setTimeout(refresh, 1500);
}

await refresh(page.comparison);
$("#comparison").dataset.ready = "true";
