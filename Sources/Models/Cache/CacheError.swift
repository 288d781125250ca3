/// Why a text cannot be read further.
public enum CacheError: Error, Equatable, CustomStringConvertible {
    /// The text is longer than the model's positions.
    case tooLong(tokens: Int, positions: Int)
    /// The text alone needs more memory for keys and values than there is for those of all: it has room for `room` tokens.
    case tooLarge(tokens: Int, room: Int)
    /// The keys and values of all texts that are being read need more memory than they may have.
    case full(bytes: Int)

    /// A sentence for a person.
    public var description: String {
        switch self {
        case .tooLong(let tokens, let positions): "\(tokens) tokens are more than the model's context of \(positions)"
        case .tooLarge(let tokens, let room): "\(tokens) tokens are more than the \(room) that there is memory for"
        case .full(let bytes): "the \(bytes >> 20) MB for keys and values are all in use"
        }
    }
}
