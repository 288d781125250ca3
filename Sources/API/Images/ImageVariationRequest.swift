/// `POST /v1/images/variations`, without the picture's bytes: those travel as a form file.
public struct ImageVariationRequest: Sendable, Equatable {
    /// What is asked for; the prompt is empty.
    public var parameters: ImageParameters

    /// Reads the text fields of a form.
    public init(fields: Fields) throws {
        var fields = fields
        parameters = try ImageParameters(&fields, promptRequired: false)
        try fields.finish()
    }
}
