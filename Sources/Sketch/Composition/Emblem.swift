import SVG

/// What stands for a noun that no symbol draws: a rounded plate with the word on it.
enum Emblem {
    /// The extent in symbol units: wider for longer words.
    static func extent(of word: String) -> (width: Double, height: Double) {
        let longest = word.split(separator: " ").map(\.count).max() ?? 1
        return (min(max(Double(longest) * 20 + 60, 130), 240), 130)
    }

    /// The plate's shapes in symbol coordinates.
    static func body(of thing: Thing, paint: Paint, quality: Quality) -> [SVGElement] {
        let (width, height) = extent(of: thing.noun)
        let ink = paint.lab.lightness > 0.72 ? Paint(0x2b2d42) : Paint(0xfff8ec)
        let plate = Box(x: 0, y: 0, width: width, height: height)
        var shapes = [
            Draw.rectangle(plate, radius: 30, fill: paint.hex),
            Draw.element(
                "rect",
                [
                    ("fill", "none"), ("stroke", ink.hex), ("stroke-width", "3"), ("opacity", "0.55"), ("x", "9"), ("y", "9"),
                    ("width", Numbers.text(width - 18)), ("height", Numbers.text(height - 18)), ("rx", "22"),
                ]),
        ]
        if quality >= .medium {
            let shade =
                "M0 \(Numbers.text(height - 34))V\(Numbers.text(height - 30))A30 30 0 0 0 30 \(Numbers.text(height))H\(Numbers.text(width - 30))"
                + "A30 30 0 0 0 \(Numbers.text(width)) \(Numbers.text(height - 30))V\(Numbers.text(height - 34))"
                + "A30 30 0 0 1 \(Numbers.text(width - 30)) \(Numbers.text(height - 8))H30A30 30 0 0 1 0 \(Numbers.text(height - 34))Z"
            shapes.append(Draw.path(shade, fill: "#2b2d42", opacity: 0.16, class: "shade"))
        }
        let room = Box(x: 20, y: 20, width: width - 40, height: height - 40)
        return shapes + Words.lettered(thing.noun, in: room, paint: ink, maxLines: 3)
    }
}
