import SVG

/// High quality's last layer: the grain of a printed sheet over things and backdrop alike, and corners a little darker than the middle.
enum Grain {
    private static let side = 250.0

    /// The tile and the gradient.
    static func definitions(seed: UInt64) -> [SVGElement] {
        var random = RandomStream(seed: seed, "grain")
        var marks = ["", "", ""]
        for speck in 0..<330 {
            // Whole units keep the path short; marks near the edge are left out so that tiles join unseen.
            let x = 2 + random.below(245), y = 2 + random.below(245), length = 1 + random.below(3)
            marks[speck % 3] += "M\(x) \(y)\(random.once(in: 2) ? "h\(length)" : "l\(length) 1")"
        }
        return [
            Draw.element(
                "pattern",
                [("id", "gr-tile"), ("patternUnits", "userSpaceOnUse"), ("width", Numbers.text(side)), ("height", Numbers.text(side))],
                [
                    Draw.line(marks[0], stroke: "#2b2d42", width: 1.3, opacity: 0.1),
                    Draw.line(marks[1], stroke: "#ffffff", width: 1.5, opacity: 0.13),
                    Draw.line(marks[2], stroke: "#8a5a3b", width: 1.1, opacity: 0.1),
                ]),
            Draw.radial(
                "gr-edge", centre: (0.5, 0.46), radius: 0.78,
                [(0, Paint(0x2b2d42), 0), (0.62, Paint(0x2b2d42), 0), (1, Paint(0x2b2d42), 0.16)]),
        ]
    }

    /// The layer over the whole sheet.
    static func layers(_ canvas: Canvas) -> [SVGElement] {
        [
            Draw.rectangle(canvas.box, fill: "url(#gr-edge)", class: "grain"),
            Draw.rectangle(canvas.box, fill: "url(#gr-tile)", class: "grain"),
        ]
    }
}
