import SVG

/// Lettering as shapes.
enum Words {
    /// `text` fitted into `box`, in strokes of `paint`.
    static func lettered(_ text: String, in box: Box, paint: Paint, maxLines: Int) -> [SVGElement] {
        let lines = Alphabet.lines(text, in: (box.width, box.height), maxLines: maxLines)
        guard !lines.isEmpty else { return [] }
        let strokes = lines.map { line in
            SVGElement(
                "path",
                [
                    "d": line.data, "fill": "none", "stroke": paint.hex, "stroke-width": line.widthText, "stroke-linecap": "round",
                    "stroke-linejoin": "round",
                ])
        }
        return [SVGElement("g", ["transform": "translate(\(Numbers.text(box.x)) \(Numbers.text(box.y)))"], strokes)]
    }

    /// A cream plate with `text`, for what is to carry words and has no place of its own for them.
    static func plate(_ text: String, in box: Box) -> [SVGElement] {
        [
            Draw.rectangle(box, radius: min(box.width, box.height) * 0.16, fill: "#fff8ec"),
            Draw.rectangle(
                Box(x: box.x, y: box.bottom - box.height * 0.1, width: box.width, height: box.height * 0.1), radius: box.height * 0.05,
                fill: "#e8cf9c", class: "shade"),
        ] + lettered(text, in: box.grown(-min(box.width, box.height) * 0.14), paint: Paint(0x2b2d42), maxLines: 3)
    }
}
