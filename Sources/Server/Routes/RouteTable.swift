import Hummingbird

/// Every route with its sentence: what is registered, what `openapi.yaml` must list and what `docs/api.md` shows.
public enum RouteTable {
    /// One route.
    public struct Entry: Sendable, Equatable {
        /// The method.
        public var method: HTTPRequest.Method
        /// The path in OpenAPI's notation, `/v1/jobs/{id}`.
        public var path: String
        /// What it does.
        public var summary: String
        /// Whether it is open without a key.
        public var isOpen: Bool
    }

    /// All routes.
    public static let entries: [Entry] = [
        entry(.post, "/v1/images/generations", "Makes pictures from text."),
        entry(.post, "/v1/images/edits", "Makes pictures from pictures and text."),
        entry(.post, "/v1/images/variations", "Makes variations of a picture."),
        entry(.get, "/v1/models", "Lists models, snapshots and aliases."),
        entry(.get, "/v1/models/{model}", "Tells of one model."),
        entry(.post, "/v1/files", "Uploads a file."),
        entry(.get, "/v1/files", "Lists files."),
        entry(.get, "/v1/files/{id}", "Tells of one file."),
        entry(.delete, "/v1/files/{id}", "Deletes a file."),
        entry(.get, "/v1/files/{id}/content", "Gives a file's bytes."),
        entry(.get, "/v1/jobs", "Lists jobs, newest first."),
        entry(.get, "/v1/jobs/{id}", "Tells of one job: its queue position, progress, time left and result."),
        entry(.delete, "/v1/jobs/{id}", "Cancels a job, also in mid-generation."),
        entry(.get, "/v1/jobs/{id}/events", "Streams a job's events."),
        entry(.get, "/v1/pictures/{id}/content", "Gives a kept picture's file."),
        entry(.get, "/v1/usage", "Sums up requests, pictures and cost by model, key and day."),
        entry(.get, "/pictures/{token}", "Gives a picture by the link that response_format=url returned.", isOpen: true),
        entry(.get, "/healthz", "Says that the process is alive.", isOpen: true),
        entry(.get, "/readyz", "Says whether requests are taken.", isOpen: true),
        entry(.get, "/metrics", "Gives metrics as Prometheus text."),
        entry(.get, "/openapi.yaml", "Gives this description.", isOpen: true),
        entry(.get, "/", "Says where to go.", isOpen: true),
    ]

    /// The methods that a concrete path answers.
    static func methods(of path: String) -> [HTTPRequest.Method] { matches(path).map(\.method) }

    /// Whether a concrete path is open without a key.
    static func isOpen(_ path: String) -> Bool { matches(path).contains(where: \.isOpen) }

    private static func matches(_ path: String) -> [Entry] {
        let steps = path.split(separator: "/")
        return entries.filter { entry in
            let pattern = entry.path.split(separator: "/")
            return pattern.count == steps.count && zip(pattern, steps).allSatisfy { $0.hasPrefix("{") || $0 == $1 }
        }
    }

    private static func entry(_ method: HTTPRequest.Method, _ path: String, _ summary: String, isOpen: Bool = false) -> Entry {
        Entry(method: method, path: path, summary: summary, isOpen: isOpen)
    }
}
