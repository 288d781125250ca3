/// Where everything is, back to front, in units of the sheet.
struct Arrangement: Sendable {
    var members: [Member] = []
    /// The y of the horizon that suits it.
    var horizon = 0.0
    /// Boards on which things stand that are to be above others.
    var ledges: [Ledge] = []
    /// What could not be honoured, in plain words.
    var notes: [String] = []

    /// A board, to be drawn just before the member `before`.
    struct Ledge: Sendable {
        var box: Box
        var before: Int
    }
}
