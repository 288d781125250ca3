import SVG

/// High among the clouds.
public struct SkyBackdrop: Backdrop {
    /// The sky.
    public init() {}

    /// Nothing to stand on.
    public func terrain(in context: BackdropContext) -> Terrain { Terrain(footing: .none, horizon: 0.86...0.96, preferredHorizon: 0.92) }

    /// Sky and banks of clouds, larger and whiter below.
    public func draw(in context: BackdropContext) -> BackdropLayers {
        var brush = Brush(context)
        let air = brush.air, width = brush.width, height = brush.height
        var random = context.random("heights")
        brush.sky(to: height * 0.96, clouds: true, quiet: true)
        guard brush.allows("cloud") else { return brush.layers }
        let paint = brush.cloudPaint
        for layer in 0..<3 {
            brush.depth = ["far", "middle", "near"][layer]
            let y = height * [0.84, 0.91, 0.975][layer], tone = paint.mixed(air.low, [0.62, 0.36, 0.1][layer])
            var bank = Trace(-20, height + 5), x = -20.0
            bank.line(-20, y)
            while x < width + 20 {
                let chord = min(width, height) * random.between(0.1, 0.2) * [0.7, 0.9, 1.15][layer]
                x += chord
                bank.arc(chord * random.between(0.53, 0.62), x, y + random.between(-0.014, 0.014) * height)
            }
            bank.line(x, height + 5)
            bank.close()
            brush.add(Draw.path(bank.data, fill: brush.fade([(0, tone, 0.95), (1, tone.mixed(air.low, 0.4), 0.85)]), class: "cloud"))
        }
        brush.weather()
        return brush.layers
    }
}
