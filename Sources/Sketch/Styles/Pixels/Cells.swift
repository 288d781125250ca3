import SVG

/// The finished grid: a colour of a small palette for each cell.
struct Cells {
    let columns: Int, rows: Int
    /// The palette; darker twins for edges are added behind it.
    private(set) var palette: [Paint]
    /// Indices into the palette, −1 where there is nothing.
    private(set) var colours: [Int]
    /// The figure that each cell shows, 0 for none.
    private(set) var tags: [Int16]

    /// The cells of `raster`, each in the colour that most of its samples have.
    init(_ raster: Raster, colours count: Int) {
        columns = raster.columns
        rows = raster.rows
        colours = [Int](repeating: -1, count: columns * rows)
        tags = [Int16](repeating: 0, count: columns * rows)
        var bins: [UInt32: Int] = [:]
        for index in raster.samples.indices where raster.samples[index] >> 24 > 127 {
            // Things weigh more than the backdrop, so that their colours are kept.
            bins[Self.bin(raster.samples[index]), default: 0] += raster.tags[index] == 0 ? 1 : 4
        }
        palette = Self.chosen(bins, count)
        var nearest: [UInt32: Int] = [:]
        let labs = palette.map(\.lab)
        for (bin, _) in bins {
            let lab = Self.paint(bin).lab
            nearest[bin] = labs.indices.min { Self.distance(labs[$0], lab) < Self.distance(labs[$1], lab) }
        }
        let fine = Raster.fineness
        var votes = [Int](repeating: 0, count: palette.count + 1)
        for row in 0..<rows {
            for column in 0..<columns {
                for index in votes.indices { votes[index] = 0 }
                var tagged: [(tag: Int16, votes: Int)] = []
                for y in row * fine..<(row + 1) * fine {
                    for x in column * fine..<(column + 1) * fine {
                        let index = y * raster.width + x, sample = raster.samples[index], tag = raster.tags[index]
                        votes[sample >> 24 > 127 ? nearest[Self.bin(sample)] ?? 0 : palette.count] += tag == 0 ? 2 : 3
                        if let known = tagged.firstIndex(where: { $0.tag == tag }) {
                            tagged[known].votes += 1
                        } else {
                            tagged.append((tag, 1))
                        }
                    }
                }
                var best = 0
                for index in votes.indices where votes[index] > votes[best] { best = index }
                colours[row * columns + column] = best == palette.count ? -1 : best
                var leader = (tag: Int16(0), votes: 0)
                for entry in tagged where entry.votes > leader.votes { leader = entry }
                tags[row * columns + column] = leader.tag
            }
        }
    }

    private static func bin(_ sample: UInt32) -> UInt32 { sample & 0xf8f8f8 }
    private static func paint(_ bin: UInt32) -> Paint {
        func channel(_ shift: UInt32) -> UInt8 {
            let value = UInt8(bin >> shift & 0xf8)
            return value | value >> 5
        }
        return Paint(red: channel(0), green: channel(8), blue: channel(16))
    }

    private static func distance(_ a: OKLab, _ b: OKLab) -> Double {
        let l = a.lightness - b.lightness, x = (a.a - b.a) * 1.6, y = (a.b - b.b) * 1.6
        return l * l + x * x + y * y
    }

    /// The most frequent colours that are far enough apart, the distance shrinking until there are `count`.
    private static func chosen(_ bins: [UInt32: Int], _ count: Int) -> [Paint] {
        let least = bins.values.reduce(0, +) / 4000
        let ranked = bins.filter { $0.value > least }.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }.prefix(1500)
            .map { Self.paint($0.key) }
        let labs = ranked.map(\.lab)
        var taken: [Int] = [], apart = 0.16
        while taken.count < min(count, ranked.count), apart > 0.018 {
            for index in ranked.indices where taken.count < count {
                if taken.allSatisfy({ distance(labs[$0], labs[index]) > apart * apart }) { taken.append(index) }
            }
            apart *= 0.78
        }
        return taken.map { ranked[$0] }
    }

    /// Darkens the rim of each figure where it is broad enough.
    mutating func edge() {
        let dark = palette.map { $0.mixed(Paint(0x1d1b34), 0.42) }, base = palette.count
        palette += dark
        var result = colours
        func tag(_ column: Int, _ row: Int) -> Int16 {
            column >= 0 && row >= 0 && column < columns && row < rows ? tags[row * columns + column] : -1
        }
        for row in 0..<rows {
            for column in 0..<columns {
                let own = tags[row * columns + column], colour = colours[row * columns + column]
                guard own != 0, colour >= 0, colour < base else { continue }
                let sides = [tag(column + 1, row), tag(column - 1, row), tag(column, row + 1), tag(column, row - 1)]
                guard sides.contains(where: { $0 != own && $0 != -1 }) else { continue }
                var company = 0
                for y in row - 2...row + 2 { for x in column - 2...column + 2 where tag(x, y) == own { company += 1 } }
                if company >= 13 { result[row * columns + column] = base + colour }
            }
        }
        colours = result
    }

    /// One path for each colour: runs of equal cells, merged downwards.
    func paths() -> [SVGElement] {
        var data = [String](repeating: "", count: palette.count)
        var open: [(start: Int, length: Int, colour: Int, top: Int)] = []
        func write(_ run: (start: Int, length: Int, colour: Int, top: Int), _ bottom: Int) {
            data[run.colour] += "M\(run.start) \(run.top)h\(run.length)v\(bottom - run.top)h-\(run.length)z"
        }
        for row in 0...rows {
            var runs: [(start: Int, length: Int, colour: Int, top: Int)] = []
            if row < rows {
                var column = 0
                while column < columns {
                    let colour = colours[row * columns + column], start = column
                    while column < columns, colours[row * columns + column] == colour { column += 1 }
                    if colour >= 0 { runs.append((start, column - start, colour, row)) }
                }
            }
            for old in open {
                if let same = runs.firstIndex(where: { $0.start == old.start && $0.length == old.length && $0.colour == old.colour }) {
                    runs[same].top = old.top
                } else {
                    write(old, row)
                }
            }
            open = runs
        }
        return zip(palette, data).filter { !$1.isEmpty }.map { Draw.path($1, fill: $0.hex) }
    }
}
