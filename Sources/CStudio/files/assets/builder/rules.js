// A parameter's rule in a definition: a bare value is fixed, `{default}` holds unless asked otherwise, `{visitor}` is chosen on the page.

export const modeOf = (rule) => (rule === undefined ? "none" : typeof rule !== "object" || "fixed" in rule ? "fixed" : "visitor" in rule || "choices" in rule ? "visitor" : "default");
export const valueOf = (rule) => (rule === undefined ? undefined : typeof rule !== "object" ? rule : rule.fixed ?? rule.default ?? (rule.visitor === true ? rule.choices?.[0] : rule.visitor));

/** A name for templates made of a label: "Art style" gives "art_style". */
export function idFrom(label, taken, fallback) {
  const plain = label.normalize("NFKD").toLowerCase().replace(/[^a-z0-9]+/g, "_").replace(/^[_0-9]+|_+$/g, "").slice(0, 36) || fallback;
  let id = plain;
  for (let n = 2; taken.includes(id); n++) id = `${plain}_${n}`;
  return id;
}
