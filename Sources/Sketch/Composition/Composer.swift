import SVG

/// Puts a picture together: backdrop, things back to front with their shadows, words, style.
struct Composer {
    let scene: Scene
    let library: SymbolLibrary
    let scenery: Scenery
    let canvas: Canvas
    let quality: Quality
    let seed: UInt64
    let isTransparent: Bool
    let palette: Palette

    init(_ scene: Scene, library: SymbolLibrary, scenery: Scenery, canvas: Canvas, quality: Quality, seed: UInt64, isTransparent: Bool) {
        self.scene = scene
        self.library = library
        self.scenery = scenery
        self.canvas = canvas
        self.quality = quality
        self.seed = seed
        self.isTransparent = isTransparent
        palette = Palette(seed: seed)
    }

    /// Where everything goes, and the backdrop that it goes before. None of it depends on colours, so that repainting moves nothing.
    func arranged() -> (arrangement: Arrangement, backdrop: any Backdrop, context: BackdropContext) {
        var subjects: [Int: Subject] = [:], places = Set<Place>()
        for thing in scene.things {
            let isLettered = scene.letterings.contains { $0.carrier == thing.id }
            let symbol = library.symbol(thing.noun)
            let isDressed = scene.relations.contains { $0.object == thing.id && ($0.kind == .wornBy || $0.kind == .heldBy) }
            let subject = Subject(
                thing, symbol: symbol, isLettered: isLettered, eyes: isDressed ? symbol.flatMap { library.eyes(of: $0) } : nil)
            subjects[thing.id] = subject
            places.insert(subject.place)
        }
        let backdrop = scenery.backdrop(for: scene)
        var context = BackdropContext(
            canvas: canvas, setting: scene.setting, time: scene.time ?? .day, weather: scene.weather, quality: quality, palette: palette,
            colour: scene.backdropColour.flatMap { Paint(hex: $0.hex) }, places: places,
            excluded: scene.excluded + scene.things.map(\.noun),
            seed: seed)
        let titles = scene.letterings.filter { $0.carrier == nil }.count
        let layout = Layout(
            scene: scene, subjects: subjects, canvas: canvas, terrain: backdrop.terrain(in: context), seed: seed,
            headroom: titles == 0 ? 0 : canvas.height * min(0.16 * Double(titles), 0.3),
            fill: scene.setting == nil || scene.setting == .studio ? 1 : 0.88)
        let arrangement = layout.arranged()
        context.horizon = arrangement.horizon
        context.things = arrangement.members.map(\.box)
        return (arrangement, backdrop, context)
    }

    /// Where everything is in pixels.
    func placements(of arrangement: Arrangement) -> [Placement] {
        arrangement.members.filter { $0.part != .front }.map { member in
            Placement(
                thing: member.thing, noun: scene.things.first { $0.id == member.thing }?.noun ?? "", index: member.index,
                box: canvas.pixels(member.box), stance: member.stance)
        }
    }

    /// The picture of an arrangement, at the quality `shown` (that of the request, or less for a preview).
    func picture(_ arrangement: Arrangement, _ backdrop: any Backdrop, _ context: BackdropContext, shown: Quality) throws -> Picture {
        var picture = Picture(canvas: canvas)
        if !isTransparent {
            var context = context
            context.quality = shown
            let layers = backdrop.draw(in: context)
            picture.definitions = layers.definitions
            picture.behind = layers.behind
            picture.front = layers.front
            picture.light = layers.light
        }
        let shadows = Shadows(light: picture.light, quality: shown, isCrowded: arrangement.members.count > 24)
        picture.definitions += shadows.definitions
        var dressers: [Int: Dresser] = [:], tiles: [(name: String, id: String, paint: Paint)] = []
        for (position, member) in arrangement.members.enumerated() {
            guard let thing = scene.things.first(where: { $0.id == member.thing }) else { continue }
            let free = FreeColours.colour(of: thing, index: member.index, palette: palette, seed: seed)
            var size = Emblem.extent(of: thing.noun)
            var body: [SVGElement]
            if let symbol = library.symbol(thing.noun) {
                size = (symbol.width, symbol.height)
                let dresser = Dresser(thing, symbol, quality: shown, free: free)
                dressers[thing.id] = dresser
                for tile in dresser.tiles where !tiles.contains(where: { $0.id == tile.id }) { tiles.append(tile) }
                body = dresser.body(
                    try library.drawing(of: symbol), part: member.part, isCarried: member.stance == .carried,
                    isLettered: member.index == 0 && scene.letterings.contains { $0.carrier == thing.id })
            } else {
                body = Emblem.body(of: thing, paint: emblemPaint(thing), quality: shown)
            }
            if member.index == 0, member.part != .front { body += letters(on: thing) }
            var beneath = arrangement.ledges.filter { $0.before == position }.flatMap { ledge($0.box, shown) }
            beneath += shadows.beneath(member)
            if let hand = member.tie, let symbol = library.symbol(thing.noun) {
                beneath.append(
                    string(from: hand, to: member.place(of: symbol.grip ?? .init(x: size.width / 2, y: size.height), width: size.width)))
            }
            picture.figures.append(
                Figure(
                    thing: thing.id, index: member.index, body: body, size: size, scale: member.frame.width / size.width,
                    isMirrored: member.isMirrored, turn: member.turn, frame: member.frame, beneath: beneath))
        }
        picture.definitions += tiles.compactMap { Tiles.definition($0.name, id: $0.id, paint: $0.paint) }
        picture.lettering = titles()
        if shown >= .high, !isTransparent {
            picture.definitions += Grain.definitions(seed: seed)
            picture.front += Grain.layers(canvas)
        }
        let style = StyleContext(quality: shown, palette: palette, isTransparent: isTransparent, seed: seed)
        scenery.style(for: scene).apply(to: &picture, in: style)
        return picture
    }

    private func emblemPaint(_ thing: Thing) -> Paint {
        if let colour = thing.colour.flatMap({ Paint(hex: $0.hex) }) { return colour }
        var random = RandomStream(seed: seed, "emblem \(thing.id)")
        return random.pick(palette.accents)
    }

    /// The words that `thing` carries, in its own coordinates.
    private func letters(on thing: Thing) -> [SVGElement] {
        let words = scene.letterings.filter { $0.carrier == thing.id }
        guard !words.isEmpty, let symbol = library.symbol(thing.noun) else { return [] }
        let text = words.map(\.text).joined(separator: " ")
        if let room = symbol.text { return Words.lettered(text, in: room, paint: ink(on: thing, symbol), maxLines: 3) }
        let room = Box(
            x: symbol.width * 0.12, y: symbol.height * 0.52, width: symbol.width * 0.76,
            height: min(symbol.height * 0.24, symbol.width * 0.4))
        return Words.plate(text, in: room)
    }

    private func ink(on thing: Thing, _ symbol: Symbol) -> Paint {
        var base = thing.colour.flatMap { Paint(hex: $0.hex) } ?? symbol.parts.first { $0.name == "main" }?.base ?? Paint(0xffffff)
        // Words stand on the label of what has one.
        if let label = symbol.parts.first(where: { $0.name == "label" || $0.name == "inner" }) {
            base = thing.partColours[label.name].flatMap { Paint(hex: $0.hex) } ?? label.base
        }
        return base.lab.lightness > 0.66 ? Paint(0x2b2d42) : Paint(0xfff8ec)
    }

    /// Words on the picture itself: at the head, over everything.
    private func titles() -> [SVGElement] {
        let words = scene.letterings.filter { $0.carrier == nil }
        guard !words.isEmpty else { return [] }
        let each = min(0.16 * canvas.height, 0.3 * canvas.height / Double(words.count)), margin = 0.07 * min(canvas.width, canvas.height)
        let isDark = (scene.time == .night || scene.setting == .space) && !isTransparent
        return words.enumerated().flatMap { line, lettering in
            let room = Box(x: margin, y: 0.035 * canvas.height + each * Double(line), width: canvas.width - 2 * margin, height: each * 0.86)
            return Words.lettered(lettering.text, in: room, paint: Paint(isDark ? 0xfff8ec : 0x2b2d42), maxLines: 2)
        }
    }

    /// What a kite or a balloon is held by.
    private func string(from hand: Point, to end: Point) -> SVGElement {
        let middle = Point(x: (hand.x + end.x) / 2, y: hand.y * 0.65 + end.y * 0.35)
        return Draw.line(
            "M\(Numbers.list(hand.x, hand.y))Q\(Numbers.list(middle.x, middle.y, end.x, end.y))", stroke: "#5b6475", width: 2.6)
    }

    /// A board on two brackets.
    private func ledge(_ board: Box, _ quality: Quality) -> [SVGElement] {
        let wood = Paint(0xc99a6b)
        let bracket = board.height * 1.6
        func foot(_ x: Double, _ side: Double) -> String {
            "M\(Numbers.list(x, board.bottom))V\(Numbers.text(board.bottom + bracket))L\(Numbers.list(x + side * bracket, board.bottom))Z"
        }
        let inset = min(board.width * 0.14, 60)
        var shapes = [
            Draw.path(foot(board.x + inset, 1) + foot(board.right - inset, -1), fill: wood.lighter(-0.18).hex),
            Draw.rectangle(board, radius: board.height * 0.3, fill: wood.hex),
        ]
        if quality >= .medium {
            shapes.append(
                Draw.rectangle(
                    Box(x: board.x, y: board.bottom - board.height * 0.38, width: board.width, height: board.height * 0.38),
                    radius: board.height * 0.19, fill: wood.lighter(-0.1).hex))
        }
        return shapes
    }
}
