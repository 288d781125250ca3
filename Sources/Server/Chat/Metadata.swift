import API

/// The `metadata` that clients attach to what they make.
package enum Metadata {
    /// Takes it: up to 16 texts of up to 512 characters, under keys of up to 64.
    @discardableResult
    package static func check(_ fields: inout Fields) throws -> [String: String]? {
        guard var metadata = try fields.object("metadata") else { return nil }
        let path = fields.name("metadata")
        guard metadata.keys.count <= 16 else {
            throw APIError.invalid("Invalid '\(path)': too many properties. Expected at most 16.", param: path)
        }
        var values: [String: String] = [:]
        for key in metadata.keys {
            guard key.unicodeScalars.count <= 64 else {
                throw APIError.invalid("Invalid '\(path)': a key is longer than 64 characters.", param: path)
            }
            values[key] = try metadata.string(key, limit: 512)
        }
        return values
    }
}
