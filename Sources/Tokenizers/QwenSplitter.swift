/// Cuts text into the pieces that Qwen's and Llama 3's byte-pair encoding work on.
///
/// The pattern of the Qwen2 tokenizer (transformers `tokenization_qwen2.py`, `PRETOKENIZE_REGEX`), by hand; Llama 3's takes up to three
/// digits together, `\p{N}{1,3}`:
///
///     (?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+
public enum QwenSplitter {
    /// The pattern as Qwen's tokenizer.json spells it.
    public static let pattern =
        #"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"#
    /// The pattern as Llama 3's tokenizer.json spells it.
    static let llamaPattern =
        #"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"#

    /// The ends of the pieces of `text`, as offsets into it.
    ///
    /// - Parameter digits: how many stand together at most.
    static func split(_ text: [Unicode.Scalar], digits: Int) -> [Int] {
        var cut = Cut(text: text, classes: text.map(ScalarClass.init), digits: digits)
        var ends: [Int] = []
        while cut.position < text.count {
            cut.position = cut.end()
            ends.append(cut.position)
        }
        return ends
    }

    private struct Cut {
        let text: [Unicode.Scalar]
        let classes: [ScalarClass]
        let digits: Int
        var position = 0

        /// The end of the piece that begins here; the alternatives in the pattern's order.
        func end() -> Int {
            if let end = contraction { return end }
            let first = classes[position]
            // [^\r\n\p{L}\p{N}]?\p{L}+
            if first == .letter { return run(from: position) { $0 == .letter } }
            if first != .number, !isLineBreak(position), position + 1 < text.count, classes[position + 1] == .letter {
                return run(from: position + 1) { $0 == .letter }
            }
            if first == .number { return min(run(from: position) { $0 == .number }, position + digits) }
            //  ?[^\s\p{L}\p{N}]+[\r\n]*
            let start = text[position] == " " ? position + 1 : position
            if start < text.count, classes[start] == .other {
                var end = run(from: start) { $0 == .other }
                while end < text.count, isLineBreak(end) { end += 1 }
                return end
            }
            return space
        }

        /// `\s*[\r\n]+|\s+(?!\S)|\s+`
        private var space: Int {
            let end = run(from: position) { $0 == .space }
            if let lineBreak = (position..<end).last(where: isLineBreak) { return lineBreak + 1 }
            return end < text.count && end - position > 1 ? end - 1 : end
        }

        private func run(from start: Int, while belongs: (ScalarClass) -> Bool) -> Int {
            var end = start
            while end < text.count, belongs(classes[end]) { end += 1 }
            return end
        }

        private func isLineBreak(_ index: Int) -> Bool { text[index] == "\n" || text[index] == "\r" }

        /// `(?i:'s|'t|'re|'ve|'m|'ll|'d)`; by Unicode's folding, the long s is an s.
        private var contraction: Int? {
            guard text[position] == "'", position + 1 < text.count else { return nil }
            switch folded(position + 1) {
            case "s", "t", "m", "d": return position + 2
            case "r", "v": return position + 2 < text.count && folded(position + 2) == "e" ? position + 3 : nil
            case "l": return position + 2 < text.count && folded(position + 2) == "l" ? position + 3 : nil
            default: return nil
            }
        }

        private func folded(_ index: Int) -> Unicode.Scalar {
            let scalar = text[index]
            if scalar == "\u{17F}" { return "s" }
            return ("A"..."Z").contains(scalar) ? Unicode.Scalar(UInt8(scalar.value) + 32) : scalar
        }
    }
}
