import Foundation

/// Somebody who may sign in.
public struct Person: Sendable, Hashable {
    /// `per-…`.
    public var id: String
    /// The name they sign in with.
    public var name: String
    /// What they may do.
    public var role: Role
    /// When they joined.
    public var created: Date
    /// When they were last here, to the minute.
    public var lastSeen: Date?
    /// When they were shut out; `nil` while they are welcome.
    public var disabled: Date?

    /// What a person may do: each role may do what the lesser ones may.
    public enum Role: String, Sendable, Codable, CaseIterable, Comparable {
        /// Looks at pictures and uses apps.
        case viewer
        /// Makes pictures and apps.
        case editor
        /// Invites people, sees what is spent and who changed what.
        case owner

        /// A viewer is the least, an owner the most.
        public static func < (a: Role, b: Role) -> Bool { a.rank < b.rank }

        private var rank: Int {
            switch self {
            case .viewer: 0
            case .editor: 1
            case .owner: 2
            }
        }
    }
}
