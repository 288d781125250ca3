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

        /// A route.
        public init(_ method: HTTPRequest.Method, _ path: String, _ summary: String, isOpen: Bool = false) {
            self.method = method
            self.path = path
            self.summary = summary
            self.isOpen = isOpen
        }
    }

    /// All routes.
    public static let entries: [Entry] = [
        entry(.post, "/v1/images/generations", "Makes pictures from text."),
        entry(.post, "/v1/images/edits", "Makes pictures from pictures and text."),
        entry(.post, "/v1/images/variations", "Makes variations of a picture."),
        entry(.post, "/v1/responses", "Answers in text and pictures, with tools; continues earlier responses."),
        entry(.get, "/v1/responses/{id}", "Gives a stored response, or streams a background one again."),
        entry(.delete, "/v1/responses/{id}", "Deletes a stored response."),
        entry(.post, "/v1/responses/{id}/cancel", "Cancels a background response."),
        entry(.get, "/v1/responses/{id}/input_items", "Lists what a response was asked."),
        entry(.post, "/v1/chat/completions", "Continues a conversation."),
        entry(.get, "/v1/models", "Lists models, snapshots and aliases."),
        entry(.get, "/v1/models/{model}", "Tells of one model."),
        entry(.post, "/v1/files", "Uploads a file."),
        entry(.get, "/v1/files", "Lists files."),
        entry(.get, "/v1/files/{id}", "Tells of one file."),
        entry(.delete, "/v1/files/{id}", "Deletes a file."),
        entry(.get, "/v1/files/{id}/content", "Gives a file's bytes."),
        entry(.post, "/v1/batches", "Takes a file of requests to be done within a day."),
        entry(.get, "/v1/batches", "Lists batches, newest first."),
        entry(.get, "/v1/batches/{id}", "Tells of one batch: its progress and its files."),
        entry(.post, "/v1/batches/{id}/cancel", "Ends a batch; what is answered stays."),
        entry(.post, "/v1/moderations", "Says what is harmful in texts and pictures."),
        entry(.post, "/v1/fine_tuning/jobs", "Has an upstream train a model."),
        entry(.get, "/v1/fine_tuning/jobs", "Lists one's own training jobs, newest first."),
        entry(.get, "/v1/fine_tuning/jobs/{id}", "Tells of one training job."),
        entry(.get, "/v1/fine_tuning/jobs/{id}/events", "Tells what happened to a training job."),
        entry(.get, "/v1/fine_tuning/jobs/{id}/checkpoints", "Lists what a training job made on its way."),
        entry(.post, "/v1/fine_tuning/jobs/{id}/cancel", "Ends a training job."),
        entry(.get, "/v1/jobs", "Lists jobs, newest first."),
        entry(.get, "/v1/jobs/{id}", "Tells of one job: its queue position, progress, time left and result."),
        entry(.delete, "/v1/jobs/{id}", "Cancels a job, also in mid-generation."),
        entry(.get, "/v1/jobs/{id}/events", "Streams a job's events."),
        entry(.get, "/v1/pictures/{id}/content", "Gives a kept picture's file."),
        entry(.get, "/v1/realtime", "Opens a realtime session: a WebSocket."),
        entry(.post, "/v1/assistants", "Makes an assistant."),
        entry(.get, "/v1/assistants", "Lists assistants, newest first."),
        entry(.get, "/v1/assistants/{assistant}", "Tells of one assistant."),
        entry(.post, "/v1/assistants/{assistant}", "Changes an assistant."),
        entry(.delete, "/v1/assistants/{assistant}", "Deletes an assistant."),
        entry(.post, "/v1/threads", "Makes a thread."),
        entry(.post, "/v1/threads/runs", "Makes a thread and runs an assistant on it."),
        entry(.get, "/v1/threads/{thread}", "Tells of one thread."),
        entry(.post, "/v1/threads/{thread}", "Changes a thread's metadata."),
        entry(.delete, "/v1/threads/{thread}", "Deletes a thread with all that is in it."),
        entry(.post, "/v1/threads/{thread}/messages", "Adds a message to a thread."),
        entry(.get, "/v1/threads/{thread}/messages", "Lists a thread's messages, newest first."),
        entry(.get, "/v1/threads/{thread}/messages/{message}", "Tells of one message."),
        entry(.post, "/v1/threads/{thread}/messages/{message}", "Changes a message's metadata."),
        entry(.delete, "/v1/threads/{thread}/messages/{message}", "Deletes a message."),
        entry(.post, "/v1/threads/{thread}/runs", "Runs an assistant on a thread."),
        entry(.get, "/v1/threads/{thread}/runs", "Lists a thread's runs, newest first."),
        entry(.get, "/v1/threads/{thread}/runs/{run}", "Tells of one run."),
        entry(.post, "/v1/threads/{thread}/runs/{run}", "Changes a run's metadata."),
        entry(.post, "/v1/threads/{thread}/runs/{run}/cancel", "Cancels a run, also in mid-answer."),
        entry(.post, "/v1/threads/{thread}/runs/{run}/submit_tool_outputs", "Answers a run's calls of functions."),
        entry(.get, "/v1/threads/{thread}/runs/{run}/steps", "Lists a run's steps, newest first."),
        entry(.get, "/v1/threads/{thread}/runs/{run}/steps/{step}", "Tells of one step."),
        entry(.get, "/v1/usage", "Sums up requests, pictures and cost by model, key and day."),
        entry(.get, "/pictures/{token}", "Gives a picture by the link that response_format=url returned.", isOpen: true),
        entry(.get, "/healthz", "Says that the process is alive.", isOpen: true),
        entry(.get, "/readyz", "Says whether requests are taken.", isOpen: true),
        entry(.get, "/metrics", "Gives metrics as Prometheus text."),
        entry(.get, "/openapi.yaml", "Gives this description.", isOpen: true),
        entry(.get, "/", "Says where to go.", isOpen: true),
    ]

    private static func entry(_ method: HTTPRequest.Method, _ path: String, _ summary: String, isOpen: Bool = false) -> Entry {
        Entry(method, path, summary, isOpen: isOpen)
    }
}
