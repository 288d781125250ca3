import CSymbols

/// The built-in drawings that may stand for an app: `symbol:camera` as its icon. They look the same everywhere, which an emoji
/// does not, and need no font.
public enum IconSymbols {
    /// What an icon that names one begins with.
    public static let prefix = "symbol:"

    /// Their names in order.
    public static let names: [String] = (0..<easel_symbol_count()).map { String(cString: easel_symbols()[$0].name) }

    private static let places = Dictionary(names.enumerated().map { ($1, $0) }) { first, _ in first }

    /// The name in an icon such as `symbol:camera`; `nil` for other icons.
    public static func name(in icon: String) -> String? {
        icon.hasPrefix(prefix) ? String(icon.dropFirst(prefix.count)) : nil
    }

    /// The drawing of this name, an SVG file; `nil` where there is none.
    public static func svg(_ name: String) -> [UInt8]? {
        guard let place = places[name] else { return nil }
        let entry = easel_symbols()[place]
        return Array(UnsafeBufferPointer(start: entry.bytes, count: entry.length))
    }
}
