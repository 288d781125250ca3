/// A point of the sheet or of a symbol.
struct Point: Sendable, Equatable {
    var x: Double, y: Double

    static func + (a: Point, b: Point) -> Point { Point(x: a.x + b.x, y: a.y + b.y) }
    static func - (a: Point, b: Point) -> Point { Point(x: a.x - b.x, y: a.y - b.y) }
    static func * (a: Point, factor: Double) -> Point { Point(x: a.x * factor, y: a.y * factor) }
    func middle(_ other: Point) -> Point { (self + other) * 0.5 }
    var length: Double { (x * x + y * y).squareRoot() }
}
