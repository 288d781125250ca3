/// Why a model cannot be built from its files.
public enum ModelError: Error, Equatable, CustomStringConvertible {
    /// A configuration file is missing or broken.
    case config(file: String, reason: String)
    /// The model is of a kind, or has a part, that is not implemented.
    case unsupported(file: String, what: String)

    /// A sentence for a person.
    public var description: String {
        switch self {
        case .config(let file, let reason): "\(file) is no configuration that can be used: \(reason)"
        case .unsupported(let file, let what): "\(file): \(what), which is not supported"
        }
    }
}
