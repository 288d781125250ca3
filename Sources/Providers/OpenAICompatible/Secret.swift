import Foundation

/// A key of an upstream. It prints as dots, so that no log, dump or error message can show it.
public struct Secret: Sendable, Equatable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    private let value: String

    /// Keeps `value`; `nil` for an empty one.
    public init?(_ value: String) {
        let trimmed = value.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !trimmed.isEmpty else { return nil }
        self.value = trimmed
    }

    /// Hands the value to the one place that sends it.
    func reveal() -> String { value }

    /// Dots.
    public var description: String { "••••" }
    /// Dots.
    public var debugDescription: String { "••••" }
    /// Dots.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
