/// Why an SVG or another XML text was refused.
public struct SVGError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The line of the text, from 1; `nil` where the fault has no place.
    public let line: Int?
    /// What is wrong, for the person or the model that wrote it.
    public let reason: String

    init(line: Int? = nil, _ reason: String) {
        self.line = line
        self.reason = reason
    }

    /// "line 3: a DOCTYPE is not allowed".
    public var description: String { line.map { "line \($0): \(reason)" } ?? reason }
}
