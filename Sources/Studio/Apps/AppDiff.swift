import API

/// What differs between two versions of an app, for people to read: one entry a field, texts word by word.
struct AppDiff: Sendable, Equatable {
    /// One field that differs.
    struct Change: Sendable, Equatable {
        /// `inputs.product.label`: inputs and options are named by their ids, so moving one changes nothing else.
        var path: String
        /// What it was; `nil` where the field is new.
        var before: JSONValue?
        /// What it is; `nil` where the field is gone.
        var after: JSONValue?
    }

    /// The fields that differ, in order of their names.
    let changes: [Change]

    init(from earlier: JSONValue, to later: JSONValue) {
        var (before, after) = ([String: JSONValue](), [String: JSONValue]())
        Self.flatten(earlier, "", &before)
        Self.flatten(later, "", &after)
        changes = Set(before.keys).union(after.keys).sorted().compactMap { path in
            before[path] == after[path] ? nil : Change(path: path, before: before[path], after: after[path])
        }
    }

    private static func flatten(_ value: JSONValue, _ path: String, _ flat: inout [String: JSONValue]) {
        func below(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }
        switch value {
        case .object(let members):
            for (key, member) in members { flatten(member, below(key), &flat) }
        case .array(let elements) where !elements.isEmpty && elements.allSatisfy({ id(of: $0) != nil }):
            flat[below("order")] = .string(elements.compactMap(id).joined(separator: ", "))
            for element in elements { flatten(element, below(id(of: element) ?? ""), &flat) }
        default: flat[path] = value
        }
    }

    private static func id(of value: JSONValue) -> String? {
        guard case .object(let members) = value, case .string(let id)? = members["id"] else { return nil }
        return id
    }

    /// The differences as JSON; where both sides are texts, `words` tells what stayed, went and came.
    var json: JSONValue {
        .array(
            changes.map { change in
                var object: [String: JSONValue] = [
                    "path": .string(change.path), "before": change.before ?? .null, "after": change.after ?? .null,
                    "kind": .string(change.before == nil ? "added" : change.after == nil ? "removed" : "changed"),
                ]
                if case .string(let before)? = change.before, case .string(let after)? = change.after {
                    object["words"] = .array(
                        WordDiff.steps(before, after).map { ["op": .string($0.kind.rawValue), "text": .string($0.text)] })
                }
                return .object(object)
            })
    }
}
