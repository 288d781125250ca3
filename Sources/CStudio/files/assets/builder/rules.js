// A parameter's rule in a definition: a bare value is fixed, `{default}` holds unless asked otherwise, `{visitor}` is chosen on the page.

export const modeOf = (rule) => (rule === undefined ? "none" : typeof rule !== "object" || "fixed" in rule ? "fixed" : "visitor" in rule || "choices" in rule ? "visitor" : "default");
export const valueOf = (rule) => (rule === undefined ? undefined : typeof rule !== "object" ? rule : rule.fixed ?? rule.default ?? (rule.visitor === true ? rule.choices?.[0] : rule.visitor));
