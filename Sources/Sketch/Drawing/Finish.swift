import SVG

/// What a material or a pattern does to a part beyond its colour: an overlay of the same shape filled with a gradient or a tile, and transparency.
struct Finish: Sendable {
    /// The part's colour, `nil` to keep its own.
    var colour: Paint?
    /// Fills of overlays, names of definitions; laid over each large element of the part.
    var overlays: [Overlay] = []
    /// The opacity of the part itself.
    var opacity = 1.0

    struct Overlay: Sendable, Equatable {
        /// The definition's id.
        var id: String
        var opacity: Double
    }
}

extension Finish {
    /// What it is to be made of; a colour that the prompt gives goes before the material's own.
    init(_ material: Thing.Material, colour given: Paint?) {
        func own(_ value: UInt32) -> Paint { given ?? Paint(value) }
        switch material {
        case .wood: self.init(colour: own(0xb9824f), overlays: [.init(id: "grain-wood", opacity: 0.32)])
        case .metal: self.init(colour: own(0xa4aebb), overlays: [.init(id: "sheen", opacity: 0.8)])
        case .silver: self.init(colour: own(0xc4ccd6), overlays: [.init(id: "sheen", opacity: 0.9)])
        case .gold: self.init(colour: own(0xe0ab2f), overlays: [.init(id: "sheen", opacity: 0.9)])
        case .copper: self.init(colour: own(0xc0703f), overlays: [.init(id: "sheen", opacity: 0.85)])
        case .glass: self.init(colour: own(0xa9d8e8), overlays: [.init(id: "gloss", opacity: 0.9)], opacity: 0.55)
        case .ice:
            self.init(
                colour: own(0xc3e6f4), overlays: [.init(id: "gloss", opacity: 0.85), .init(id: "facets", opacity: 0.35)], opacity: 0.78)
        case .stone: self.init(colour: own(0x9a9a98), overlays: [.init(id: "specks", opacity: 0.3)])
        case .marble: self.init(colour: own(0xece9e4), overlays: [.init(id: "veins", opacity: 0.4)])
        case .plastic: self.init(colour: given, overlays: [.init(id: "gloss", opacity: 0.8)])
        case .paper: self.init(colour: own(0xf3ecdc), overlays: [.init(id: "folds", opacity: 0.16)])
        case .fabric: self.init(colour: given, overlays: [.init(id: "weave", opacity: 0.22)])
        case .wool: self.init(colour: given ?? Paint(0xe9dcc4), overlays: [.init(id: "stitches", opacity: 0.3)])
        case .leather: self.init(colour: own(0x8f5a36), overlays: [.init(id: "gloss", opacity: 0.35), .init(id: "specks", opacity: 0.14)])
        case .clay: self.init(colour: own(0xc4764e), overlays: [.init(id: "folds", opacity: 0.14)])
        case .rubber: self.init(colour: own(0x4a4d5e), overlays: [.init(id: "gloss", opacity: 0.3)])
        case .ceramic: self.init(colour: own(0xf4f1ea), overlays: [.init(id: "gloss", opacity: 0.9)])
        case .brick: self.init(colour: own(0xb4553f), overlays: [.init(id: "bricks", opacity: 0.55)])
        }
    }
}
