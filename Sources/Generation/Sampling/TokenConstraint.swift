/// What may follow, where not every token may: a grammar's state, copied with the answer it belongs to.
public protocol TokenConstraint: Sendable {
    /// Sets `mask` to the tokens that may come next, one bit each: token 64 · w + b is bit b of word w. A token beyond the mask
    /// may not come.
    mutating func fill(_ mask: inout [UInt64])

    /// Goes on by a token that was chosen; ends of turns are not shown to it.
    ///
    /// - Parameter left: how many more tokens the answer may have: a grammar closes what is open in time.
    mutating func advance(by token: Int32, left: Int)

    /// Whether nothing more may come but the end.
    var isFinished: Bool { get }
}
