import API
import Foundation

/// The texts of the pages in one language. A text that it lacks is English.
struct Strings: Sendable {
    /// `en`.
    let language: Language
    private let flat: [String: String]

    init(_ language: Language, _ files: StudioFiles) throws {
        self.language = language
        var flat = try Self.table(.english, files)
        if language != .english { flat.merge(try Self.table(language, files)) { $1 } }
        self.flat = flat
    }

    private init(language: Language) {
        self.language = language
        flat = [:]
    }

    /// No texts at all.
    static let empty = Strings(language: .english)

    private static func table(_ language: Language, _ files: StudioFiles) throws -> [String: String] {
        let path = "strings/\(language.rawValue).json"
        guard let data = files.bytes[path] else { throw StudioFault("There is no \(path).") }
        do {
            var flat: [String: String] = [:]
            flatten(try JSONValue.parse(data), "", &flat)
            return flat
        } catch {
            throw StudioFault("\(path): \(error)")
        }
    }

    private static func flatten(_ value: JSONValue, _ path: String, _ flat: inout [String: String]) {
        switch value {
        case .string(let text): flat[path] = text
        case .object(let members):
            for (key, member) in members { flatten(member, path.isEmpty ? key : "\(path).\(key)", &flat) }
        default: break
        }
    }

    /// All keys.
    var keys: Set<String> { Set(flat.keys) }

    /// The text of a key with `{name}` filled in; the key itself where there is no text, so that it is seen.
    func callAsFunction(_ key: String, _ values: [String: String] = [:]) -> String {
        var text = flat[key] ?? key
        for (name, value) in values { text = text.replacing("{\(name)}", with: value) }
        return text
    }

    /// The text of a key, where there is one.
    func text(_ key: String) -> String? { flat[key] }

    /// The texts as a tree, for templates.
    var tree: [String: Any] { Self.tree(flat) }

    /// The texts under `js`, for the scripts of one page: the groups and single texts that `scripts.{template}` names, and those
    /// of every page.
    func scripts(for template: String) -> JSONValue {
        let named = "\(flat["scripts.every"] ?? "") \(flat["scripts.\(template)"] ?? "")"
        let groups = Set(named.split(separator: " ").map { "js.\($0)" })
        var below: [String: String] = [:]
        for (key, text) in flat where groups.contains(key) || groups.contains(where: { key.hasPrefix("\($0).") }) {
            below[String(key.dropFirst(3))] = text
        }
        return Self.json(Self.tree(below))
    }

    /// The texts under `js.{group}`, for a script that is loaded later; `nil` where there are none.
    func scripts(group: String) -> JSONValue? {
        let prefix = "js.\(group)."
        let own = flat.filter { $0.key.hasPrefix(prefix) }
        guard !own.isEmpty else { return nil }
        return Self.json(Self.tree(Dictionary(uniqueKeysWithValues: own.map { (String($0.key.dropFirst(prefix.count)), $0.value) })))
    }

    private static func tree(_ flat: [String: String]) -> [String: Any] {
        var groups: [String: [String: String]] = [:]
        var tree: [String: Any] = [:]
        for (key, text) in flat {
            guard let dot = key.firstIndex(of: ".") else {
                tree[key] = text
                continue
            }
            groups[String(key[..<dot]), default: [:]][String(key[key.index(after: dot)...])] = text
        }
        for (name, group) in groups { tree[name] = Self.tree(group) }
        return tree
    }

    private static func json(_ tree: [String: Any]) -> JSONValue {
        .object(
            tree.compactMapValues { value in
                if let text = value as? String { return .string(text) }
                return (value as? [String: Any]).map(json)
            })
    }
}
