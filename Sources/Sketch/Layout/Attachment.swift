/// A relation that makes one cluster of two things.
struct Attachment: Sendable {
    var rider: Int
    var kind: Relation.Kind

    /// Whether it ties single things together (each cat on its chair) rather than whole groups (three dogs behind a car).
    var isSingle: Bool {
        switch kind {
        case .on, .inside, .heldBy, .wornBy, .under: true
        default: false
        }
    }
}
