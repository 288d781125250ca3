/// What is wrong with a file of weights. Each names the file, and the tensor where it is one tensor's fault.
public enum WeightError: Error, Equatable, CustomStringConvertible {
    /// The file cannot be opened or mapped.
    case unreadable(file: String, reason: String)
    /// The file is no safetensors or GGUF file, or a broken one.
    case malformed(file: String, reason: String)
    /// One tensor's entry is impossible.
    case badTensor(file: String, tensor: String, reason: String)
    /// The files of a model do not fit together.
    case badIndex(file: String, reason: String)
    /// A model needs a tensor that its files do not hold.
    case missing(tensor: String, place: String)
    /// A tensor has another shape than its model needs.
    case shape(file: String, tensor: String, expected: [Int], found: [Int])
    /// What a GGUF file says of its model is missing, or is not what it should be.
    case metadata(file: String, key: String, reason: String)
    /// A tensor's type cannot be used where it stands.
    case type(file: String, tensor: String, found: WeightType)
    /// A tensor holds values that are no numbers.
    case notFinite(file: String, tensor: String, element: Int)
    /// A file is not the one that was taken in.
    case changed(file: String, expected: String, found: String)

    /// A sentence for a person.
    public var description: String {
        switch self {
        case .unreadable(let file, let reason): "\(file) cannot be read: \(reason)"
        case .malformed(let file, let reason): "\(file) is no file of weights that can be used: \(reason)"
        case .badTensor(let file, let tensor, let reason): "\(file): the tensor \(tensor) is broken: \(reason)"
        case .badIndex(let file, let reason): "\(file) is no index that can be used: \(reason)"
        case .missing(let tensor, let place): "\(place) lacks the tensor \(tensor)"
        case .shape(let file, let tensor, let expected, let found):
            "\(file): the tensor \(tensor) has the shape \(found), the model needs \(expected)"
        case .metadata(let file, let key, let reason): "\(file): its \(key) \(reason)"
        case .type(let file, let tensor, let found):
            "\(file): the tensor \(tensor) is of type \(found.rawValue), which cannot be used there"
        case .notFinite(let file, let tensor, let element):
            "\(file): the tensor \(tensor) holds a value that is no number (element \(element)); the file is damaged or was saved from a failed training"
        case .changed(let file, let expected, let found):
            "\(file) is not the file that was taken in: its SHA-256 is \(found), it was \(expected)"
        }
    }
}
