/// One thing that a picture of a prompt must show, as a question that is answered by yes or no.
public struct Atom: Sendable, Hashable, Codable {
    /// Unique within its prompt: `a1`, `a2`, ….
    public var id: String
    /// What is asked about.
    public var kind: Kind
    /// The question: "Are there exactly three apples?"
    public var question: String
    /// The right answer. Some questions are right to be denied, so that a judge who always says yes is found out.
    public var answer: Bool

    /// A question with its answer.
    public init(id: String, kind: Kind, question: String, answer: Bool = true) {
        self.id = id
        self.kind = kind
        self.question = question
        self.answer = answer
    }

    /// What an atom asks about.
    public enum Kind: String, Sendable, Codable, CaseIterable {
        case object, count, color, position, relation, lettering, style, detail, kept, changed
    }
}
