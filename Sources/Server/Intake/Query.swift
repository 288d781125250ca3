import API
import Hummingbird

/// The query of a request, taken out field by field like a body; unknown fields are refused.
package struct Query {
    private var fields: Fields

    package init(_ request: Request) throws {
        var values: [String: String] = [:]
        for (key, value) in request.uri.queryParameters {
            guard values.updateValue(String(value), forKey: String(key)) == nil else {
                throw APIError.invalid("Invalid '\(key.prefix(100))': it is given twice.", param: String(key))
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

    package func finish() throws { try fields.finish() }
}
