import Models

extension TextEngine {
    /// A limit that a request met.
    public enum Limit: Sendable, Equatable {
        /// The talk is longer than the model's context.
        case context(tokens: Int, positions: Int)
        /// The talk alone needs more memory than there is for all: it has room for `room` tokens.
        case room(tokens: Int, room: Int)
        /// The memory for keys and values is all in use.
        case memory
    }

    /// The limit that an error of `events` is about; nil for any other.
    public static func limit(of error: any Error) -> Limit? {
        switch error as? CacheError {
        case .tooLong(let tokens, let positions): .context(tokens: tokens, positions: positions)
        case .tooLarge(let tokens, let room): .room(tokens: tokens, room: room)
        case .full: .memory
        case nil: nil
        }
    }
}
