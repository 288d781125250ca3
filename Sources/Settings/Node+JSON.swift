import API
import Foundation
import Yams

extension JSONValue {
    /// A YAML node as JSON, by YAML's core schema.
    init(_ node: Node) throws {
        switch node {
        case .mapping(let mapping):
            var object: [String: JSONValue] = [:]
            for (key, value) in mapping {
                guard let key = key.string else { throw APIError.malformedBody("a key is not text.") }
                object[key] = try JSONValue(value)
            }
            self = .object(object)
        case .sequence(let sequence): self = .array(try sequence.map { try JSONValue($0) })
        case .scalar(let scalar):
            let tag = node.tag.description
            switch tag {
            case "tag:yaml.org,2002:null": self = .null
            case "tag:yaml.org,2002:bool": self = Bool.construct(from: scalar).map { .bool($0) } ?? .string(scalar.string)
            case "tag:yaml.org,2002:int": self = Int64(scalar.string).map { .integer($0) } ?? .string(scalar.string)
            case "tag:yaml.org,2002:float": self = Double(scalar.string).map { .number($0) } ?? .string(scalar.string)
            default: self = .string(scalar.string)
            }
        case .alias: throw APIError.malformedBody("YAML anchors and aliases are not read here.")
        }
    }
}

extension Node {
    /// The line of the node at a path like `upstreams.openai.models[0].id`, or of its nearest ancestor that exists.
    func line(of path: String) -> Int? {
        var node = self
        let steps = path.replacingOccurrences(of: "[", with: ".").replacingOccurrences(of: "]", with: "").split(separator: ".")
        var line = node.mark?.line
        for step in steps {
            if let index = Int(step), case .sequence(let sequence) = node, sequence.indices.contains(index) {
                node = sequence[index]
                line = node.mark?.line ?? line
            } else if case .mapping(let mapping) = node, let entry = mapping.first(where: { $0.key.string == String(step) }) {
                line = entry.key.mark?.line ?? line
                node = entry.value
            } else {
                break
            }
        }
        return line
    }
}
