import API
import Synchronization

/// Which optional fields of Chat Completions a server was found not to know: servers differ, and say so with a 400.
final class ChatHabits: Sendable {
    private let found = Mutex<Set<String>>([])

    /// A field, or fields that go together, with the words by which servers name them.
    private typealias Field = (fields: Set<String>, words: [String])

    /// What a question can do without, in the order in which it is left out where no word is found.
    private static let optional: [Field] = [
        (["max_completion_tokens"], ["max_completion_tokens"]),
        (["logprobs", "top_logprobs"], ["logprobs"]),
        (["response_format"], ["response_format", "json_schema", "structured"]),
        (["temperature"], ["temperature"]),
        (["seed"], ["seed"]),
    ]

    /// What a conversation can do without and stay what was asked for: the limit goes under its older name, instructions under the older role, and
    /// usage that is not reported is counted.
    private static let harmless: [Field] = [
        (["max_completion_tokens"], ["max_completion_tokens"]),
        (["stream_options"], ["stream_options", "include_usage"]),
        (["user"], ["'user'", "\"user\"", "`user`"]),
        ([developer], ["developer"]),
    ]

    /// Stands for the role of that name.
    static let developer = "developer"

    /// Fields that the server does not know.
    var unknown: Set<String> { found.withLock { $0 } }

    /// Those of them that a conversation leaves out.
    var unknownAndHarmless: Set<String> { unknown.intersection(Self.harmless.reduce(into: []) { $0.formUnion($1.fields) }) }

    /// Notes that the server answers without these fields.
    func note(_ fields: Set<String>) { found.withLock { $0.formUnion(fields) } }

    /// The fields of `sent` that a refusal is about, or the first that could be its reason; `nil` where none is left.
    static func fields(refusedBy refusal: APIError, among sent: Set<String>) -> Set<String>? {
        let left = optional.filter { !$0.fields.isDisjoint(with: sent) }
        // A server that names none of the fields may mean any but the limit, without which answers have no end.
        return (named(by: refusal, left) ?? left.first { $0.fields != ["max_completion_tokens"] })?.fields
    }

    /// The fields of `sent` that a refusal names and that a conversation can do without; `nil` where it names none.
    static func harmlessFields(refusedBy refusal: APIError, among sent: Set<String>) -> Set<String>? {
        named(by: refusal, harmless.filter { !$0.fields.isDisjoint(with: sent) })?.fields
    }

    private static func named(by refusal: APIError, _ fields: [Field]) -> Field? {
        // A parameter stands in quotation marks, as messages have it: 'user' is not what "user's" is about.
        let said = ("'\(refusal.param ?? "")' " + refusal.message).lowercased()
        return fields.first { $0.words.contains(where: said.contains) }
    }
}
