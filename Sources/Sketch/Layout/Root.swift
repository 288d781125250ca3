/// A cluster that stands by itself, with the ways in which it can be arranged.
struct Root: Sendable {
    /// The thing that all in it hang on.
    let thing: Int
    let variants: [Cluster]
    let stance: Stance
    /// Whether it may go anywhere in the free sky or on the free wall.
    var isFree: Bool
    /// How many relations deep it is above others.
    var tier: Int
}
