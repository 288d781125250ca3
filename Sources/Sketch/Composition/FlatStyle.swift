/// The house style, which is how symbols are drawn: nothing to change.
public struct FlatStyle: StylePass {
    /// The house style.
    public init() {}

    /// Leaves the picture as it is.
    public func apply(to picture: inout Picture, in context: StyleContext) {}
}
