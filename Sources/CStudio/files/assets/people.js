// People, invitations and sessions.
import { $, $$, api, complain, confirmed, t, toast } from "./core.js";

const reload = () => location.reload();
const send = (path, method, body) => api(`/studio/api/${path}`, { method, body });

function showLink(link) {
  $("#link-value").value = link;
  $("#link").addEventListener("close", reload, { once: true });
  $("#link").showModal();
  $("#link-value").select();
}

for (const select of $$("select[data-role]")) {
  select.value = select.dataset.value;
  select.addEventListener("change", async () => {
    try {
      await send(`people/${select.dataset.role}`, "PATCH", { role: select.value });
      toast(t("people.roleChanged"));
    } catch (error) { select.value = select.dataset.value; complain(error); }
  });
}

// A browser's own description is long; its name and system are what one knows it by.
for (const agent of $$("[data-agent]")) {
  const text = agent.textContent;
  const browser = ["Edg", "Firefox", "Chrome", "Safari", "curl", "Python"].find((name) => text.includes(name));
  const system = ["Android", "iPhone", "iPad", "Windows", "Mac OS", "Linux"].find((name) => text.includes(name));
  if (browser) { agent.title = text; agent.textContent = [browser === "Edg" ? "Edge" : browser, system].filter(Boolean).join(" · "); }
}

const actions = {
  invite: () => $("#invite").showModal(),
  "make-link": async () => {
    const form = $("#invite form");
    const note = form.elements.note.value.trim();
    const made = await send("invitations", "POST", { role: form.elements.role.value, ...(note ? { note } : {}) });
    $("#invite").close();
    showLink(made.link);
  },
  "copy-link": async () => { await navigator.clipboard.writeText($("#link-value").value); toast(t("people.copied")); },
};
document.addEventListener("click", async (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  const { reset, disable, enable, revoke, end, name } = button.dataset;
  try {
    if (actions[button.dataset.do]) await actions[button.dataset.do]();
    if (reset && await confirmed(t("people.resetHeading", { name }), t("people.resetLead"), t("people.reset"))) showLink((await send(`people/${reset}/reset`, "POST")).link);
    if (disable && await confirmed(t("people.disableHeading", { name }), t("people.disableLead"), t("people.disable"))) { await send(`people/${disable}`, "PATCH", { disabled: true }); reload(); }
    if (enable) { await send(`people/${enable}`, "PATCH", { disabled: false }); reload(); }
    if (revoke) { await send(`invitations/${revoke}`, "DELETE"); reload(); }
    if (end) { await send(`sessions/${end}`, "DELETE"); reload(); }
  } catch (error) { complain(error); }
});
