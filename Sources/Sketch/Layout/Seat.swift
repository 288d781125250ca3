/// Where riders go on one placed thing.
struct Seat {
    let subject: Subject
    let frame: Box
    let isMirrored: Bool
    /// Whether it is turned, so that what the symbol says of its top does not hold.
    var lies = false

    func x(_ symbolX: Double) -> Double {
        let unit = frame.width / subject.width
        return isMirrored ? frame.right - symbolX * unit : frame.x + symbolX * unit
    }

    private func mapped(_ box: Box) -> Box {
        let unit = frame.width / subject.width, left = x(isMirrored ? box.right : box.x)
        return Box(x: left, y: frame.y + box.y * unit, width: box.width * unit, height: box.height * unit)
    }

    /// Side by side on its level top, or on its upper edge; many of a kind in a heap.
    func onTop(_ riders: [Cluster], isHeap: Bool) -> [Cluster] {
        let left: Double, right: Double, y: Double, room: Double
        if let top = subject.top, !lies {
            let ends = [x(top.left), x(top.right)]
            (left, right, y) = (min(ends[0], ends[1]), max(ends[0], ends[1]), frame.y + top.y * frame.width / subject.width)
            room = riders.count == 1 ? 1.12 : 1
        } else {
            let depth = subject.kind == "animal" ? 0.24 : 0.04
            (left, right, y) = (frame.x + frame.width * 0.12, frame.right - frame.width * 0.12, frame.y + frame.height * depth)
            room = riders.count == 1 ? 1.7 : 1.1
        }
        return Self.row(riders, centre: (left + right) / 2, bottom: y, width: (right - left) * room, isHeap: isHeap)
    }

    /// Inside: out of an opening, or wholly within a taller space.
    func within(_ riders: [Cluster], isHeap: Bool) -> [Cluster] {
        let fallback = Box(
            x: frame.x + frame.width * 0.22, y: frame.y + frame.height * 0.24, width: frame.width * 0.56, height: frame.height * 0.52)
        let room = subject.inside.map(mapped) ?? fallback
        if subject.inside != nil, room.height < room.width * 0.5 {
            let tallest = riders.map(\.box.height).max() ?? 1
            let shrunk = min(1, frame.height * 1.15 / tallest)
            return Self.row(
                riders.map { $0.scaled(shrunk) }, centre: room.centreX, bottom: room.bottom, width: room.width * 0.92, isHeap: isHeap)
        }
        var random = RandomStream(seed: 0, "inside")
        let blocks = riders.count == 1 ? riders : Block.variants(riders, isLoose: false, random: &random)
        let fits = blocks.map { ($0, min(room.width * 0.9 / $0.box.width, room.height * 0.92 / $0.box.height)) }
        guard let best = fits.max(by: { $0.1 < $1.1 }) else { return riders }
        return [best.0.scaled(best.1).standing(at: room.centreX, room.bottom - room.height * 0.04)]
    }

    /// In the shelter of a table or a tree: before its foot.
    func beneath(_ riders: [Cluster]) -> [Cluster] {
        let tallest = riders.map(\.box.height).max() ?? 1
        let shrunk = min(1, frame.height * 0.46 / tallest)
        return Self.row(
            riders.map { $0.scaled(shrunk) }, centre: frame.centreX, bottom: frame.bottom + frame.height * 0.015, width: frame.width * 0.62,
            isHeap: false)
    }

    /// On the head, before the eyes, at the neck, on the body or at the feet, by what it is. A person is about seven heads tall.
    func worn(_ rider: Cluster, _ clothing: Subject) -> Cluster {
        let isPerson = subject.kind == "person"
        if !isPerson, let head = self.head, let placed = wornByAnimal(rider, clothing, head) { return placed }
        let head = isPerson ? frame.height / 7 : frame.height * 0.26
        // Animals are drawn from the side, their head at one end of the body; without better knowledge its middle is a quarter in.
        let middle = isPerson ? frame.centreX : x(subject.width * (subject.width > subject.height ? 0.2 : 0.5))
        let spot: (width: Double, centre: Double, isHung: Bool)
        switch clothing.thing.noun {
        case "hat", "cap", "top hat", "party hat", "crown", "helmet", "bow", "headphones": spot = (1.15, 0.08, false)
        case "glasses", "sunglasses": spot = (0.8, 0.5, true)
        case "scarf", "tie", "necklace", "medal": spot = (clothing.thing.noun == "tie" ? 0.4 : 0.85, 1.25, true)
        case "shoe", "sneaker", "boot", "high heel", "sandal", "sock": spot = (1.2, 6.75, true)
        case "trousers", "skirt": spot = (1.7, 4.6, true)
        case "ring", "watch", "glove": spot = (0.45, 3.6, true)
        case "backpack": spot = (1.9, 2.4, true)
        default: spot = (2.1, 2.4, true)
        }
        let rider = rider.scaled(head * spot.width / max(rider.box.width, 0.0001))
        let y = frame.y + head * spot.centre
        return spot.isHung
            ? rider.moved(middle - rider.box.centreX, y - rider.box.height * 0.5 - rider.box.y)
            : rider.standing(at: middle, y + head * 0.14)
    }

    /// By the eyes: hats above, glasses on, scarves below them.
    private func wornByAnimal(_ rider: Cluster, _ clothing: Subject, _ head: (x: Double, y: Double)) -> Cluster? {
        let size = min(frame.width, frame.height) * 0.3
        let inward = head.x < frame.centreX ? 1.0 : -1.0
        let rider = rider.scaled(size / max(rider.box.width, 0.0001))
        switch clothing.thing.noun {
        case "hat", "cap", "top hat", "party hat", "crown", "helmet", "bow", "headphones":
            return rider.standing(at: head.x + inward * size * 0.12, max(frame.y + size * 0.16, head.y - size * 0.3))
        case "glasses", "sunglasses": return rider.moved(head.x - rider.box.centreX, head.y - rider.box.centreY)
        case "scarf", "tie", "necklace", "medal":
            return rider.moved(head.x + inward * size * 0.5 - rider.box.centreX, head.y + size * 0.55 - rider.box.y)
        default: return nil
        }
    }

    var head: (x: Double, y: Double)? {
        subject.eyes.map { (x($0.x), frame.y + $0.y * frame.width / subject.width) }
    }

    /// Riders side by side on a line, made smaller where they need more than `width`; as a heap of rows that grow shorter upwards.
    static func row(_ riders: [Cluster], centre: Double, bottom: Double, width: Double, isHeap: Bool) -> [Cluster] {
        var rows = [riders]
        if isHeap {
            var base = 1
            while base * (base + 1) / 2 < riders.count { base += 1 }
            rows = []
            var next = 0
            while next < riders.count {
                rows.append(Array(riders[next..<min(next + base, riders.count)]))
                next += base
                base = max(base - 1, 1)
            }
        }
        func gap(_ row: [Cluster]) -> Double {
            row.count < 2 ? 0 : row.reduce(0) { $0 + $1.box.width } / Double(row.count) * (isHeap ? 0.02 : 0.08)
        }
        func extent(_ row: [Cluster]) -> Double { row.reduce(0) { $0 + $1.box.width } + gap(row) * Double(row.count - 1) }
        let longest = rows.map(extent).max() ?? 1
        let factor = longest > width ? width / longest : 1
        var result: [Cluster] = [], y = bottom
        for row in rows {
            let row = row.map { $0.scaled(factor) }
            var x = centre - extent(row) / 2
            for rider in row {
                result.append(rider.standing(at: x + rider.box.width / 2, y))
                x += rider.box.width + gap(row)
            }
            y -= (row.map(\.box.height).max() ?? 0) * 1.01
        }
        return result
    }
}
