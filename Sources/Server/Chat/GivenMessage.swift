import API
import Registry

/// A message as an endpoint read it from its body: its form is checked, its pictures are not fetched yet.
package struct GivenMessage: Sendable {
    /// Who speaks.
    package var role: ChatMessage.Role
    /// What is said, in order.
    package var parts: [GivenPart]
    /// The tools that an assistant's message calls.
    package var calls: [ChatCall]
    /// The call that a tool's message answers.
    package var callID: String?
    /// The speaker's name.
    package var name: String?

    /// A message of the given parts.
    package init(_ role: ChatMessage.Role, _ parts: [GivenPart], calls: [ChatCall] = [], callID: String? = nil, name: String? = nil) {
        self.role = role
        self.parts = parts
        self.calls = calls
        self.callID = callID
        self.name = name
    }
}

/// A piece of a given message.
package enum GivenPart: Sendable {
    /// Words.
    case text(String)
    /// A picture that is still to be fetched.
    case picture(GivenPicture)
    /// Why an assistant declined.
    case refusal(String)
}

/// A picture that a message names.
package struct GivenPicture: Sendable {
    /// Its address, its data: URL or the id of an uploaded file.
    package var reference: ImageReference
    /// How closely to look at it.
    package var detail: ChatMessage.Detail
    /// The field that names it, for errors.
    package var param: String

    /// The picture `reference`, named by the field `param`.
    package init(_ reference: ImageReference, detail: ChatMessage.Detail = .auto, param: String) {
        self.reference = reference
        self.detail = detail
        self.param = param
    }

    /// Reads `{url, detail}` of a chat message's `image_url`, or a bare address, as some clients send it.
    package init(imageURL value: JSONValue, path: String) throws {
        if case .string = value {
            self.init(try ImageReference(json: value, path: path), param: path)
            return
        }
        var fields = try Fields(json: value, path: path)
        guard let url = try fields.string("url", limit: ImageReference.longestURL) else { throw APIError.missing("\(path).url") }
        let detail = try fields.choice("detail", of: ChatMessage.Detail.self)
        try fields.finish()
        self.init(try ImageReference(json: .string(url), path: "\(path).url"), detail: detail ?? .auto, param: "\(path).url")
    }
}
