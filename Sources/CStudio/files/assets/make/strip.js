// The strip of what was made before.
import { api, described, el, t } from "../core.js";

export class Strip {
  pictures = [];

  constructor(list, onView) {
    this.list = list;
    this.onView = onView;
  }

  /** Loads the newest pictures; whether there are any. */
  async load() {
    const answer = await api("/studio/api/pictures?limit=48").catch(() => ({ data: [] }));
    this.pictures = answer.data;
    this.draw();
    return this.pictures.length > 0;
  }

  add(pictures) {
    this.pictures = [...pictures, ...this.pictures.filter((old) => !pictures.some((one) => one.id === old.id))].slice(0, 96);
    this.draw();
  }

  remove(ids) {
    this.pictures = this.pictures.filter((picture) => !ids.includes(picture.id));
    this.draw();
  }

  draw() {
    this.list.replaceChildren(...this.pictures.map((picture, index) => el("li", {},
      el("button.thumb", { type: "button", "aria-label": t("gallery.open", { prompt: described(picture) }), onclick: () => this.onView(this.pictures, index) },
        el("img", { src: picture.thumb.replace("w=320", "w=160"), alt: "", loading: "lazy", width: "160", height: "160" })))));
  }
}
