extension Alphabet {
    /// `text` lettered into a box whose upper left corner is the origin: wrapped into at most `maxLines` lines, as large as fits,
    /// centred. `weight` is the pen's width against the height of capitals, 0.06 (light) to 0.24 (black); 0.15 is a good bold.
    ///
    /// The ink stays inside the box. No text, or a box without area, gives no lines; more than `longest` characters are cut.
    public static func lines(_ text: String, in box: (width: Double, height: Double), weight: Double = 0.15, maxLines: Int = 3)
        -> [StrokePath]
    {
        guard box.width > 0, box.height > 0, box.width.isFinite, box.height.isFinite, maxLines > 0 else { return [] }
        let pen = 100 * min(max(weight.isFinite ? weight : 0.15, 0.04), 0.26)
        let words = words(of: text, pen: pen)
        guard !words.isEmpty else { return [] }
        var best: (scale: Double, lines: [Line])?
        for count in 1...min(maxLines, words.count, 12) {
            let lines = wrapped(words, into: count, pen: pen)
            let scale = scale(lines, in: box, pen: pen)
            // Another line must pay for itself.
            if scale > (best?.scale ?? 0) * 1.04 { best = (scale, lines) }
        }
        guard let best else { return [] }
        return draw(best.lines, scale: best.scale, in: box, pen: pen)
    }

    /// Longer text is cut, with an ellipsis.
    public static let longest = 160

    /// A run of glyphs without spaces.
    struct Word {
        var glyphs: [Glyph]
        var width: Double
    }

    /// Glyphs in a row. Its width is from the first glyph's 0 to the last one's end; its ink may reach farther.
    struct Line {
        var glyphs: [(glyph: Glyph, x: Double)] = []
        var width = 0.0

        var left: Double { glyphs.reduce(0) { min($0, $1.x + $1.glyph.extent.left) } }
        var right: Double { glyphs.reduce(width) { max($0, $1.x + $1.glyph.extent.right) } }
    }

    private static let space = 38.0
    private static let lineHeight = 142.0

    private static func words(of text: String, pen: Double) -> [Word] {
        var scalars = Array(text.unicodeScalars.prefix(longest + 1))
        if scalars.count > longest { scalars = scalars.dropLast() + ["\u{2026}"] }
        var words: [Word] = []
        var glyphs: [Glyph] = []
        func close() {
            guard !glyphs.isEmpty else { return }
            words.append(Word(glyphs: glyphs, width: positions(glyphs, pen: pen).width))
            glyphs = []
        }
        for scalar in scalars {
            if scalar.properties.isWhitespace {
                close()
            } else if scalar.properties.generalCategory != .control, scalar.properties.generalCategory != .nonspacingMark,
                scalar.properties.generalCategory != .format
            {
                glyphs.append(glyph(scalar))
            }
        }
        close()
        return words
    }

    /// Where the glyphs of a word stand, and its width between the outer centre lines.
    private static func positions(_ glyphs: [Glyph], pen: Double) -> Line {
        var line = Line()
        var x = 0.0
        for (index, glyph) in glyphs.enumerated() {
            if index > 0 { x += gap(glyphs[index - 1], glyph, pen: pen) }
            line.glyphs.append((glyph, x))
            x += glyph.width
        }
        line.width = x
        return line
    }

    private static func gap(_ left: Glyph, _ right: Glyph, pen: Double) -> Double { left.right.air + right.left.air + pen * 0.95 }

    /// The words in `count` lines whose longest is as short as can be.
    private static func wrapped(_ words: [Word], into count: Int, pen: Double) -> [Line] {
        let gap = space + pen + 12
        func needed(_ limit: Double) -> [[Word]] {
            var lines: [[Word]] = [[]]
            var width = 0.0
            for word in words {
                let isFirst = lines[lines.count - 1].isEmpty
                if !isFirst, width + gap + word.width > limit {
                    lines.append([word])
                    width = word.width
                } else {
                    lines[lines.count - 1].append(word)
                    width += (isFirst ? 0 : gap) + word.width
                }
            }
            return lines
        }
        var low = words.map(\.width).max() ?? 0
        var high = words.reduce(0) { $0 + $1.width + gap }
        for _ in 0..<24 {
            let middle = (low + high) / 2
            if needed(middle).count <= count { high = middle } else { low = middle }
        }
        return needed(high).map { words in
            var line = Line()
            for word in words {
                if !line.glyphs.isEmpty { line.width += gap }
                for (glyph, x) in positions(word.glyphs, pen: pen).glyphs { line.glyphs.append((glyph, line.width + x)) }
                line.width += word.width
            }
            return line
        }
    }

    /// The ink's extent of all lines, centre lines only, from the top of the first line's capitals.
    private static func extent(_ lines: [Line]) -> (top: Double, bottom: Double) {
        // Capitals and the baseline count always, so that words of one sign keep one size.
        let top = lines.first?.glyphs.reduce(0.0) { min($0, $1.glyph.extent.top) } ?? 0
        let last = lines.last?.glyphs.reduce(100.0) { max($0, $1.glyph.extent.bottom) } ?? 100
        return (top, Double(lines.count - 1) * lineHeight + last)
    }

    private static func scale(_ lines: [Line], in box: (width: Double, height: Double), pen: Double) -> Double {
        let width = (lines.map { $0.right - $0.left }.max() ?? 0) + pen
        let extent = extent(lines)
        return min(box.width / width, box.height / (extent.bottom - extent.top + pen))
    }

    private static func draw(_ lines: [Line], scale: Double, in box: (width: Double, height: Double), pen: Double) -> [StrokePath] {
        let extent = extent(lines)
        let top = (box.height - (extent.bottom + extent.top) * scale) / 2
        return lines.enumerated().map { index, line in
            let left = (box.width - (line.right + line.left) * scale) / 2
            let y = top + Double(index) * lineHeight * scale
            var data: [UInt8] = []
            for (glyph, x) in line.glyphs {
                for segment in glyph.segments { append(segment, x: left + x * scale, y: y, scale: scale, to: &data) }
            }
            return StrokePath(data: String(decoding: data, as: UTF8.self), width: pen * scale)
        }
    }

    private static func append(_ segment: Glyph.Segment, x: Double, y: Double, scale: Double, to data: inout [UInt8]) {
        func point(_ px: Double, _ py: Double) {
            if data.last.map({ $0 >= 0x30 && $0 <= 0x39 }) ?? false { data.append(UInt8(ascii: " ")) }
            StrokePath.append(x + px * scale, to: &data)
            data.append(UInt8(ascii: " "))
            StrokePath.append(y + py * scale, to: &data)
        }
        switch segment {
        case .move(let px, let py):
            data.append(UInt8(ascii: "M"))
            point(px, py)
        case .line(let px, let py):
            data.append(UInt8(ascii: "L"))
            point(px, py)
        case .curve(let a, let b, let c, let d, let e, let f):
            data.append(UInt8(ascii: "C"))
            point(a, b)
            point(c, d)
            point(e, f)
        }
    }
}
