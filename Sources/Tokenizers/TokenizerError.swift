/// Why a tokenizer cannot be made from its files.
public enum TokenizerError: Error, Equatable, CustomStringConvertible {
    /// The file cannot be read.
    case unreadable(file: String, reason: String)
    /// The file is not what its name says.
    case malformed(file: String, reason: String)
    /// The file asks for something that is not implemented; it is refused rather than tokenized differently.
    case unsupported(file: String, what: String)

    /// A sentence for a person.
    public var description: String {
        switch self {
        case .unreadable(let file, let reason): "\(file) cannot be read: \(reason)"
        case .malformed(let file, let reason): "\(file) is no tokenizer that can be used: \(reason)"
        case .unsupported(let file, let what): "\(file) asks for \(what), which is not supported"
        }
    }
}
