/// The rules for names and small pictures in definitions.
enum AppNames {
    static let inputRule = "It has to be a small letter and then small letters, digits and _, at most 40."
    static let slugRule = "It has to be 2 to 40 small letters, digits and single hyphens, with a letter or digit at both ends."
    static let pictureRule = "It has to be a small png, jpeg or webp as a data: address."

    /// `[a-z][a-z0-9_]{0,39}`.
    static func isInput(_ id: String) -> Bool {
        (1...40).contains(id.utf8.count) && id.utf8.first.map(isLetter) == true
            && id.utf8.allSatisfy { isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "_") }
    }

    /// `[a-z0-9](-?[a-z0-9])+`.
    static func isSlug(_ slug: String) -> Bool {
        guard (2...40).contains(slug.utf8.count), slug.utf8.allSatisfy({ isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "-") }) else {
            return false
        }
        return !slug.hasPrefix("-") && !slug.hasSuffix("-") && !slug.contains("--")
    }

    /// A `data:` address of a raster picture: an SVG could hold more than a picture.
    static func isPicture(_ text: String) -> Bool {
        ["data:image/png;base64,", "data:image/jpeg;base64,", "data:image/webp;base64,"].contains { prefix in
            text.hasPrefix(prefix) && text.utf8.count > prefix.utf8.count
                && text.utf8.dropFirst(prefix.utf8.count).allSatisfy {
                    isLetter($0) || isDigit($0) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) || "+/=".utf8.contains($0)
                }
        }
    }

    /// An origin such as `https://example.com` or `http://localhost:3000`, without a path.
    static func isOrigin(_ text: String) -> Bool {
        guard let scheme = ["https://", "http://"].first(where: text.hasPrefix) else { return false }
        let host = text.dropFirst(scheme.count)
        return !host.isEmpty && host.utf8.allSatisfy { isLetter($0) || isDigit($0) || ".-:*".utf8.contains($0) }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) }
    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
