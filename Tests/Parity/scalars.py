"""Writes `Sources/Tokenizers/ScalarClass+Table.swift`: what the reference's regular expressions take for \\p{L}, \\p{N} and \\s."""
import sys

from tokenizers import Regex
from tokenizers.pre_tokenizers import Split

from tiny import HERE

FILE = HERE.parent.parent / "Sources" / "Tokenizers" / "ScalarClass+Table.swift"


def matching(pattern):
    scalars = [c for c in range(0x80, 0x110000) if not 0xD800 <= c < 0xE000]
    found = set(scalars)
    for start in range(0, len(scalars), 8192):
        part = scalars[start:start + 8192]
        text = "".join(map(chr, part))
        left = Split(Regex(pattern + "+"), "removed").pre_tokenize_str(text)
        for _, (a, b) in left:
            found.difference_update(part[a:b])
    return found


def table():
    kinds = {}
    for name, pattern in [("space", r"\s"), ("number", r"\p{N}"), ("letter", r"\p{L}")]:
        for scalar in matching(pattern):
            kinds[scalar] = name
    ranges = []
    for scalar in sorted(kinds):
        # A gap of surrogates does not end a range; none is in one.
        if ranges and ranges[-1][1] == scalar - 1 and ranges[-1][2] == kinds[scalar]:
            ranges[-1][1] = scalar
        else:
            ranges.append([scalar, scalar, kinds[scalar]])
    return ranges


def source():
    words = {"letter": "l", "number": "n", "space": "s"}
    items = [f"{words[kind]}{first:x}" + (f"-{last:x}" if last != first else "") for first, last, kind in table()]
    lines, line = [], ""
    for item in items:
        if len(line) + len(item) > 126:
            lines.append(line)
            line = ""
        line += (" " if line else "") + item
    lines.append(line)
    body = "\n".join("        " + line for line in lines)
    return f'''// Written by Tests/Parity/scalars.py; not by hand.

extension ScalarClass {{
    /// Every range beyond ASCII: its class (l, n, s), its first and last scalar.
    static let ranges: [Range] = rangeText.split(whereSeparator: {{ $0 == " " || $0 == "\\n" }}).map {{ item in
        let bounds = item.dropFirst().split(separator: "-").map {{ UInt32($0, radix: 16) ?? 0 }}
        return Range(
            first: bounds[0], last: bounds[bounds.count - 1], value: item.first == "l" ? .letter : item.first == "n" ? .number : .space)
    }}

    private static let rangeText = """
{body}
        """
}}
'''


if __name__ == "__main__":
    made = source()
    if "--check" in sys.argv:
        sys.exit(made != FILE.read_text() and "the table of scalars is not the reference's")
    FILE.write_text(made)
