import Store

/// Ids as OpenAI's conversations write them: `resp_…`, `msg_…`, `fc_…`, `ig_…`.
package enum WireID {
    /// A new id; later ids sort after earlier ones, and none can be guessed.
    package static func make(_ prefix: String) -> String { "\(prefix)_\(Identifier.make("").dropFirst())" }
}
