import Foundation

/// An object that is kept as its JSON and answered as it is kept, with `null` for what it does not have: clients of other languages read the keys
/// without asking whether they are there.
public protocol WireObject: Codable, Sendable {
    /// The keys that are `null` where there is nothing to say.
    static var nullable: [String] { get }
}

extension WireObject {
    /// The object as it is answered.
    public var json: JSONValue {
        let encoder = JSONEncoder()
        guard let data = try? encoder.encode(self), case .object(var object) = try? JSONDecoder().decode(JSONValue.self, from: data) else {
            return .null
        }
        for key in Self.nullable where object[key] == nil { object[key] = .null }
        return .object(object)
    }
}
