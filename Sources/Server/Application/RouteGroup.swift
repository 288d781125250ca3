import API
import Hummingbird

/// Further routes beside the API's: a room above the server brings them.
public protocol RouteGroup: Sendable {
    /// Its routes. Who may call them is the group's own affair: the server looks up the session and asks for no key.
    var entries: [RouteTable.Entry] { get }

    /// Registers them.
    func add(to router: Router<EaselContext>)

    /// The answer to an error of any path that is a page for a person and not JSON; `nil` leaves it to the server.
    func page(for error: APIError, _ request: Request, _ context: EaselContext) async -> Response?
}

/// Which paths there are, the API's and those of further groups.
struct RouteIndex: Sendable {
    private let entries: [RouteTable.Entry]
    private let open: [RouteTable.Entry]
    private let own: [RouteTable.Entry]

    init(_ groups: [any RouteGroup]) {
        let further = groups.flatMap(\.entries)
        entries = RouteTable.entries + further
        open = RouteTable.entries.filter(\.isOpen)
        own = further
    }

    /// The methods that a concrete path answers.
    func methods(of path: String) -> [HTTPRequest.Method] { Self.matches(path, entries).map(\.method) }

    /// Whether a concrete path of the API is open without a key.
    func isOpen(_ path: String) -> Bool { !Self.matches(path, open).isEmpty }

    /// Whether a concrete path is a further group's.
    func isForeign(_ path: String) -> Bool { !Self.matches(path, own).isEmpty }

    /// Whether a further group has this very path.
    func replaces(_ path: String) -> Bool { own.contains { $0.path == path } }

    private static func matches(_ path: String, _ entries: [RouteTable.Entry]) -> [RouteTable.Entry] {
        let steps = path.split(separator: "/")
        return entries.filter { entry in
            let pattern = entry.path.split(separator: "/")
            if pattern.last == "**" {
                return steps.count >= pattern.count && zip(pattern.dropLast(), steps).allSatisfy { $0.hasPrefix("{") || $0 == $1 }
            }
            return pattern.count == steps.count && zip(pattern, steps).allSatisfy { $0.hasPrefix("{") || $0 == $1 }
        }
    }
}
