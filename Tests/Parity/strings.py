"""10,000 strings that are hard to tokenize, and what the reference makes of them, as hashes of the token numbers.

`Tests/TokenizersTests/HardStrings.swift` makes the same strings. Usage: strings.py TOKENIZER-FOLDER OUTPUT
"""
import sys

MASK = (1 << 64) - 1
PIECES = ["'s", "'T", "'re", "'VE", "'ll", "'\u017f", "'d", "<|im_start|>", "<|endoftext|>", "<think>", "</think>", "<|im", "\u00a0", "\u2003", "\u3000", "\u0085", "\u200b", "\u1680"]
BREAKS = ["\n", "\r", "\t", "\r\n", "  ", "\n\n"]


class SplitMix:
    def __init__(self, seed):
        self.state = seed

    def next(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        return z ^ (z >> 31)

    def below(self, n):
        return self.next() % n


def piece(random):
    kind = random.below(16)
    if kind < 4:
        letter = random.below(52)
        return chr((65 if letter < 26 else 71) + letter)
    if kind == 4:
        return " "
    if kind == 5:
        return chr(48 + random.below(10))
    if kind == 6:
        return chr(0x21 + random.below(15))
    if kind == 7:
        return BREAKS[random.below(len(BREAKS))]
    if kind == 8:
        return PIECES[random.below(len(PIECES))]
    if kind == 9:
        return chr(0xC0 + random.below(0x190))
    if kind == 10:
        return chr(0x300 + random.below(0x70))
    if kind == 11:
        return chr(0x1100 + random.below(0x100))
    if kind == 12:
        return chr(0x4E00 + random.below(0x5200))
    if kind == 13:
        scalar = random.below(0xF800)
        return chr(scalar if scalar < 0xD800 else scalar + 0x800)
    if kind == 14:
        return chr(0x10000 + random.below(0x20000))
    return chr(0x600 + random.below(0x1900))


def strings():
    random = SplitMix(20261127)
    for number in range(10_000):
        yield "".join(piece(random) for _ in range(1 + random.below(400 if number % 100 == 0 else 24)))


def fnv(numbers):
    value = 0x811C9DC5
    for number in numbers:
        for byte in int(number).to_bytes(4, "little"):
            value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
    return value


if __name__ == "__main__":
    from transformers import AutoTokenizer
    tokenizer = AutoTokenizer.from_pretrained(sys.argv[1])
    with open(sys.argv[2], "wb") as out:
        for text in strings():
            out.write(fnv(tokenizer(text, add_special_tokens=False)["input_ids"]).to_bytes(4, "little"))
