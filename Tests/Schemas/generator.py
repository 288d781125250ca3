"""Random schemas of the subset that structured outputs take, from a seed."""
import json, random

FORMATS = ["date-time", "time", "date", "duration", "email", "hostname", "ipv4", "ipv6", "uuid"]
PATTERNS = [
    r"^[a-z]{2,8}$", r"^\d{4}-\d{2}$", r"[A-Z]+", r"^(foo|bar|ba[zx]+)$", r"^\S+@\S+$", r"a.c", r"^\w+( \w+)*$", r"[^a-z]", r"^$|^x{3}$",
    r"\d", r"\D{3}", r"^[^\d\s]+$", r"^(\+\d{1,3} )?\d{3,12}$", r"^\"quoted\"$", r"\\", r"^\n?line$", r"^[\u00e0-\u00ff]+$", r"é|ü", r"^\W$",
    r"(ab|cd){2,3}", r"^(a+b?)*c$", r"^[\w.-]{1,20}\.(png|jpg)$", r"^.{3}$", r"\s", r"^🙂+$", r"^[^\x00-\x7f]{2}$", r"x*", r"end$", r"^start",
]
KEYS = ["name", "id", "größe", "a", "b", "x y", "kind", "日本", "quote\"d", "back\\slash", "tab\t", "", "value", "items", "properties", "$ref", "é", "e\u0301", "/", "~", "🙂"]
STRINGS = ["", "a", "red", "green", "with \"quotes\"", "back\\slash", "new\nline", "ü", "漢字", "🙂", "\u0001", "null", "1", "e\u0301"]


def number(draw):
    kind = draw.randrange(6)
    if kind == 0: return draw.randrange(-5, 6)
    if kind == 1: return draw.randrange(-(10 ** 6), 10 ** 6)
    if kind == 2: return round(draw.uniform(-10, 10), draw.randrange(1, 4))
    if kind == 3: return draw.choice([0.1, 0.001, 1e-7, 1e5, 12345678901234, -0.5])
    return draw.randrange(0, 1000)


def ranged(draw, kind):
    schema = {"type": kind}
    whole = kind == "integer"
    low = number(draw)
    width = draw.choice([3, 10, 250, 10 ** 6, 0.5 if not whole else 7])
    if draw.random() < 0.5: schema[draw.choice(["minimum", "exclusiveMinimum"])] = low
    if draw.random() < 0.5: schema[draw.choice(["maximum", "exclusiveMaximum"])] = round(low + width, 6)
    if draw.random() < 0.4:
        step = draw.choice([1, 2, 3, 5, 7, 10, 0.5, 0.1, 0.01, 0.25, 2.5, 1.5])
        # A range without a multiple has no value: the step has to fit into it.
        if ("minimum" in schema or "exclusiveMinimum" in schema) and ("maximum" in schema or "exclusiveMaximum" in schema) and width < 4 * step * (10 if whole else 1):
            step = 0.1 if not whole else 1
        schema["multipleOf"] = step
    return schema


def scalar(draw):
    kind = draw.randrange(10)
    if kind == 0:
        schema = {"type": "string"}
        if draw.random() < 0.5: schema["description"] = "free"
        return schema
    if kind == 1: return {"type": "string", "pattern": draw.choice(PATTERNS)}
    if kind == 2: return {"type": "string", "format": draw.choice(FORMATS)}
    if kind == 3: return ranged(draw, "integer")
    if kind == 4: return ranged(draw, "number")
    if kind == 5: return {"type": "boolean"}
    if kind == 6: return {"type": "null"}
    if kind == 7: return {"type": "string", "enum": draw.sample(STRINGS, draw.randrange(1, 6))}
    if kind == 8: return {"const": draw.choice(STRINGS + [1, -2.5, True, None])} if draw.random() < 0.5 else {"type": "integer", "enum": [1, 10, 100, -1]}
    return {"type": draw.sample(["string", "integer", "boolean", "null", "number"], draw.randrange(2, 4))}


def value(draw, level, names):
    if names and draw.random() < 0.12: return {"$ref": f"#/$defs/{draw.choice(names)}"}
    chance = draw.random()
    if level >= 5 or chance < 0.5: return scalar(draw)
    if chance < 0.7: return obj(draw, level + 1, names)
    if chance < 0.87:
        schema = {"type": "array", "items": value(draw, level + 1, names)}
        if draw.random() < 0.4: schema["minItems"] = draw.randrange(0, 3)
        if draw.random() < 0.5: schema["maxItems"] = schema.get("minItems", 0) + draw.randrange(0, 4)
        return schema
    return {"anyOf": [value(draw, level + 1, names) for _ in range(draw.randrange(1, 4))]}


def obj(draw, level, names):
    keys = draw.sample(KEYS, draw.randrange(0, 5))
    schema = {"type": "object", "properties": {key: value(draw, level, names) for key in keys}, "required": list(keys), "additionalProperties": False}
    draw.shuffle(schema["required"])
    if draw.random() < 0.2: schema["title"] = "T"
    return schema


def document(draw):
    names = draw.sample(["node", "leaf", "pair"], draw.randrange(0, 3))
    root = obj(draw, 1, names)
    if draw.random() < 0.1:
        root["properties"]["self"] = {"anyOf": [{"$ref": "#"}, {"type": "null"}]}
        root["required"].append("self")
    if names:
        # A definition may name itself and others, and always has a way to end.
        root["$defs"] = {name: {"anyOf": [scalar(draw), obj(draw, 3, names)]} for name in names}
    return root


def documents(seed, count):
    draw = random.Random(seed)
    return [document(draw) for _ in range(count)]


if __name__ == "__main__":
    import sys
    for schema in documents(int(sys.argv[1]), int(sys.argv[2])): print(json.dumps(schema, ensure_ascii=False))
