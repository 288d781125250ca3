import Foundation

/// Unicode's composed form (NFC) as the reference tokenizer makes it: by the tables of Unicode 9.
///
/// huggingface/tokenizers normalizes with the crate unicode-normalization-alignments, whose tables are of that version. What was added to
/// Unicode later neither composes nor changes its place there; so the text is cut at such scalars, and only what stands between
/// them is composed.
enum ComposedForm {
    static func of(_ text: some Sequence<Unicode.Scalar>) -> [Unicode.Scalar] {
        var out: [Unicode.Scalar] = []
        var stretch = String.UnicodeScalarView()
        func close() {
            guard !stretch.isEmpty else { return }
            out.append(contentsOf: String(stretch).precomposedStringWithCanonicalMapping.unicodeScalars)
            stretch = .init()
        }
        for scalar in text {
            if isYoung(scalar) {
                close()
                out.append(scalar)
            } else {
                stretch.append(scalar)
            }
        }
        close()
        return out
    }

    private static func isYoung(_ scalar: Unicode.Scalar) -> Bool {
        guard scalar.value >= 0x300, let age = scalar.properties.age else { return false }
        return age.major > 9
    }
}
