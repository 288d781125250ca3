import SVG

extension SymbolLibrary {
    /// The middle between the eyes of a drawn animal or person, in symbol coordinates: its small dark circles that belong to no part. Symbols do not
    /// say where heads are; their eyes do.
    func eyes(of symbol: Symbol) -> (x: Double, y: Double)? {
        guard let shapes = try? drawing(of: symbol) else { return nil }
        var found: [(x: Double, y: Double)] = []
        for shape in shapes where shape["data-part"] == nil && shape["class"] == nil && shape["transform"] == nil {
            guard shape.name == "circle" || shape.name == "ellipse", let fill = shape["fill"], let paint = Paint(hex: fill),
                paint.lab.lightness < 0.36,
                let x = Double(shape["cx"] ?? ""), let y = Double(shape["cy"] ?? ""),
                let radius = Double(shape["r"] ?? shape["rx"] ?? ""), radius < 0.06 * symbol.width
            else { continue }
            found.append((x, y))
        }
        guard let first = found.first else { return nil }
        let pair = found.prefix(2).filter { ($0.y - first.y).magnitude < 0.03 * symbol.height }
        return (pair.reduce(0) { $0 + $1.x } / Double(pair.count), first.y)
    }
}
