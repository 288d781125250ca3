/// `POST /v1/images/generations`.
public struct ImageGenerationRequest: Sendable, Equatable {
    /// What is asked for.
    public var parameters: ImageParameters

    /// A request for pictures.
    public init(_ parameters: ImageParameters) { self.parameters = parameters }

    /// Reads a JSON body; throws `APIError` naming the first field at fault.
    public init(fields: Fields) throws {
        var fields = fields
        parameters = try ImageParameters(&fields, promptRequired: true)
        try fields.finish()
    }
}
