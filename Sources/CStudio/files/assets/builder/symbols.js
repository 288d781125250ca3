// Chooses an app's icon: one of the built-in drawings, or a picture of one's own.
import { api, complain, dialog, el, icon, t } from "../core.js";
import { small } from "./small.js";

export async function chooseIcon(pick) {
  let names;
  try { names = (await api("/studio/api/symbols")).data; } catch (error) { return complain(error); }
  const take = (value) => { box.close(); pick(value); };
  const field = el("input.input", { type: "search", "aria-label": t("builder.symbolSearch"), placeholder: t("builder.symbolSearch"), oninput: () => show() });
  const grid = el("div.symbols");
  const file = el("input", { type: "file", accept: "image/png,image/jpeg,image/webp", "aria-label": t("builder.ownPicture"), onchange: async () => { try { take(await small(file.files[0])); } catch (error) { complain(error); } } });
  const show = () => {
    const wanted = field.value.trim().toLowerCase().replaceAll(" ", "-");
    grid.replaceChildren(...names.filter((name) => name.includes(wanted)).map((name) => el("button.symbol-choice", { type: "button", "aria-label": name.replaceAll("-", " "), title: name.replaceAll("-", " "), onclick: () => take(`symbol:${name}`) },
      el("img", { src: `/studio/symbols/${name}.svg`, alt: "", loading: "lazy", width: "40", height: "40" }))));
  };
  const box = dialog(t("builder.chooseSymbol"), [field, grid, el("label.drop", {}, icon("image"), el("span", {}, t("builder.ownPicture")), file)], { wide: true });
  show();
}
