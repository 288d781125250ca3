/// Why a picture cannot be made; found before any work starts.
public enum DiffusionError: Error, Equatable, CustomStringConvertible {
    /// The prompt has more tokens than the model reads.
    case promptTooLong(tokens: Int, most: Int)
    /// The size is none that the model draws.
    case size(width: Int, height: Int, reason: String)
    /// A number of steps, a strength or a guidance that means nothing.
    case setting(name: String, reason: String)
    /// A reference or the source cannot be used.
    case reference(number: Int, reason: String)
    /// The mask does not fit.
    case mask(reason: String)
    /// Together they are more than the model can look at.
    case tooMuch(tokens: Int, most: Int)

    /// A sentence for a person.
    public var description: String {
        switch self {
        case .promptTooLong(let tokens, let most):
            "The prompt is \(tokens) tokens long; the model reads \(most). Shorten it: nothing of a prompt is cut off silently."
        case .size(let width, let height, let reason): "A picture of \(width)x\(height) cannot be drawn: \(reason)."
        case .setting(let name, let reason): "\(name): \(reason)."
        case .reference(let number, let reason): "Picture \(number + 1) cannot be worked from: \(reason)."
        case .mask(let reason): "The mask cannot be used: \(reason)."
        case .tooMuch(let tokens, let most):
            "The picture and what it is made from are \(tokens) tokens together; the model looks at up to \(most). Use fewer or smaller pictures."
        }
    }
}
