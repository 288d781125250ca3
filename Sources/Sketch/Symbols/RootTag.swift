import SVG

/// The attributes of a symbol's root tag, read without the rest of the file: hundreds of symbols are known in a millisecond or two.
struct RootTag {
    private let file: String
    private let attributes: SVGAttributes

    init(file: String, bytes: UnsafeBufferPointer<UInt8>) throws(SymbolError) {
        self.file = file
        do {
            let head = try SVGElement.head(parsing: bytes)
            guard head.name == "svg" else { throw SymbolError(file: file, fault: "has no svg element") }
            attributes = head.attributes
        } catch let error as SymbolError {
            throw error
        } catch {
            throw SymbolError(file: file, fault: "cannot be read: \(error)")
        }
    }

    subscript(_ name: String) -> String? { attributes[name] }

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
}
