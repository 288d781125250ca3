/// One server-sent event of a response. Which fields are set depends on `type`; pictures' bytes travel apart, as in `ResponseObject`.
public struct ResponseStreamEvent: Codable, Sendable, Equatable {
    /// What happened.
    public var type: Kind
    /// Counts the response's events from 0.
    public var sequenceNumber: Int
    /// The whole response.
    public var response: ResponseObject?
    /// The item's place in the output.
    public var outputIndex: Int?
    /// The item.
    public var item: ResponseItem?
    /// The item's id.
    public var itemID: String?
    /// The part's place in the message.
    public var contentIndex: Int?
    /// The part.
    public var part: ResponseContent?
    /// More of what is written.
    public var delta: String?
    /// The whole text.
    public var text: String?
    /// The whole refusal.
    public var refusal: String?
    /// The tokens, where they were asked for; else empty.
    public var logprobs: [ResponseToken]?
    /// The whole arguments.
    public var arguments: String?
    /// A preview in base64.
    public var partialImage: String?
    /// Counts the previews from 0.
    public var partialImageIndex: Int?
    /// The preview's background.
    public var background: String?
    /// The preview's format.
    public var outputFormat: String?
    /// The picture's quality.
    public var quality: String?
    /// The picture's size.
    public var size: String?
    /// An error's code.
    public var code: String?
    /// An error's sentence.
    public var message: String?
    /// An error's field.
    public var param: String?

    /// An event.
    public init(_ type: Kind, _ sequenceNumber: Int) {
        self.type = type
        self.sequenceNumber = sequenceNumber
    }

    /// What happened.
    public enum Kind: String, Codable, Sendable {
        case queued = "response.queued"
        case created = "response.created"
        case inProgress = "response.in_progress"
        case completed = "response.completed"
        case failed = "response.failed"
        case incomplete = "response.incomplete"
        case itemAdded = "response.output_item.added"
        case itemDone = "response.output_item.done"
        case partAdded = "response.content_part.added"
        case partDone = "response.content_part.done"
        case textDelta = "response.output_text.delta"
        case textDone = "response.output_text.done"
        case refusalDelta = "response.refusal.delta"
        case refusalDone = "response.refusal.done"
        case argumentsDelta = "response.function_call_arguments.delta"
        case argumentsDone = "response.function_call_arguments.done"
        case imageInProgress = "response.image_generation_call.in_progress"
        case imageGenerating = "response.image_generation_call.generating"
        case imagePartial = "response.image_generation_call.partial_image"
        case imageCompleted = "response.image_generation_call.completed"
        case error
    }

    enum CodingKeys: String, CodingKey {
        case type, response, item, part, delta, text, refusal, logprobs, arguments, background, quality, size, code, message, param
        case sequenceNumber = "sequence_number"
        case outputIndex = "output_index"
        case itemID = "item_id"
        case contentIndex = "content_index"
        case partialImage = "partial_image_b64"
        case partialImageIndex = "partial_image_index"
        case outputFormat = "output_format"
    }
}
