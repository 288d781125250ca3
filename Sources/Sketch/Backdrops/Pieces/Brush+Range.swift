import SVG

extension Brush {
    /// A range of broken peaks, lit from the left, with caps of snow.
    mutating func range(_ base: Double, low: Double, high: Double, peaks: Int, _ paint: Paint, cap: Paint?, _ random: inout RandomStream) {
        let ridge = Ridge(peaks: peaks, width: width, base: base, low: low, high: high, &random)
        add(Draw.path(ridge.path(to: base + 2, smooth: false), fill: fade(paint, paint.mixed(air.haze, 0.5))))
        var shade = Trace(), snow = Trace()
        for index in stride(from: 1, to: ridge.points.count - 1, by: 2) {
            let left = ridge.points[index - 1], top = ridge.points[index], right = ridge.points[index + 1]
            let lean = (right.x - top.x) * 0.16
            shade.move(top.x, top.y)
            shade.line(right.x, right.y)
            shade.line(right.x, base)
            shade.line(top.x + lean * 2.2, base)
            shade.line(top.x - lean * 0.4, top.y + (base - top.y) * 0.52)
            shade.line(top.x + lean * 0.9, top.y + (base - top.y) * 0.3)
            shade.close()
            let t = 0.36, drop = 0.3 * high
            snow.move(top.x, top.y)
            snow.line(top.x + (right.x - top.x) * t, top.y + (right.y - top.y) * t)
            snow.line(top.x + (right.x - top.x) * t * 0.45, top.y + drop * 0.62)
            snow.line(top.x + lean * 0.2, top.y + drop * 0.95)
            snow.line(top.x - (top.x - left.x) * t * 0.4, top.y + drop * 0.6)
            snow.line(top.x - (top.x - left.x) * t, top.y + (left.y - top.y) * t)
            snow.close()
        }
        if isShaded { add(Draw.path(shade.data, fill: paint.lighter(-0.045).hex, opacity: 0.6, class: "shade")) }
        if let cap { add(Draw.path(snow.data, fill: cap.hex)) }
    }
}
