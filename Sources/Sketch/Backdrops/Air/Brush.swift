import SVG

/// Collects a backdrop's layers while it is drawn.
struct Brush {
    let context: BackdropContext
    let air: Air
    /// The sheet's extent and the horizon's y, in units.
    let width: Double, height: Double, horizon: Double
    var layers = BackdropLayers()
    /// What passes call the elements that are added now: `sky`, `far`, `middle`, `near` or `ground`.
    var depth = "far"
    private var fades = 0

    init(_ context: BackdropContext) {
        self.context = context
        air = Air(context)
        width = context.canvas.width
        height = context.canvas.height
        horizon = context.horizon
        layers.light = air.light
    }

    /// The whole sheet.
    var sheet: Box { context.canvas.box }
    /// The sheet from the horizon down.
    var ground: Box { Box(x: 0, y: horizon, width: width, height: height - horizon) }
    /// The length that sizes of details go by: the height of the sky or of the sheet's shorter half, whichever is less.
    var measure: Double { min(max(horizon, 260), 700) }
    var isShaded: Bool { context.isShaded }
    var isFine: Bool { context.isFine }

    /// Whether `noun` may be drawn: neither excluded nor already a thing of the scene.
    func allows(_ noun: String) -> Bool { !context.excluded.contains(noun) }

    mutating func add(_ elements: SVGElement...) { add(elements) }

    mutating func add(_ elements: [SVGElement]) {
        for var element in elements {
            if element["class"] == nil { element["class"] = depth }
            layers.behind.append(element)
        }
    }

    /// Adds in front of the things.
    mutating func cover(_ elements: [SVGElement]) { layers.front += elements }

    /// A fill that runs from one colour to another; the middle colour at low quality.
    mutating func fade(_ from: Paint, _ to: Paint, across: Bool = false) -> String {
        fade([(0, from, 1), (1, to, 1)], across: across)
    }

    mutating func fade(_ stops: [(offset: Double, paint: Paint, opacity: Double)], across: Bool = false) -> String {
        guard isShaded else { return stops[stops.count / 2].paint.hex }
        let id = "bd-\(fades)"
        fades += 1
        layers.definitions.append(Draw.gradient(id, to: across ? (1, 0) : (0, 1), stops))
        return "url(#\(id))"
    }

    /// A soft light about a point; nothing at low quality.
    mutating func glow(_ x: Double, _ y: Double, _ across: Double, _ down: Double, _ paint: Paint, _ strength: Double) {
        guard isShaded else { return }
        let id = "bd-\(fades)"
        fades += 1
        layers.definitions.append(Draw.radial(id, [(0, paint, strength), (0.5, paint, strength * 0.38), (1, paint, 0)]))
        add(Draw.ellipse(x, y, across, down, fill: "url(#\(id))", class: "glow"))
    }

    /// The x of `count` random places for something `width` wide whose box spans `top` to `bottom`, that hides least behind the things.
    func clearing(_ width: Double, top: Double, bottom: Double, from low: Double, to high: Double, _ random: inout RandomStream) -> Double {
        var best = (low + high) / 2, least = Double.infinity
        for _ in 0..<7 {
            let x = random.between(low, high)
            let box = Box(x: x - width / 2, y: top, width: width, height: bottom - top)
            let hidden = context.things.reduce(0) { $0 + $1.overlap(box) }
            if hidden < least - 1 { (best, least) = (x, hidden) }
        }
        return best
    }

    /// The middle of the ground that the nearest things stand on, for rugs and pools of light.
    var stand: Double {
        let feet = context.things.map(\.bottom).filter { $0 > horizon }.max() ?? (horizon + ground.height * 0.6)
        return min(max(feet, horizon + ground.height * 0.25), height - ground.height * 0.2)
    }

    /// The part of `box` that things cover.
    func crowding(_ box: Box) -> Double { context.things.reduce(0) { $0 + $1.overlap(box) } / max(box.area, 1) }

    /// Whether something slender that stands at a point would be seen, or only its head and foot about a thing.
    func isSeen(_ x: Double, _ base: Double, _ tall: Double) -> Bool {
        crowding(Box(x: x - 20, y: base - tall, width: 40, height: tall)) < 0.25
    }
}
