import API
import Foundation
import Registry

/// A response in the store.
public struct ResponseRecord: Sendable {
    /// `resp_…`.
    public var id: String
    /// The key that pays; `nil` for a request without one.
    public var keyID: String?
    /// The person it is for, where it is one.
    public var personID: String?
    /// The id of the HTTP request.
    public var requestID: String
    /// The response; its `output` is the items of `output`, whose pictures' bytes are blobs.
    public var object: ResponseObject
    /// The request as JSON without its input, for one that waits to be run.
    public var request: String?
    /// Whether its events are kept, so that they can be streamed again.
    public var keepsEvents: Bool
    /// When it was made.
    public var created: Date
    /// What came in, in order.
    public var input: [KeptResponseItem]
    /// What came of it, in order.
    public var output: [KeptResponseItem]
    /// Further blobs that it needs while it waits: a mask.
    public var further: [InputPicture]

    /// A response that is to be kept.
    public init(
        id: String, principal: Principal, requestID: String, object: ResponseObject, request: String? = nil, keepsEvents: Bool = false,
        created: Date = Date(), input: [KeptResponseItem], output: [KeptResponseItem] = [], further: [InputPicture] = []
    ) {
        self.id = id
        keyID = principal.keyID
        personID = principal.personID
        self.requestID = requestID
        self.object = object
        self.request = request
        self.keepsEvents = keepsEvents
        self.created = created
        self.input = input
        self.output = output
        self.further = further
    }

    /// The response with its output, pictures' places empty.
    public var whole: ResponseObject {
        var whole = object
        whole.output = output.map(\.item)
        return whole
    }

    /// Every blob that it names.
    public var blobs: [String] { ((input + output).flatMap(\.pictures) + further).map(\.sha256) }
}

/// An item with its pictures, which lie apart: those of a message or a tool's answer in the order of its picture parts, the one that a call drew.
public struct KeptResponseItem: Sendable, Equatable {
    /// The item.
    public var item: ResponseItem
    /// Its pictures.
    public var pictures: [InputPicture]

    /// An item with its pictures.
    public init(_ item: ResponseItem, pictures: [InputPicture] = []) {
        self.item = item
        self.pictures = pictures
    }
}

/// An event of a response that is kept; the bytes of finished pictures are the output's.
public struct KeptResponseEvent: Sendable {
    /// The event.
    public var event: ResponseStreamEvent
    /// The preview that it shows.
    public var preview: InputPicture?

    /// An event.
    public init(_ event: ResponseStreamEvent, preview: InputPicture? = nil) {
        self.event = event
        self.preview = preview
    }
}
