/// Why the engine does not begin a work.
public enum EngineError: Error, Equatable, CustomStringConvertible {
    /// The work needs more memory than it may have.
    case tooLittleMemory(needed: Int, allowed: Int, part: String)
    /// The model is of a kind that draws no pictures by itself.
    case notAPictureModel(String)
    /// The model is of a kind that does not talk.
    case notATextModel(String)

    /// The model does not see pictures.
    case blind(String)

    /// A sentence for a person.
    public var description: String {
        switch self {
        case .tooLittleMemory(let needed, let allowed, "text"):
            "This model needs about \(Self.gigabytes(needed)) of memory, and the engine may use \(Self.gigabytes(allowed))."
        case .tooLittleMemory(let needed, let allowed, let part):
            "This picture needs about \(Self.gigabytes(needed)) of memory (\(part)), and the engine may use \(Self.gigabytes(allowed)). Ask for a smaller size or fewer pictures to work from, or use an int8 model."
        case .notAPictureModel(let id): "The model '\(id)' draws no pictures by itself."
        case .notATextModel(let id): "The model '\(id)' does not talk."
        case .blind(let id): "The model '\(id)' does not see pictures."
        }
    }

    static func gigabytes(_ bytes: Int) -> String {
        let tenths = (bytes + 53_687_091) / 107_374_182
        return "\(tenths / 10).\(tenths % 10) GB"
    }
}
