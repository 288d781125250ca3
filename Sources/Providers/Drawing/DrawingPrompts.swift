import API
import Registry

/// What a text model is told when it draws. Plan first, then the SVG, then repairs: a plan fixes counts, places and
/// colours before any path is written, which is where text models otherwise lose them.
struct DrawingPrompts: Sendable {
    let size: PixelSize
    let transparent: Bool
    let quality: Quality

    /// Elements the sanitiser keeps; the model is told so that nothing it draws is lost.
    private static let elements =
        "svg, g, defs, path, rect, circle, ellipse, line, polyline, polygon, text, tspan, linearGradient, radialGradient, stop, clipPath, mask, pattern, use"

    private var detail: String {
        switch quality {
        case .low: "Flat shapes, at most 40 elements."
        case .medium: "Clean shapes with simple shading, at most 120 elements."
        case .high, .xhigh, .max: "Rich shapes with gradients, light from the upper left and soft shadows, at most 300 elements."
        }
    }

    /// Asks for the plan of a scene.
    func plan(_ prompt: String, negative: String?) -> [ChatClient.Message] {
        [
            .init(
                role: "system",
                content: """
                    You plan a picture that will be drawn as SVG on a canvas of \(size.width) by \(size.height) pixels. List every object that the request \
                    names, each counted one separately, with its colour and its box (x, y, width, height in pixels, inside the canvas), back to front. \
                    Objects that are counted must not overlap each other. Honour every position word. Quoted words are lettering: copy them exactly. \
                    Fill the canvas well. Answer with JSON only.
                    """),
            .init(role: "user", content: prompt + (negative.map { "\n\nNot in the picture: \($0)" } ?? "")),
        ]
    }

    /// Asks for the SVG of a planned scene, or of the prompt itself.
    func draw(_ prompt: String, negative: String?, plan: String?) -> [ChatClient.Message] {
        [
            .init(
                role: "system",
                content: """
                    You draw pictures as SVG. Answer with one SVG document and nothing else. Its root is \
                    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(size.width) \(size.height)">. Use only these elements: \(Self.elements). \
                    No script, style sheet, image, filter, animation or link; colours as attributes. \
                    \(transparent ? "Draw no background." : "Begin with a background that covers the whole canvas.") \(detail)
                    """),
            .init(
                role: "user",
                content: "Draw: \(prompt)" + (negative.map { "\nNot in the picture: \($0)" } ?? "")
                    + (plan.map { "\n\nFollow this plan:\n\($0)" } ?? "")),
        ]
    }

    /// Asks to mend a drawing.
    func repair(_ fault: String) -> ChatClient.Message {
        .init(role: "user", content: "The drawing has a fault: \(fault) Answer with the whole corrected SVG document and nothing else.")
    }

    /// The shape of a plan.
    static let planSchema: JSONValue = [
        "type": "object", "additionalProperties": false, "required": ["background", "palette", "objects"],
        "properties": [
            "background": ["type": "string"],
            "palette": ["type": "array", "items": ["type": "string"]],
            "objects": [
                "type": "array",
                "items": [
                    "type": "object", "additionalProperties": false,
                    "required": ["name", "colour", "x", "y", "width", "height", "lettering"],
                    "properties": [
                        "name": ["type": "string"], "colour": ["type": "string"], "x": ["type": "number"], "y": ["type": "number"],
                        "width": ["type": "number"], "height": ["type": "number"], "lettering": ["type": "string"],
                    ],
                ],
            ],
        ],
    ]
}
