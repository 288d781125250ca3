import API
import Registry
import Store

/// What somebody asks of an app.
public struct AppRequest: Sendable {
    /// Values by input id.
    public var inputs: [String: JSONValue]
    /// Pictures that came as files, with the ids of their inputs, in order.
    public var pictures: [(input: String, picture: InputPicture)]
    /// Parameters that the request sets.
    public var parameters: ParameterValues
    /// A request's own prompt, which fills the first text input.
    public var prompt: String?
    /// Who asks: a random word for a visitor, or what an API client calls its user.
    public var visitor: String?
    /// What the run is for.
    public var purpose: RunStamp.Purpose
    /// Whether the request comes from a program with a key of its own, which may set what the app leaves open; a page's
    /// visitor may only set what the app asks them for.
    public var isClient = false
    /// The batch and its row.
    public var batch: RunStamp.BatchRow?

    /// A request with values.
    public init(inputs: [String: JSONValue] = [:], visitor: String? = nil, purpose: RunStamp.Purpose = .run) {
        self.inputs = inputs
        self.visitor = visitor
        self.purpose = purpose
        pictures = []
        parameters = [:]
    }
}

/// A run that can be given to the image service.
public struct PreparedRun: Sendable {
    /// The work, with the app's stamp.
    public var task: ImageTask
    /// The model that does it.
    public var model: ResolvedModel

    /// `run-…`.
    public var id: String { task.stamp?.run ?? "" }
}
