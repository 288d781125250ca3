/// Where a tensor lies in a file of weights.
public struct WeightEntry: Sendable, Equatable {
    /// Its name in the file.
    public var name: String
    /// Its elements' type, or their blocks'.
    public var type: WeightType
    /// Its dimensions, the slowest first; empty for a scalar.
    public var shape: [Int]
    /// Its bytes, counted from the start of the file.
    public var range: Range<Int>

    /// How many elements it has.
    public var count: Int { shape.reduce(1, *) }
}
