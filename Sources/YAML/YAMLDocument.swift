import API
import Yams

/// A YAML file that was read: its value as JSON, and the line of each of its keys.
public struct YAMLDocument: Sendable {
    /// The file's value; `null` for an empty file.
    public let value: JSONValue
    private let lines: [String: Int]

    /// The most values in a file: far more than anybody writes by hand.
    private static let mostValues = 50_000

    /// Reads YAML text, and so JSON. Throws `YAMLFault`.
    public init(_ text: String) throws {
        guard !Self.hasAliases(text) else { throw YAMLFault(line: nil, message: "YAML anchors and aliases are not read here.") }
        let node: Node?
        do {
            node = try Yams.compose(yaml: JSONEscapes.joined(text))
        } catch let error as YamlError {
            throw YAMLFault(error)
        } catch {
            throw YAMLFault(line: nil, message: "\(error)")
        }
        guard let node, node != Node("") else {
            value = .null
            lines = [:]
            return
        }
        var reading = Reading()
        value = try reading.value(of: node, at: "")
        lines = reading.lines
    }

    /// The line, from 1, of the key at a path like `upstreams.openai.models[0].id`, or of its nearest ancestor that exists.
    public func line(of path: String) -> Int? {
        var path = path
        while true {
            if let line = lines[path] { return line }
            guard let cut = path.lastIndex(where: { $0 == "." || $0 == "[" }) else { return lines[""] }
            path = String(path[..<cut])
        }
    }

    /// Whether a name that is anchored with `&` is used with `*`. Asked before the parser runs, which would compare whatever
    /// aliases stand for, and a short file can make that the work of hours.
    private static func hasAliases(_ text: String) -> Bool {
        func names(after sign: Character) -> Set<Substring> {
            var found: Set<Substring> = []
            var before: Character = "\n"
            for index in text.indices {
                defer { before = text[index] }
                guard text[index] == sign, before.isWhitespace || "[{,:-?".contains(before) else { continue }
                found.insert(text[text.index(after: index)...].prefix { !$0.isWhitespace && !"[]{},".contains($0) })
            }
            return found
        }
        guard text.contains("*"), text.contains("&") else { return false }
        return !names(after: "&").intersection(names(after: "*")).subtracting([""]).isEmpty
    }

    private struct Reading {
        var lines: [String: Int] = [:]
        var count = 0

        mutating func value(of node: Node, at path: String) throws -> JSONValue {
            count += 1
            guard count <= YAMLDocument.mostValues else {
                throw YAMLFault(line: nil, message: "It has more than \(YAMLDocument.mostValues) values.")
            }
            if lines[path] == nil { lines[path] = node.mark?.line }
            switch node {
            case .mapping(let mapping):
                var object: [String: JSONValue] = [:]
                for (key, value) in mapping {
                    guard let name = key.scalar?.string else {
                        throw YAMLFault(line: key.mark?.line, message: "A key is not text.")
                    }
                    let inner = path.isEmpty ? name : "\(path).\(name)"
                    lines[inner] = key.mark?.line
                    object[name] = try self.value(of: value, at: inner)
                }
                return .object(object)
            case .sequence(let sequence):
                return .array(try sequence.enumerated().map { try value(of: $1, at: "\(path)[\($0)]") })
            case .scalar(let scalar): return JSONValue(scalar, tag: node.tag.description)
            case .alias: throw YAMLFault(line: node.mark?.line, message: "YAML anchors and aliases are not read here.")
            }
        }
    }
}

extension JSONValue {
    /// A scalar by YAML's core schema.
    fileprivate init(_ scalar: Node.Scalar, tag: String) {
        switch tag {
        case "tag:yaml.org,2002:null": self = .null
        case "tag:yaml.org,2002:bool": self = Bool.construct(from: scalar).map { .bool($0) } ?? .string(scalar.string)
        case "tag:yaml.org,2002:int": self = Int64(scalar.string).map { .integer($0) } ?? .string(scalar.string)
        case "tag:yaml.org,2002:float":
            self = Double(scalar.string).flatMap { $0.isFinite ? .number($0) : nil } ?? .string(scalar.string)
        default: self = .string(scalar.string)
        }
    }
}
