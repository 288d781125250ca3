/// How a thing keeps from falling, which decides its shadow.
public enum Stance: String, Sendable, Codable {
    /// Stands on the ground, the floor, the table.
    case ground
    /// Swims.
    case water
    /// Flies or floats.
    case air
    /// Hangs on a wall.
    case wall
    /// Stands on another thing.
    case resting
    /// In another thing's hand, on its head, or inside it.
    case carried
}

/// One drawn thing in the making: where it is within its cluster, then on the sheet.
struct Member: Sendable {
    var thing: Int
    var index: Int
    /// The unturned drawing.
    var frame: Box
    var isMirrored = false
    var turn = 0.0
    var stance = Stance.ground
    var part = Part.whole
    /// The hand that holds its string, if it flies on one.
    var tie: Point?

    /// A thing with another inside it is drawn twice: what is behind the contents, then its front.
    enum Part: Sendable { case whole, back, front }

    /// Where the point `own` of a drawing that is `width` wide, in symbol units, comes to be.
    func place(of own: Point, width: Double) -> Point {
        let unit = frame.width / width
        let x = isMirrored ? frame.right - own.x * unit : frame.x + own.x * unit, y = frame.y + own.y * unit
        guard turn != 0 else { return Point(x: x, y: y) }
        let sine = Exact.sine(turn), cosine = Exact.cosine(turn), offX = x - frame.centreX, offY = y - frame.centreY
        return Point(x: frame.centreX + offX * cosine - offY * sine, y: frame.centreY + offX * sine + offY * cosine)
    }

    /// Whether it was laid down rather than leant a little.
    var lies: Bool { turn > 60 || turn < -60 }

    /// The y on which it stands or lies.
    var foot: Double { lies ? box.bottom : frame.bottom }

    /// The upright box around the turned drawing; for a long round shape that lies there, without the corners of its frame, which it does not reach.
    var box: Box {
        guard lies else { return turnedFrame }
        let box = turnedFrame, spare = 0.27 * box.height
        return Box(x: box.x + 0.06 * box.width, y: box.y + spare, width: 0.88 * box.width, height: box.height - 2 * spare)
    }

    private var turnedFrame: Box {
        guard turn != 0 else { return frame }
        let sine = Exact.sine(turn), cosine = Exact.cosine(turn)
        let s = sine < 0 ? -sine : sine, c = cosine < 0 ? -cosine : cosine
        let width = frame.width * c + frame.height * s, height = frame.width * s + frame.height * c
        return Box(x: frame.centreX - width / 2, y: frame.centreY - height / 2, width: width, height: height)
    }
}
