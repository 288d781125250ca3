"""Writes `Sources/Tokenizers/ComposedForm+Table.swift`: decompositions and combining classes, as far as the reference's tables know them.

The values are Python's, which by Unicode's stability never change; which scalars have them is asked of the reference, whose tables are of
Unicode 9.
"""
import sys
import unicodedata

from tokenizers.normalizers import NFC, NFD

from tiny import HERE

FILE = HERE.parent.parent / "Sources" / "Tokenizers" / "ComposedForm+Table.swift"
SCALARS = [c for c in range(0x80, 0x110000) if not 0xD800 <= c < 0xE000]


def classes():
    """Ranges of scalars with one combining class. The iota below is of class 240, the comma above right of 232, the cedilla of 202."""
    nfc = NFC()

    def moves(c):
        own = unicodedata.combining(chr(c))
        if own == 0 or unicodedata.decomposition(chr(c)):
            return own > 0
        # Behind a mark of a higher class it moves to the front; before one of a lower class it moves behind.
        return nfc.normalize_str("q\u0345" + chr(c)) == "q" + chr(c) + "\u0345" if own < 240 else True

    ranges = []
    for c in SCALARS:
        own = unicodedata.combining(chr(c))
        if own == 0 or not moves(c):
            continue
        if ranges and ranges[-1][1] == c - 1 and ranges[-1][2] == own:
            ranges[-1][1] = c
        else:
            ranges.append([c, c, own])
    return [f"{a:x}-{b:x}={own}" if a != b else f"{a:x}={own}" for a, b, own in ranges]


def decompositions():
    """`composite=first+second` or `composite=other`; with an exclamation mark where it is not put together again."""
    nfc, nfd = NFC(), NFD()
    items = []
    for c in SCALARS:
        step = unicodedata.decomposition(chr(c))
        if not step or step.startswith("<") or nfd.normalize_str(chr(c)) == chr(c):
            continue
        mark = "" if nfc.normalize_str(chr(c)) == chr(c) else "!"
        items.append(f"{c:x}{mark}=" + "+".join(f"{int(part, 16):x}" for part in step.split()))
    return items


def block(items):
    lines, line = [], ""
    for item in items:
        if len(line) + len(item) > 126:
            lines.append(line)
            line = ""
        line += (" " if line else "") + item
    return "\n".join("        " + line for line in [*lines, line])


def source():
    return f'''// Written by Tests/Parity/composition.py; not by hand.

extension ComposedForm {{
    /// First and last scalar, and their combining class.
    static let classText = """
{block(classes())}
        """

    /// A scalar, "!" where it is not put together again, and the one or two that it stands for.
    static let decompositionText = """
{block(decompositions())}
        """
}}
'''


if __name__ == "__main__":
    made = source()
    if "--check" in sys.argv:
        sys.exit(made != FILE.read_text() and "the tables of composition are not the reference's")
    FILE.write_text(made)
