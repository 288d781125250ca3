/// Reads path data.
enum PathReader {
    static func contours(_ data: String) -> [Contour] {
        var reader = NumberReader(data), result: [Contour] = [], current: Contour?
        var command = UInt8(ascii: "M"), at = Point(x: 0, y: 0), handle: Point?, wasCubic = false
        func finish() {
            if let current, !current.curves.isEmpty || current.isClosed { result.append(current) }
            current = nil
        }
        while true {
            if let letter = reader.letter() {
                command = letter
                if letter | 32 == UInt8(ascii: "z") {
                    if let start = current?.start {
                        at = start
                        current?.isClosed = true
                    }
                    finish()
                    handle = nil
                    continue
                }
            } else if command | 32 == UInt8(ascii: "z") {
                break
            }
            let isRelative = command >= 97, origin = isRelative ? at : Point(x: 0, y: 0)
            func point() -> Point? {
                guard let x = reader.number(), let y = reader.number() else { return nil }
                return Point(x: x + origin.x, y: y + origin.y)
            }
            func ready() { if current == nil { current = Contour(at) } }
            var next: Point?, nextHandle: Point?, isCubic = false
            switch command | 32 {
            case UInt8(ascii: "m"):
                guard let to = point() else { break }
                finish()
                next = to
                current = Contour(to)
                command = isRelative ? UInt8(ascii: "l") : UInt8(ascii: "L")
            case UInt8(ascii: "l"):
                guard let to = point() else { break }
                ready()
                current?.line(to)
                next = to
            case UInt8(ascii: "h"), UInt8(ascii: "v"):
                guard let value = reader.number() else { break }
                let isAcross = command | 32 == UInt8(ascii: "h")
                let to = isAcross ? Point(x: value + origin.x, y: at.y) : Point(x: at.x, y: value + origin.y)
                ready()
                current?.line(to)
                next = to
            case UInt8(ascii: "c"), UInt8(ascii: "s"):
                let mirrored = wasCubic ? handle.map { at * 2 - $0 } ?? at : at
                guard let a = command | 32 == UInt8(ascii: "c") ? point() : mirrored, let b = point(), let to = point() else { break }
                ready()
                current?.curve(a, b, to)
                (next, nextHandle, isCubic) = (to, b, true)
            case UInt8(ascii: "q"), UInt8(ascii: "t"):
                let mirrored = wasCubic ? at : handle.map { at * 2 - $0 } ?? at
                guard let middle = command | 32 == UInt8(ascii: "q") ? point() : mirrored, let to = point() else { break }
                ready()
                current?.curve(at + (middle - at) * (2 / 3), to + (middle - to) * (2 / 3), to)
                (next, nextHandle) = (to, middle)
            case UInt8(ascii: "a"):
                guard let rx = reader.number(), let ry = reader.number(), let turn = reader.number(), let large = reader.flag(),
                    let sweep = reader.flag(), let to = point()
                else { break }
                ready()
                current?.arc(rx, ry, turn, large: large, sweep: sweep, to)
                next = to
            default: break
            }
            guard let next else { break }
            at = next
            (handle, wasCubic) = (nextHandle, isCubic)
        }
        finish()
        return result
    }
}
