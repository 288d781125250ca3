import SVG

/// Makes a figure's body from a symbol's drawing: only what the quality shows, repainted as the scene says.
struct Dresser {
    let thing: Thing
    let symbol: Symbol
    let quality: Quality
    /// The colours by part.
    private var recolours: [String: Recolour] = [:]
    private var finish = Finish()
    /// The tiles that the body refers to: name, id and paint.
    private(set) var tiles: [(name: String, id: String, paint: Paint)] = []

    /// `free` is the seed's colour for a thing whose colour nobody asked for.
    init(_ thing: Thing, _ symbol: Symbol, quality: Quality, free: Paint?) {
        self.thing = thing
        self.symbol = symbol
        self.quality = quality
        let asked = thing.colour.flatMap { Paint(hex: $0.hex) }
        if let material = thing.material { finish = Finish(material, colour: asked) }
        let main = asked ?? finish.colour ?? free
        let mainBase = symbol.parts.first { $0.name == "main" }?.base
        for part in symbol.parts {
            if let own = thing.partColours[part.name].flatMap({ Paint(hex: $0.hex) }) {
                recolours[part.name] = Recolour(from: part.base, to: own)
            } else if let main, let mainBase, part.name == "main" || Self.isShade(part.base, of: mainBase) {
                recolours[part.name] = Recolour(from: mainBase, to: main)
            }
        }
        dress(main: main)
        // Overlays of materials are the same for all; those of patterns depend on the colour beneath.
        tiles = finish.overlays.map { overlay in
            let paint = patternPaint ?? Paint(0x2b2d42)
            let isPattern = Thing.Pattern(rawValue: overlay.id) != nil
            return (overlay.id, isPattern ? "\(overlay.id)-\(paint.hex.dropFirst())" : overlay.id, paint)
        }
    }

    private var patternPaint: Paint?

    /// Patterns, and the second of two colours: that of the pattern, else of a part made for it, else of stripes.
    private mutating func dress(main: Paint?) {
        let accent = thing.accent.flatMap { Paint(hex: $0.hex) }
        var pattern = thing.pattern
        if pattern == nil, let accent {
            if let part = symbol.parts.first(where: { Self.seconds.contains($0.name) && thing.partColours[$0.name] == nil }) {
                recolours[part.name] = Recolour(from: part.base, to: accent)
            } else {
                pattern = .striped
            }
        }
        guard let pattern else { return }
        let base = main ?? symbol.parts.first { $0.name == "main" }?.base ?? Paint(0x9aa3b0)
        finish.overlays.append(.init(id: pattern.rawValue, opacity: 1))
        let light = base.lab.lightness
        patternPaint = accent ?? (light > 0.8 ? Paint(0x2f4a7c) : (light < 0.45 ? Paint(0xf6e7cf) : Paint(0xfff8ec)))
    }

    /// Parts that take the second of two colours.
    private static let seconds: Set = ["panel", "stripe", "trim", "band", "accent", "patch", "spot", "second", "pattern"]

    /// Whether a part is but a shade of the main one (an elephant's ear), which a new colour takes along.
    private static func isShade(_ part: Paint, of main: Paint) -> Bool {
        let a = part.lab, b = main.lab
        let hue = (a.a - b.a) * (a.a - b.a) + (a.b - b.b) * (a.b - b.b)
        return hue < 0.0016 && (a.lightness - b.lightness).magnitude < 0.14
    }

    /// The shapes, repainted. `part` chooses what is behind or in front of contents; a carried thing leaves the ground's grass behind,
    /// a lettered one what stood in the place of its words.
    func body(_ drawing: [SVGElement], part: Member.Part, isCarried: Bool = false, isLettered: Bool = false) -> [SVGElement] {
        drawing.filter { !(isCarried && $0["class"] == "foot" || isLettered && $0["class"] == "sample") }.flatMap {
            dressed($0, inherited: nil, part: part, isInFront: false)
        }
    }

    private func dressed(_ element: SVGElement, inherited: String?, part: Member.Part, isInFront: Bool) -> [SVGElement] {
        var element = element
        let role = element["class"] ?? ""
        if quality < .medium, role == "shade" || role == "light" { return [] }
        if quality < .high, role == "fine" { return [] }
        if element.name == "defs" { return [element] }
        let isInFront = isInFront || role == "front"
        let name = element["data-part"] ?? inherited
        if element.name == "g" {
            element = element.mapped { dressed($0, inherited: name, part: part, isInFront: isInFront) }
            if let name, let recolour = recolours[name] { repaint(&element, recolour) }
            return element.children.isEmpty ? [] : [element]
        }
        switch part {
        case .whole: break
        case .back: if isInFront { return [] }
        case .front: if !isInFront { return [] }
        }
        guard let name else { return [element] }
        if let recolour = recolours[name] { repaint(&element, recolour) }
        guard name == "main", role.isEmpty || role == "front", let fill = element["fill"], fill != "none" else { return [element] }
        if finish.opacity < 1 { element["opacity"] = Numbers.text(finish.opacity) }
        guard isLarge(element) else { return [element] }
        return [element]
            + zip(finish.overlays, tiles).map { overlay, tile in
                var copy = element
                copy["fill"] = "url(#\(tile.id))"
                copy["stroke"] = nil
                copy["class"] = role.isEmpty ? "texture" : role
                copy["data-part"] = nil
                copy["opacity"] = overlay.opacity == 1 ? nil : Numbers.text(overlay.opacity)
                return copy
            }
    }

    private func repaint(_ element: inout SVGElement, _ recolour: Recolour) {
        for key in ["fill", "stroke"] {
            if let value = element[key], let paint = Paint(hex: value) { element[key] = recolour.repainted(paint).hex }
        }
    }

    /// Whether an element is large enough to be worth a texture: its points span a fifth of the drawing one way or the other.
    private func isLarge(_ element: SVGElement) -> Bool {
        guard !finish.overlays.isEmpty else { return false }
        let least = 0.13 * (symbol.width * symbol.height).squareRoot()
        switch element.name {
        case "circle": return (Double(element["r"] ?? "") ?? 0) * 2 > least
        case "ellipse": return (Double(element["rx"] ?? "") ?? 0) * (Double(element["ry"] ?? "") ?? 0) * 4 > least * least
        case "rect": return (Double(element["width"] ?? "") ?? 0) * (Double(element["height"] ?? "") ?? 0) > least * least
        case "path", "polygon": return true
        default: return false
        }
    }
}
