import CSymbols
import SVG
import Synchronization

/// The nouns that can be drawn. The facts of all are read at once, each drawing when it is first needed.
public final class SymbolLibrary: Sendable {
    /// The symbols, sorted by file name.
    public let symbols: [Symbol]
    private let places: [String: Int]
    private let drawings = Mutex<[Int: [SVGElement]]>([:])

    /// The symbols that are built in.
    public convenience init() throws(SymbolError) {
        var symbols: [Symbol] = []
        for index in 0..<easel_symbol_count() {
            let entry = easel_symbols()[index]
            let file = String(cString: entry.name)
            let bytes = UnsafeBufferPointer(start: entry.bytes, count: entry.length)
            symbols.append(try Symbol(file: file, bytes: bytes, source: .embedded(index)))
        }
        self.init(symbols)
    }

    /// The symbols of these files: names without ".svg", and bytes.
    public convenience init(files: [(name: String, bytes: [UInt8])]) throws(SymbolError) {
        var symbols: [Symbol] = []
        for file in files {
            let read = file.bytes.withUnsafeBufferPointer { buffer in
                Result { () throws(SymbolError) in try Symbol(file: file.name, bytes: buffer, source: .bytes(file.bytes)) }
            }
            symbols.append(try read.get())
        }
        self.init(symbols)
    }

    private init(_ symbols: [Symbol]) {
        self.symbols = symbols
        places = Dictionary(symbols.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// What the reader has to know.
    public var nouns: [Noun] { symbols.map(\.noun) }

    /// The symbol of the canonical noun `name`.
    public func symbol(_ name: String) -> Symbol? { places[name].map { symbols[$0] } }

    /// The shapes of `symbol`, in its own coordinates; parsed once and kept.
    public func drawing(of symbol: Symbol) throws -> [SVGElement] {
        guard let index = places[symbol.name] else { return try Self.parsed(symbol) }
        if let known = drawings.withLock({ $0[index] }) { return known }
        let shapes = try Self.parsed(symbol)
        drawings.withLock { $0[index] = shapes }
        return shapes
    }

    private static func parsed(_ symbol: Symbol) throws -> [SVGElement] {
        switch symbol.source {
        case .bytes(let bytes): return try SVGElement(parsing: bytes).elements
        case .embedded(let index):
            let entry = easel_symbols()[index]
            return try SVGElement(parsing: UnsafeBufferPointer(start: entry.bytes, count: entry.length)).elements
        }
    }
}
