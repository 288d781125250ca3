/// What `easel doctor` found about one thing.
struct Finding: Encodable, Sendable {
    /// What was looked at.
    var what: String
    /// How it is.
    var state: State
    /// What was seen.
    var detail: String
    /// How to mend it.
    var remedy: String?

    /// How a thing is.
    enum State: String, Encodable, Sendable { case good, warning, bad }

    static func good(_ what: String, _ detail: String) -> Finding { Finding(what: what, state: .good, detail: detail) }
    static func warning(_ what: String, _ detail: String, _ remedy: String) -> Finding {
        Finding(what: what, state: .warning, detail: detail, remedy: remedy)
    }
    static func bad(_ what: String, _ detail: String, _ remedy: String) -> Finding {
        Finding(what: what, state: .bad, detail: detail, remedy: remedy)
    }
}
