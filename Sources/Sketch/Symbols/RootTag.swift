/// The attributes of a symbol's root tag, found without parsing the rest of the file: hundreds of symbols are known in a millisecond or two.
struct RootTag {
    private let file: String
    private var attributes: [(name: String, value: String)] = []

    init(file: String, bytes: UnsafeBufferPointer<UInt8>) throws(SymbolError) {
        self.file = file
        guard var at = Self.find("<svg", in: bytes) else { throw SymbolError(file: file, fault: "has no svg element") }
        let space: (UInt8) -> Bool = { $0 == 32 || $0 == 9 || $0 == 10 || $0 == 13 }
        while at < bytes.count {
            while at < bytes.count, space(bytes[at]) { at += 1 }
            guard at < bytes.count, bytes[at] != UInt8(ascii: ">"), bytes[at] != UInt8(ascii: "/") else { return }
            let start = at
            while at < bytes.count, bytes[at] != UInt8(ascii: "="), !space(bytes[at]) { at += 1 }
            let name = String(decoding: bytes[start..<at], as: UTF8.self)
            while at < bytes.count, space(bytes[at]) || bytes[at] == UInt8(ascii: "=") { at += 1 }
            guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") || bytes[at] == UInt8(ascii: "'") else { break }
            let quote = bytes[at], first = at + 1
            at = first
            while at < bytes.count, bytes[at] != quote { at += 1 }
            guard at < bytes.count else { break }
            attributes.append((name, String(decoding: bytes[first..<at], as: UTF8.self)))
            at += 1
        }
        throw SymbolError(file: file, fault: "has a broken root tag")
    }

    subscript(_ name: String) -> String? { attributes.first { $0.name == name }?.value }

    /// The pieces of a list attribute, trimmed of spaces; none when it is missing.
    func list(_ name: String, separator: Character) -> [String] {
        (self[name] ?? "").split(whereSeparator: { $0 == separator || $0 == "\n" }).map { piece in
            var piece = piece
            while piece.first == " " { piece.removeFirst() }
            while piece.last == " " { piece.removeLast() }
            return String(piece)
        }.filter { !$0.isEmpty }
    }

    /// The numbers of an attribute, `nil` when it is missing.
    func numbers(_ name: String, count: Int) throws(SymbolError) -> [Double]? {
        guard let text = self[name] else { return nil }
        let numbers = text.split(whereSeparator: { $0 == " " || $0 == "," }).compactMap { Double(String($0)) }
        guard numbers.count == count, numbers.allSatisfy(\.isFinite) else {
            throw SymbolError(file: file, fault: "has a bad \(name): \(text)")
        }
        return numbers
    }

    private static func find(_ word: StaticString, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        let length = word.utf8CodeUnitCount
        guard bytes.count > length else { return nil }
        search: for start in 0..<(bytes.count - length) {
            for i in 0..<length where bytes[start + i] != word.utf8Start[i] { continue search }
            return start + length
        }
        return nil
    }
}
