import API

/// A model that says which texts and pictures are harmful: one of an upstream that has the endpoint.
public protocol ModerationModel: Sendable {
    /// What is known of it.
    var info: ModelInfo { get }

    /// Judges `input` as `/v1/moderations` takes it: a text, a list of texts, or a list of parts. The answer is the endpoint's own.
    ///
    /// - Throws: `APIError`.
    func moderate(_ input: JSONValue) async throws -> JSONValue
}

/// A server that trains models on request: an upstream that has `/v1/fine_tuning`.
public protocol FineTuner: Sendable {
    /// The upstream's name.
    var provider: String { get }

    /// The id under which the upstream knows a model; `nil` for one that is not its own.
    func upstreamID(of model: String) -> String?

    /// Sends the upstream a file to train on; its id there.
    func upload(_ path: String, bytes: Int, filename: String) async throws -> String

    /// Asks the upstream something below `/fine_tuning`, with a body or without; its answer.
    ///
    /// - Throws: `APIError`, the upstream's own where it speaks for the request.
    func ask(_ path: String, query: String?, posts: Bool, body: JSONValue?) async throws -> JSONValue
}
