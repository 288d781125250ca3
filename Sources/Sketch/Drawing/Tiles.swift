import SVG

/// The tiles and gradients of finishes, in symbol units; each is written only into pictures that use it.
enum Tiles {
    /// The definition `name`, with `id` for its id; tiles of patterns take `paint`.
    static func definition(_ name: String, id: String, paint: Paint) -> SVGElement? {
        let dark = Paint(0x2b2d42), white = Paint(0xffffff)
        switch name {
        case "sheen":
            return Draw.gradient(
                id, from: (0.1, 0), to: (0.9, 1),
                [(0, white, 0.1), (0.22, white, 0.72), (0.36, white, 0.05), (0.6, dark, 0.3), (0.74, white, 0.35), (1, dark, 0.28)])
        case "gloss":
            return Draw.gradient(id, from: (0, 0), to: (0.75, 1), [(0, white, 0.75), (0.3, white, 0.12), (0.62, white, 0), (1, dark, 0.2)])
        case "grain-wood":
            return tile(
                id, 46, 22,
                [
                    Draw.line("M0 4C12 1 30 8 46 4M0 15C16 20 28 10 46 15", stroke: "#4a2c1a", width: 2),
                    Draw.line("M8 9.5C16 8 22 11 30 9.5", stroke: "#4a2c1a", width: 1.4),
                ])
        case "facets":
            return tile(
                id, 60, 60, [Draw.path("M0 0L34 14L20 60L0 40Z", fill: "#ffffff"), Draw.path("M60 10L40 44L60 60Z", fill: "#5aa7c8")])
        case "specks":
            return tile(
                id, 36, 36,
                [
                    Draw.line("M5 6h1M20 3h2M31 12h1M12 17h2M26 23h1M4 28h1M17 31h2M33 32h1", stroke: "#2b2d42", width: 2.6),
                    Draw.line("M10 10h1M24 14h2M8 23h1M29 29h1", stroke: "#ffffff", width: 2.6),
                ])
        case "veins":
            return tile(
                id, 90, 80,
                [
                    Draw.line("M0 20C20 30 30 8 52 22S80 40 90 20M20 80C30 60 24 52 40 46S70 62 74 80", stroke: "#6f7684", width: 2.2),
                    Draw.line("M40 46C52 38 50 30 52 22M0 60C8 56 12 62 22 66", stroke: "#9aa3b0", width: 1.4),
                ])
        case "folds": return tile(id, 80, 80, [Draw.path("M0 0H40L0 40ZM80 0V40L40 80H0V76L76 0Z", fill: "#2b2d42")])
        case "weave": return tile(id, 8, 8, [Draw.line("M0 2H4M4 6H8M2 4V8M6 0V4", stroke: "#2b2d42", width: 1.4)])
        case "stitches": return tile(id, 14, 12, [Draw.line("M1 2L7 8L13 2", stroke: "#2b2d42", width: 2.2)])
        case "bricks":
            return tile(
                id, 40, 28,
                [
                    Draw.rectangle(Box(x: 0, y: 0, width: 40, height: 2.4), fill: "#f6e7cf"),
                    Draw.rectangle(Box(x: 0, y: 14, width: 40, height: 2.4), fill: "#f6e7cf"),
                    Draw.rectangle(Box(x: 8, y: 0, width: 2.4, height: 14), fill: "#f6e7cf"),
                    Draw.rectangle(Box(x: 28, y: 14, width: 2.4, height: 14), fill: "#f6e7cf"),
                ])
        case "striped": return tile(id, 32, 32, [Draw.rectangle(Box(x: 0, y: 0, width: 14, height: 32), fill: paint.hex)], turn: 18)
        case "dotted":
            return tile(id, 34, 34, [Draw.ellipse(9, 9, 6, 6, fill: paint.hex), Draw.ellipse(26, 26, 6, 6, fill: paint.hex)])
        case "checked":
            return tile(
                id, 36, 36,
                [
                    Draw.rectangle(Box(x: 0, y: 0, width: 18, height: 18), fill: paint.hex),
                    Draw.rectangle(Box(x: 18, y: 18, width: 18, height: 18), fill: paint.hex),
                ])
        case "starry":
            return tile(
                id, 44, 44,
                [
                    Draw.path(star(13, 13, 9), fill: paint.hex), Draw.path(star(34, 33, 6.5), fill: paint.hex),
                ])
        case "floral": return tile(id, 46, 46, flower(13, 13, 4.6, paint) + flower(36, 36, 4.6, paint))
        case "zigzag": return tile(id, 28, 26, [Draw.line("M-4 20L7 7L21 20L32 7", stroke: paint.hex, width: 6)])
        default: return nil
        }
    }

    private static func tile(_ id: String, _ width: Double, _ height: Double, _ children: [SVGElement], turn: Double = 0) -> SVGElement {
        Draw.element(
            "pattern",
            [
                ("id", id), ("patternUnits", "userSpaceOnUse"), ("width", Numbers.text(width)), ("height", Numbers.text(height)),
                ("patternTransform", turn == 0 ? "" : "rotate(\(Numbers.text(turn)))"),
            ], children)
    }

    private static func star(_ x: Double, _ y: Double, _ radius: Double) -> String {
        var data = ""
        for point in 0..<10 {
            let angle = Double(point) * 36 - 90, reach = point % 2 == 0 ? radius : radius * 0.45
            data += (point == 0 ? "M" : "L") + Numbers.list(x + reach * Exact.cosine(angle), y + reach * Exact.sine(angle))
        }
        return data + "Z"
    }

    private static func flower(_ x: Double, _ y: Double, _ petal: Double, _ paint: Paint) -> [SVGElement] {
        (0..<5).map { leaf in
            let angle = Double(leaf) * 72 - 90
            return Draw.ellipse(x + petal * 1.25 * Exact.cosine(angle), y + petal * 1.25 * Exact.sine(angle), petal, petal, fill: paint.hex)
        } + [Draw.ellipse(x, y, petal * 0.75, petal * 0.75, fill: "#f5c443")]
    }
}
