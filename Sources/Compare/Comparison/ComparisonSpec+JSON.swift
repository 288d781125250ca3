import API
import Foundation

extension ComparisonSpec {
    /// The spec as JSON with sorted keys.
    public var json: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Every field encodes without conditions; a weight that is no number would be the one exception, and checks refuse it.
        return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "null"
    }

    /// Reads a spec's JSON; throws `APIError` with status 400 that names the field.
    public init(json: String) throws {
        do {
            self = try JSONDecoder().decode(ComparisonSpec.self, from: Data(json.utf8))
        } catch let DecodingError.keyNotFound(key, context) {
            throw APIError.missing((context.codingPath + [key]).path)
        } catch let DecodingError.typeMismatch(_, context) {
            throw APIError.invalid("Invalid '\(context.codingPath.path)': it has not the expected shape.", param: context.codingPath.path)
        } catch let DecodingError.dataCorrupted(context) {
            throw APIError.invalid("Invalid '\(context.codingPath.path)': \(context.debugDescription)", param: context.codingPath.path)
        } catch {
            throw APIError.malformedBody("it is no comparison: \(error)")
        }
    }
}

extension [any CodingKey] {
    /// The place as errors name it: `prompts[3].id`.
    fileprivate var path: String {
        reduce(into: "") { path, key in
            if let index = key.intValue { path += "[\(index)]" } else { path += (path.isEmpty ? "" : ".") + key.stringValue }
        }
    }
}
