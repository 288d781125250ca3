import API
import Foundation
import Hummingbird

/// The query of a request, taken out field by field like a body; unknown fields are refused.
package struct Query {
    private var fields: Fields
    private var lists: [String: [String]] = [:]

    /// The query of a request; the fields of `lists` may be given several times, with `[]` behind their names or without.
    package init(_ request: Request, lists names: Set<String> = []) throws {
        var values: [String: String] = [:]
        for (encoded, value) in request.uri.queryParameters {
            let key = String(encoded).removingPercentEncoding ?? String(encoded)
            let name = key.hasSuffix("[]") ? String(key.dropLast(2)) : key
            if names.contains(name) {
                lists[name, default: []].append(String(value))
                continue
            }
            guard values.updateValue(String(value), forKey: key) == nil else {
                throw APIError.invalid("Invalid '\(key.prefix(100))': it is given twice.", param: key)
            }
        }
        fields = Fields(form: values)
    }

    package mutating func string(_ key: String) throws -> String? { try fields.string(key, limit: 256) }

    package mutating func integer(_ key: String, in range: ClosedRange<Int64>) throws -> Int? {
        try fields.integer(key, in: range).map(Int.init)
    }

    package mutating func choice<Choice: RawRepresentable & CaseIterable>(_ key: String, of type: Choice.Type) throws -> Choice?
    where Choice.RawValue == String { try fields.choice(key, of: type) }

    package mutating func bool(_ key: String) throws -> Bool? { try fields.bool(key) }

    /// The values of a field that may be given several times.
    package func list(_ key: String) -> [String] { lists[key] ?? [] }

    package func finish() throws { try fields.finish() }
}
