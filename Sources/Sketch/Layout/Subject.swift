/// What the layout has to know of a thing: its symbol's facts, or those of the emblem that stands for an unknown noun.
struct Subject: Sendable {
    let thing: Thing
    let kind: String
    let place: Place
    /// Extent in symbol units, and the drawing's real height in metres.
    let width: Double, height: Double, metres: Double
    let top: Symbol.Top?
    let inside: Box?
    let text: Box?
    let mayMirror: Bool
    /// Where its hands are, and where it is held, in symbol units.
    let hands: [Point], grip: Point?
    /// Whether words are to be lettered on it, which no mirror may turn.
    let isLettered: Bool
    /// Where the eyes are in the drawing, for what is worn on the head or held in the mouth; `nil` when not known.
    let eyes: (x: Double, y: Double)?

    init(_ thing: Thing, symbol: Symbol?, isLettered: Bool, eyes: (x: Double, y: Double)? = nil) {
        self.eyes = eyes
        self.thing = thing
        self.isLettered = isLettered
        guard let symbol else {
            let emblem = Emblem.extent(of: thing.noun)
            (kind, place, width, height, metres) = ("object", .surface, emblem.width, emblem.height, 0.4)
            (top, inside, text, mayMirror) = (nil, nil, nil, false)
            (hands, grip) = ([], nil)
            return
        }
        (kind, place, width, height, metres) = (symbol.noun.kind, symbol.place, symbol.width, symbol.height, symbol.metres)
        (top, inside, text, mayMirror) = (symbol.top, symbol.inside, symbol.text, symbol.mayMirror && !isLettered)
        (hands, grip) = (symbol.hands, symbol.grip)
    }

    /// The measure of its size, in metres: the geometric mean of width and height, so that long things and tall ones count alike.
    var measure: Double {
        let real = metres * (width / height).squareRoot()
        // The sun is far away.
        return min(max(real, 0.03), place == .sky && kind == "nature" ? 5 : 25)
    }

    /// Drawn sizes grow with the 6/16th power of real ones, so that a mouse is seen beside an elephant.
    var drawnSize: Double { Exact.power(measure, sixteenths: 6) * sizeFactor }

    private var sizeFactor: Double {
        switch thing.size {
        case .tiny: 0.5
        case .small: 0.7
        case .normal: 1
        case .large: 1.35
        case .huge: 1.75
        }
    }

    var isAlive: Bool { kind == "animal" || kind == "person" }
}
