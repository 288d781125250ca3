/// The rules of a drawing's `style` elements, as far as they are allowed.
struct StyleSheet {
    /// A selector with the declarations it brings.
    struct Rule {
        var selector: StyleSelector
        var declarations: [StyleDeclaration]
        /// Its place among all rules, which decides between equal selectors.
        var order: Int
    }

    private(set) var rules: [Rule] = []
    /// What was left out, in words.
    private(set) var dropped: [String] = []

    /// Adds the rules in the text of a `style` element.
    mutating func add(_ text: String) {
        let bytes = Self.withoutComments(Array(text.utf8))
        var at = 0
        while true {
            while at < bytes.count, isSpace(bytes[at]) || bytes[at] == UInt8(ascii: "}") { at += 1 }
            guard at < bytes.count else { return }
            if bytes[at] == UInt8(ascii: "@") {
                dropped.append("style rule '\(Self.words(bytes[at...].prefix { isLetter($0) || $0 == 0x40 || $0 == 0x2D }))'")
                at = Self.endOfAtRule(bytes, at)
                continue
            }
            guard let brace = bytes[at...].firstIndex(of: UInt8(ascii: "{")) else { return }
            let end = bytes[brace...].firstIndex(of: UInt8(ascii: "}")) ?? bytes.count
            let declarations = StyleDeclaration.list(String(decoding: bytes[brace + 1..<end], as: UTF8.self))
            for part in bytes[at..<brace].split(separator: UInt8(ascii: ",")) {
                if let selector = StyleSelector(Self.words(part)) {
                    rules.append(Rule(selector: selector, declarations: declarations, order: rules.count))
                } else {
                    dropped.append("style selector '\(Self.words(part.prefix(60)))'")
                }
            }
            at = min(bytes.count, end + 1)
        }
    }

    /// The declarations for an element, the weakest first.
    func declarations(for path: [StyleSubject]) -> [StyleDeclaration] {
        guard !rules.isEmpty else { return [] }
        return rules.filter { $0.selector.matches(path) }
            .sorted { ($0.selector.weight, $0.order) < ($1.selector.weight, $1.order) }
            .flatMap(\.declarations)
    }

    private static func words(_ bytes: some Collection<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }

    private static func withoutComments(_ bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        var rest = bytes[...]
        while let start = rest.firstRange(of: Array("/*".utf8)) {
            out += rest[..<start.lowerBound]
            out.append(0x20)
            guard let end = rest[start.upperBound...].firstRange(of: Array("*/".utf8)) else { return out }
            rest = rest[end.upperBound...]
        }
        return out + rest
    }

    /// Behind the semicolon, or behind the block, with which an at-rule ends.
    private static func endOfAtRule(_ bytes: [UInt8], _ start: Int) -> Int {
        var depth = 0
        for i in start..<bytes.count {
            if bytes[i] == UInt8(ascii: ";"), depth == 0 { return i + 1 }
            if bytes[i] == UInt8(ascii: "{") { depth += 1 }
            if bytes[i] == UInt8(ascii: "}") {
                depth -= 1
                if depth <= 0 { return i + 1 }
            }
        }
        return bytes.count
    }
}
