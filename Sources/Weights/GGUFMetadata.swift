/// What a GGUF file says of its model: typed values by name.
public struct GGUFMetadata: Sendable, Equatable {
    /// The file, for errors.
    public let file: String
    /// The values.
    public let values: [String: GGUFValue]

    /// The architecture: `llama`, `qwen2`, …
    ///
    /// - Throws: `WeightError.metadata`.
    public var architecture: String {
        get throws {
            guard let text = try text("general.architecture") else { throw fault("general.architecture", "is missing") }
            return text
        }
    }

    /// Whether there is a value of that name.
    public func has(_ key: String) -> Bool { values[key] != nil }

    /// A text; `nil` where there is none of that name.
    ///
    /// - Throws: `WeightError.metadata` where the value is no text.
    public func text(_ key: String) throws -> String? {
        switch values[key] {
        case nil: nil
        case .text(let text): text
        default: throw fault(key, "is no text")
        }
    }

    /// A truth; `nil` where there is none of that name.
    ///
    /// - Throws: `WeightError.metadata` where the value is neither true nor false.
    public func flag(_ key: String) throws -> Bool? {
        switch values[key] {
        case nil: nil
        case .bool(let value): value
        default: throw fault(key, "is neither true nor false")
        }
    }

    /// A whole number; `nil` where there is none of that name.
    ///
    /// - Throws: `WeightError.metadata` where the value is no whole number within `range`.
    public func integer(_ key: String, in range: ClosedRange<Int>) throws -> Int? {
        switch values[key] {
        case nil: return nil
        case .integer(let value):
            guard let value = Int(exactly: value), range.contains(value) else {
                throw fault(key, "is \(value), and not from \(range.lowerBound) to \(range.upperBound)")
            }
            return value
        default: throw fault(key, "is no whole number from \(range.lowerBound) to \(range.upperBound)")
        }
    }

    /// A number that is finite; `nil` where there is none of that name.
    ///
    /// - Throws: `WeightError.metadata` where the value is no number.
    public func number(_ key: String) throws -> Double? {
        switch values[key] {
        case nil: return nil
        case .number(let value) where value.isFinite: return value
        case .integer(let value): return Double(value)
        default: throw fault(key, "is no number")
        }
    }

    /// A list of whole numbers; `nil` where there is none of that name.
    ///
    /// - Throws: `WeightError.metadata` where the value is none.
    public func integers(_ key: String) throws -> [Int64]? {
        switch values[key] {
        case nil: nil
        case .integers(let values): values
        default: throw fault(key, "is no list of whole numbers")
        }
    }

    /// What is wrong with a value, as an error that names the file.
    public func fault(_ key: String, _ reason: String) -> WeightError { .metadata(file: file, key: key, reason: reason) }

    func strings(_ key: String, in bytes: UnsafeRawBufferPointer) throws -> [String] {
        guard let value = values[key] else { throw fault(key, "is missing") }
        guard case .texts(let count, let offset) = value else { throw fault(key, "is no list of texts") }
        var scanner = GGUFScanner(bytes, file: file, at: offset)
        return try (0..<count).map { try scanner.string("entry \($0) of its \(key)") }
    }
}
