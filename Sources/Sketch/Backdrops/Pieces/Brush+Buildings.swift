import SVG

extension Brush {
    /// A row of towers from the left of the sheet to the right, feet at `base`; windows glow at night.
    mutating func skyline(_ base: Double, low: Double, high: Double, _ paint: Paint, windows: Double, _ random: inout RandomStream) {
        var mass = Trace(), panes = Trace(), lit = Trace(), spires = Trace(), x = -random.between(0, 60)
        while x < width {
            let wide = random.between(0.075, 0.14) * min(width, height * 1.2), dip = (x / width - 0.5) * (x / width - 0.5) * 1.2
            let tall = (low + (high - low) * random.unit() * random.between(0.5, 1)) * (0.82 + dip), top = base - tall
            switch random.below(5) {
            case 0:
                mass.box(x, top, wide, tall)
                mass.box(x + wide * 0.25, top - tall * 0.07, wide * 0.5, tall * 0.08)
            case 1:
                mass.move(x, base)
                mass.line(x, top + wide * 0.3)
                mass.line(x + wide, top)
                mass.line(x + wide, base)
                mass.close()
            case 2:
                mass.box(x, top, wide, tall)
                spires.move(x + wide / 2, top)
                spires.step(0, -tall * 0.16)
            case 3:
                mass.move(x, base)
                mass.line(x, top + wide * 0.5)
                mass.arc(wide / 2, x + wide, top + wide * 0.5)
                mass.line(x + wide, base)
                mass.close()
            default: mass.box(x, top, wide, tall)
            }
            let across = max(Int(wide / 26), 2), cell = wide / (Double(across) + 0.5), size = cell * 0.5
            if windows > 0 {
                var y = top + cell * 0.9 + (random.once(in: 2) ? wide * 0.3 : wide * 0.22)
                while y < base - cell {
                    for column in 0..<across where random.unit() < windows {
                        let left = x + cell * (0.5 + Double(column))
                        if air.hasLamps, random.once(in: 3) {
                            lit.box(left, y, size, size * 1.15)
                        } else {
                            panes.box(left, y, size, size * 1.15)
                        }
                    }
                    y += cell * 1.25
                }
            }
            x += wide + random.between(0, 0.012) * width
        }
        let fill = fade(paint, paint.mixed(air.haze, 0.4))
        if !spires.data.isEmpty { add(Draw.line(spires.data, stroke: paint.hex, width: 4)) }
        add(Draw.path(mass.data, fill: fill))
        if !panes.data.isEmpty {
            add(Draw.path(panes.data, fill: paint.mixed(air.haze, air.isNight ? 0.25 : 0.42).hex, opacity: 0.75, class: "shade"))
        }
        if !lit.data.isEmpty { add(Draw.path(lit.data, fill: "#ffdf9a", opacity: 0.9, class: "light")) }
    }

    /// A street lamp that stands at a point, lit when it is dark.
    mutating func lamp(_ x: Double, _ base: Double, _ tall: Double, _ paint: Paint) {
        let head = tall * 0.085
        if air.hasLamps { glow(x, base - tall + head, tall * 0.42, tall * 0.42, Paint(0xffe2a0), 0.75) }
        var post = Trace(x, base)
        post.down(base - tall + head * 2)
        add(Draw.line(post.data, stroke: paint.hex, width: max(tall * 0.022, 3)))
        var foot = Trace()
        foot.box(x - head * 0.42, base - tall * 0.07, head * 0.84, tall * 0.07)
        foot.move(x - head * 0.8, base - tall + head * 0.35)
        foot.line(x, base - tall - head * 0.3)
        foot.line(x + head * 0.8, base - tall + head * 0.35)
        foot.close()
        foot.box(x - head * 0.35, base - tall + head * 1.75, head * 0.7, head * 0.4)
        add(Draw.path(foot.data, fill: paint.hex))
        var glass = Trace(x - head * 0.62, base - tall + head * 0.35)
        glass.line(x + head * 0.62, base - tall + head * 0.35)
        glass.line(x + head * 0.36, base - tall + head * 1.8)
        glass.line(x - head * 0.36, base - tall + head * 1.8)
        glass.close()
        add(Draw.path(glass.data, fill: air.hasLamps ? "#ffe7ad" : air.tone(Paint(0xdfeef5)).hex, class: "light"))
    }

    /// A fence of pickets or of rails between two x, feet at `base`.
    mutating func fence(_ left: Double, _ right: Double, _ base: Double, _ tall: Double, _ paint: Paint, pickets: Bool) {
        var shape = Trace(), back = Trace()
        let gap = pickets ? tall * 0.34 : tall * 1.7, wide = pickets ? tall * 0.2 : tall * 0.14
        for share in pickets ? [0.3, 0.68] : [0.32, 0.62, 0.9] {
            back.box(left, base - tall * share - tall * 0.05, right - left, tall * 0.11)
        }
        var x = left
        while x < right {
            shape.move(x, base)
            shape.line(x, base - tall * 0.86)
            if pickets { shape.line(x + wide / 2, base - tall) } else { shape.line(x, base - tall) }
            shape.line(x + wide, base - tall * (pickets ? 0.86 : 1))
            shape.line(x + wide, base)
            shape.close()
            x += gap
        }
        add(Draw.path(back.data, fill: paint.lighter(-0.04).hex), Draw.path(shape.data, fill: paint.hex))
    }
}
