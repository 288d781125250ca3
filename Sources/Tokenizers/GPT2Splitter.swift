/// Cuts text into the pieces that GPT-2's byte-pair encoding works on, and SmolLM's, which takes each digit by itself before.
///
/// The pattern of huggingface/tokenizers `pre_tokenizers/byte_level.rs`, by hand:
///
///     's|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+
enum GPT2Splitter {
    static let pattern = #"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+"#

    /// The ends of the pieces of `text`, as offsets into it.
    static func split(_ text: [Unicode.Scalar], isolatesDigits: Bool) -> [Int] {
        let classes = text.map(ScalarClass.init)
        var ends: [Int] = []
        var start = 0
        while start < text.count {
            if isolatesDigits, isDigit(text[start], classes[start]) {
                start += 1
                ends.append(start)
                continue
            }
            // What stands between digits is cut as if it were a text of its own.
            var limit = text.count
            if isolatesDigits { limit = (start..<text.count).first { isDigit(text[$0], classes[$0]) } ?? limit }
            let cut = Cut(text: text, classes: classes, limit: limit)
            while start < limit {
                start = cut.end(from: start)
                ends.append(start)
            }
        }
        return ends
    }

    /// Digits are looked for by another table than the pattern's: that of a later Unicode, in which these are numbers too.
    private static func isDigit(_ scalar: Unicode.Scalar, _ found: ScalarClass) -> Bool {
        found == .number || (0x11DE0...0x11DE9).contains(scalar.value) || (0x16FF4...0x16FF6).contains(scalar.value)
    }

    private struct Cut {
        let text: [Unicode.Scalar]
        let classes: [ScalarClass]
        let limit: Int

        /// The end of the piece that begins at `start`; the alternatives in the pattern's order.
        func end(from start: Int) -> Int {
            if let end = contraction(start) { return end }
            let body = text[start] == " " ? start + 1 : start
            if body < limit, classes[body] != .space { return run(from: body) }
            let end = run(from: start)
            return end < limit && end - start > 1 ? end - 1 : end
        }

        private func run(from start: Int) -> Int {
            var end = start
            while end < limit, classes[end] == classes[start] { end += 1 }
            return end
        }

        private func contraction(_ start: Int) -> Int? {
            guard text[start] == "'", start + 1 < limit else { return nil }
            switch text[start + 1] {
            case "s", "t", "m", "d": return start + 2
            case "r", "v": return start + 2 < limit && text[start + 2] == "e" ? start + 3 : nil
            case "l": return start + 2 < limit && text[start + 2] == "l" ? start + 3 : nil
            default: return nil
            }
        }
    }
}
