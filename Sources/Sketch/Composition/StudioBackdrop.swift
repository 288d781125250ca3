import SVG

/// The plain backdrop: a photographer's wall and floor in two tones of the palette, with one large quiet shape behind the things.
public struct StudioBackdrop: Backdrop {
    /// The plain backdrop.
    public init() {}

    /// A floor before a wall; things for tables stand on it as on a table.
    public func terrain(in context: BackdropContext) -> Terrain {
        if context.places == [.water] {
            return Terrain(footing: .water, horizon: 0.26...0.74, preferredHorizon: 0.58, margin: 0.05)
        }
        return Terrain(horizon: 0.26...0.74, preferredHorizon: 0.68, margin: 0.05, hasWall: true)
    }

    /// Wall, shape, floor.
    public func draw(in context: BackdropContext) -> BackdropLayers {
        var layers = BackdropLayers()
        let canvas = context.canvas
        let isSky = context.places == [.sky], isWater = context.places == [.water]
        let wall = context.colour ?? (isSky || isWater ? Paint(0xcfe8f6) : context.palette.wall)
        let floor =
            context.colour.map { $0.lab.lightness > 0.5 ? $0.lighter(-0.07) : $0.lighter(0.07) }
            ?? (isWater ? Paint(0x86c3dd) : context.palette.floor)
        let ground = Box(x: 0, y: context.horizon, width: canvas.width, height: canvas.height - context.horizon)
        var wallFill = wall.hex, floorFill = floor.hex
        if context.isShaded {
            layers.definitions = [
                Draw.radial("bd-wall", centre: (0.36, 0.28), radius: 0.85, [(0, wall.lighter(0.035), 1), (1, wall.lighter(-0.035), 1)]),
                Draw.gradient("bd-floor", [(0, floor.lighter(-0.015), 1), (0.35, floor, 1), (1, floor.lighter(0.035), 1)]),
            ]
            wallFill = "url(#bd-wall)"
            floorFill = "url(#bd-floor)"
        }
        layers.behind = [Draw.rectangle(canvas.box, fill: wallFill)]
        if isSky {
            layers.behind += clouds(in: context, tone: wall.lighter(0.045))
        } else {
            layers.behind += shape(in: context, wall: wall)
            layers.behind.append(Draw.rectangle(ground, fill: floorFill))
        }
        layers.light.shadow = floor.lighter(-0.42)
        layers.light.shadowOpacity = 0.42
        return layers
    }

    /// A disc, an arch or a hill of a slightly lighter or deeper tone, cut by the floor.
    private func shape(in context: BackdropContext, wall: Paint) -> [SVGElement] {
        var random = context.random("shape")
        let canvas = context.canvas
        let kind = random.below(4)
        let tone = (wall.lab.lightness > 0.93 ? wall.lighter(-0.03).saturated(1.3) : wall.lighter(0.045)).hex
        let centre = canvas.width * random.between(0.36, 0.64)
        let base = context.horizon
        switch kind {
        case 0:
            let radius = min(canvas.width, canvas.height) * random.between(0.34, 0.4)
            return [Draw.ellipse(centre, base - radius * random.between(0.25, 0.55), radius, radius, fill: tone)]
        case 1:
            let half = min(canvas.width, canvas.height) * random.between(0.27, 0.33), top = max(base * 0.12, base - 2.6 * half)
            let shoulder = min(top + half, base)
            let data =
                "M\(Numbers.list(centre - half, base)) V\(Numbers.text(shoulder)) A\(Numbers.list(half, shoulder - top)) 0 0 1 "
                + "\(Numbers.list(centre + half, shoulder)) V\(Numbers.text(base)) Z"
            return [Draw.path(data, fill: tone)]
        case 2:
            let top = base * random.between(0.35, 0.6), lean = random.between(-0.1, 0.1) * base
            let data =
                "M\(Numbers.list(0, base)) V\(Numbers.text(top + lean)) C\(Numbers.list(canvas.width * 0.3, top - base * 0.3, canvas.width * 0.6, top + base * 0.35, canvas.width, top - lean)) "
                + "V\(Numbers.text(base)) Z"
            return [Draw.path(data, fill: tone)]
        default:
            // Light through a window: two slanted panes.
            let width = canvas.width * random.between(0.16, 0.22), slant = base * random.between(0.2, 0.34), left = centre - width * 1.2
            let panes = [left, left + width * 1.25].map { x in
                "M\(Numbers.list(x, base * 0.12))h\(Numbers.text(width))l\(Numbers.list(slant, base * 0.88))h\(Numbers.text(-width))Z"
            }
            return [Draw.path(panes.joined(), fill: tone, opacity: 0.8)]
        }
    }

    /// A few long quiet clouds, for things that fly.
    private func clouds(in context: BackdropContext, tone: Paint) -> [SVGElement] {
        var random = context.random("clouds")
        let canvas = context.canvas
        return (0..<4).map { number in
            let width = canvas.width * random.between(0.3, 0.55), height = width * 0.13
            let x = canvas.width * random.between(-0.15, 0.8), y = canvas.height * (0.1 + 0.24 * Double(number) + random.between(0, 0.1))
            let bump = height * random.between(1.2, 1.6), start = x + width * random.between(0.25, 0.45)
            let data =
                "M\(Numbers.list(x + height / 2, y))H\(Numbers.text(start))A\(Numbers.list(bump, bump)) 0 0 1 \(Numbers.list(start + bump * 1.7, y))"
                + "H\(Numbers.text(x + width))A\(Numbers.list(height / 2, height / 2)) 0 0 1 \(Numbers.list(x + width, y + height))"
                + "H\(Numbers.text(x + height / 2))A\(Numbers.list(height / 2, height / 2)) 0 0 1 \(Numbers.list(x + height / 2, y))Z"
            return Draw.path(data, fill: tone.hex)
        }
    }
}
