/// What clients attach to their objects: at most 16 pairs, keys of 64 characters, values of 512.
public struct Metadata: Sendable, Equatable {
    /// The pairs.
    public var pairs: [String: String]

    /// Reads the pairs; throws `APIError` naming what is too long, too many or no string.
    public init(_ fields: Fields) throws {
        var fields = fields
        pairs = [:]
        let keys = fields.keys
        guard keys.count <= 16 else {
            throw APIError.invalid(
                "Invalid '\(fields.name("").dropLast())': an object with at most 16 keys is taken, but got \(keys.count).",
                param: String(fields.name("").dropLast()))
        }
        for key in keys {
            guard key.unicodeScalars.count <= 64 else {
                throw APIError.invalid(
                    "Invalid metadata: the key '\(key.prefix(64))…' has more than 64 characters.", param: fields.name(key))
            }
            if let value = try fields.string(key, limit: 512) { pairs[key] = value }
        }
    }

    /// The pairs as an object.
    public var json: JSONValue { .object(pairs.mapValues { .string($0) }) }
}
