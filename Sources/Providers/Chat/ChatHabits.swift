import API
import Synchronization

/// Which optional fields of Chat Completions a server was found not to know: servers differ, and say so with a 400.
final class ChatHabits: Sendable {
    private let found = Mutex<Set<String>>([])

    /// Fields that can be left out, with the words by which servers name them, in the order in which they are left out where no word is found.
    private static let optional: [(fields: Set<String>, words: [String])] = [
        (["max_completion_tokens"], ["max_completion_tokens"]),
        (["logprobs", "top_logprobs"], ["logprobs"]),
        (["response_format"], ["response_format", "json_schema", "structured"]),
        (["temperature"], ["temperature"]),
        (["seed"], ["seed"]),
    ]

    /// Fields that the server does not know.
    var unknown: Set<String> { found.withLock { $0 } }

    /// Notes that the server answers without these fields.
    func note(_ fields: Set<String>) { found.withLock { $0.formUnion(fields) } }

    /// The fields of `sent` that a refusal is about, or the first that could be its reason; `nil` where none is left.
    static func fields(refusedBy refusal: APIError, among sent: Set<String>) -> Set<String>? {
        let said = ((refusal.param ?? "") + " " + refusal.message).lowercased()
        let left = optional.filter { !$0.fields.isDisjoint(with: sent) }
        let named = left.first { $0.words.contains(where: said.contains) }
        // A server that names none of the fields may mean any but the limit, without which answers have no end.
        return (named ?? left.first { $0.fields != ["max_completion_tokens"] })?.fields
    }
}
