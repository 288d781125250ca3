import Models

extension TextEngine {
    /// A limit that a request met.
    public enum Limit: Sendable, Equatable {
        /// The talk is longer than the model's context.
        case context(tokens: Int, positions: Int)
        /// The memory for keys and values is all in use.
        case memory
    }

    /// The limit that an error of `events` is about; nil for any other.
    public static func limit(of error: any Error) -> Limit? {
        switch error as? CacheError {
        case .tooLong(let tokens, let positions): .context(tokens: tokens, positions: positions)
        case .full: .memory
        case nil: nil
        }
    }
}
