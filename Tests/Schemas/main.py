"""Check the grammars with an independent validator: every text of random walks through random schemas ends, is JSON and is
valid by jsonschema with its format checks; and Easel's own validator says of mutated documents what jsonschema says."""
import argparse, decimal, json, random, re, subprocess, sys
from jsonschema import Draft202012Validator, ValidationError, validators

import generator

def number(text):
    """A number as a decimal: jsonschema divides floats, by which 0.3 is no multiple of 0.1. A whole one is an integer, as 1.0 is
    in JSON Schema."""
    value = decimal.Decimal(text)
    return int(value) if value == value.to_integral_value() else value


read = lambda text: json.loads(text, parse_float=number)


def validator(schema): return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


def pattern_of_ecma(validator, pattern, instance, schema):
    if isinstance(instance, str) and not re.search(pattern, instance, re.ASCII): yield ValidationError("the pattern does not match")


# What grammars write suits Python's reading of patterns too. What is checked is read as JSON Schema says, by ECMA-262, where
# \d and \w are ASCII.
Strict = validators.extend(Draft202012Validator, {"pattern": pattern_of_ecma})


def keys_in_order(schema, value, root):
    """Whether the keys come in the order of the schema, where no anyOf has to be decided."""
    while "$ref" in schema:
        target = root
        for part in schema["$ref"].split("/")[1:]: target = target[part]
        schema = target
    if schema.get("type") == "object" and isinstance(value, dict):
        return list(value) == list(schema["properties"]) and all(keys_in_order(schema["properties"][k], v, root) for k, v in value.items())
    if schema.get("type") == "array" and isinstance(value, list): return all(keys_in_order(schema["items"], v, root) for v in value)
    return True


def walk(tool, seed, count, walks):
    schemas = [json.dumps(s, ensure_ascii=False) for s in generator.documents(seed, count)]
    done = subprocess.run([tool, "walk", str(seed), str(walks)], input="\n".join(schemas) + "\n", capture_output=True, text=True)
    if done.returncode: sys.exit(f"grammar walk ended with {done.returncode}: {done.stderr[-2000:]}")
    lines = done.stdout.rstrip("\n").split("\n")
    faults, texts, tokens, refused, slowest, documents = [], 0, 0, 0, 0.0, []
    if len(lines) != count: faults.append(f"{count} schemas, {len(lines)} answers")
    for text, line in zip(schemas, lines):
        schema, answer = read(text), json.loads(line)
        slowest = max(slowest, answer["seconds"])
        check = validator(schema)
        for result in answer["walks"]:
            if "error" in result:
                refused += 1
                # The generator may make a range without a multiple; little else has no value.
                if "no number of at most" not in result["error"] or refused > count // 100:
                    faults.append(f"{text}: refused: {result['error']}")
                continue
            if "text" not in result:
                faults.append(f"{text}: {result}")
                continue
            texts += 1
            tokens += result["tokens"]
            try: value = read(result["text"])
            except ValueError as error:
                faults.append(f"{text}: no JSON ({error}): {result['text']!r}")
                continue
            errors = [e.message for e in check.iter_errors(value)]
            if errors: faults.append(f"{text}: {result['text']!r} ({result['taste']}): {errors[:2]}")
            if result["violations"]: faults.append(f"{text}: {result['text']!r}: own validator: {result['violations']}")
            if not result["isUTF8"]: faults.append(f"{text}: no UTF-8")
            if not keys_in_order(schema, value, schema): faults.append(f"{text}: keys out of order: {result['text']!r}")
            documents.append((text, result["text"]))
    print(f"{count} schemas (seed {seed}), {refused} refused as having no value, {texts} texts of {tokens} tokens, slowest schema {slowest:.2f} s: {len(faults)} faults")
    return faults, documents


def mutated(draw, value):
    """The value with one thing changed somewhere."""
    if isinstance(value, dict) and value and draw.random() < 0.8:
        value = dict(value)
        key = draw.choice(list(value))
        kind = draw.randrange(8)
        if kind == 0: del value[key]
        elif kind == 1: value[key + "x"] = 1
        else: value[key] = mutated(draw, value[key])
        return value
    if isinstance(value, list) and draw.random() < 0.8:
        kind = draw.randrange(4)
        if kind == 0: return value + [mutated(draw, value[0])] if value else [None]
        if kind == 1 or not value: return value[1:]
        place = draw.randrange(len(value))
        return value[:place] + [mutated(draw, value[place])] + value[place + 1:]
    if isinstance(value, str) and draw.random() < 0.7:
        place = draw.randrange(len(value) + 1)
        return draw.choice([value[:place] + value[place + 1:], value[:place] + draw.choice("aZ0 -.:@é") + value[place:], value[::-1], value * 2])
    if isinstance(value, (int, decimal.Decimal)) and not isinstance(value, bool) and draw.random() < 0.7:
        return draw.choice([value + 1, -value, value * 10, value * decimal.Decimal("0.5"), value + decimal.Decimal("0.01")])
    return draw.choice([None, True, 0, 1, -1, decimal.Decimal("0.3"), "", "a", "2024-02-29", "1.2.3.4", [], {}, ["a"], {"a": 1}])


class Decimals(json.JSONEncoder):
    def default(self, value): return float(value) if isinstance(value, decimal.Decimal) else super().default(value)


def agree(tool, seed, documents, count):
    draw = random.Random(seed)
    pairs = []
    for _ in range(count):
        schema, text = draw.choice(documents)
        value = read(text)
        for _ in range(draw.randrange(1, 3)): value = mutated(draw, value)
        pairs.append((schema, json.dumps(value, cls=Decimals, ensure_ascii=False)))
    lines = [f'{{"schema":{schema},"document":{document}}}' for schema, document in pairs]
    done = subprocess.run([tool, "check"], input="\n".join(lines) + "\n", capture_output=True, text=True)
    if done.returncode: sys.exit(f"grammar check ended with {done.returncode}: {done.stderr[-2000:]}")
    faults, valid = [], 0
    for (schema, document), line in zip(pairs, done.stdout.rstrip("\n").split("\n")):
        expected = Strict(read(schema), format_checker=Draft202012Validator.FORMAT_CHECKER).is_valid(read(document))
        valid += expected
        if line.startswith("true") != expected: faults.append(f"{schema}: {document}: jsonschema says {expected}, Easel {line}")
    print(f"{len(pairs)} mutated documents, {valid} of them valid: {len(faults)} verdicts differ")
    return faults


unknown = set(generator.FORMATS) - set(Draft202012Validator.FORMAT_CHECKER.checkers)
if unknown: sys.exit(f"jsonschema checks nothing of {', '.join(sorted(unknown))} here: a package is missing")
options = argparse.ArgumentParser()
options.add_argument("tool")
options.add_argument("--schemas", type=int, default=2000)
options.add_argument("--walks", type=int, default=6)
options.add_argument("--documents", type=int, default=4000)
options.add_argument("--seed", type=int, default=20261127)
options = options.parse_args()
faults, documents = walk(options.tool, options.seed, options.schemas, options.walks)
faults += agree(options.tool, options.seed, documents, options.documents)
for fault in faults[:20]: print(fault[:1500])
sys.exit(bool(faults))
