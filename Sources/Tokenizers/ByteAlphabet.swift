/// The letters that stand for bytes in the files of byte-level tokenizers (GPT-2's `bytes_to_unicode`): printable Latin-1
/// stands for itself, the other 68 bytes for U+0100 and on, in their order.
public enum ByteAlphabet {
    /// The letter of each byte.
    public static let letters: [Unicode.Scalar] = {
        var next: UInt32 = 0x100
        return (0..<256).map { byte in
            switch byte {
            case 0x21...0x7E, 0xA1...0xAC, 0xAE...0xFF: return Unicode.Scalar(UInt8(byte))
            default:
                defer { next += 1 }
                return Unicode.Scalar(next) ?? "\u{FFFD}"
            }
        }
    }()

    private static let bytes: [Unicode.Scalar: UInt8] = Dictionary(
        uniqueKeysWithValues: letters.enumerated().map { ($1, UInt8($0)) })

    /// The bytes that a token's text stands for; `nil` where it has a letter that stands for none.
    public static func decode(_ text: String) -> [UInt8]? {
        var out: [UInt8] = []
        out.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            guard let byte = bytes[scalar] else { return nil }
            out.append(byte)
        }
        return out
    }
}
