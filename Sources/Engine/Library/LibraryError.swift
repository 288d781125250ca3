/// Why the library of models cannot do what was asked.
public enum LibraryError: Error, Equatable, CustomStringConvertible {
    /// A file cannot be read.
    case unreadable(file: String, reason: String)
    /// A file cannot be written.
    case notWritable(file: String, reason: String)
    /// The folder or file is no model that is known.
    case notAModel(path: String, reason: String)
    /// There is no model of that name.
    case unknown(id: String, known: [String])
    /// A model of that name is installed already.
    case taken(id: String)
    /// The name cannot be one.
    case badName(String)
    /// A file is not what was taken in.
    case damaged(id: String, file: String, reason: String)

    /// A sentence for a person.
    public var description: String {
        switch self {
        case .unreadable(let file, let reason): "\(file) cannot be read: \(reason)"
        case .notWritable(let file, let reason): "\(file) cannot be written: \(reason)"
        case .notAModel(let path, let reason): "\(path) is no model that can be imported: \(reason)"
        case .unknown(let id, let known):
            "there is no model '\(id)' here; " + (known.isEmpty ? "none is installed" : "installed are \(known.joined(separator: ", "))")
        case .taken(let id): "a model '\(id)' is installed already; remove it first, or give this one another name with --name"
        case .badName(let name):
            "'\(name)' cannot be a model's name: use up to 80 letters, digits, '.', '_' and '-', beginning with a letter or digit"
        case .damaged(let id, let file, let reason): "the model '\(id)' is damaged: \(file) \(reason)"
        }
    }
}
