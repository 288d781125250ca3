import API
import Jobs
import Pictures
import Registry

/// What a conversation that may draw tells while it is run, whatever endpoint it is run for.
package enum ConversationEvent: Sendable {
    /// The speaker's words, refusals and calls of the client's tools, and that it began; never calls of the drawing tool, `finished` or `usage`.
    /// `choice` is 0, and calls are numbered from 0 over all turns.
    case said(ChatEvent)
    /// A turn of the speaker ended for this reason, and is settled.
    case spoke(ChatSummary, ChatEvent.FinishReason)
    /// A picture is about to be drawn.
    case draws(DrawingCall)
    /// A preview of the picture that is drawn; `number` counts from 0.
    case partial(DrawingCall, number: Int, EncodedPicture, ResolvedChoices)
    /// A picture was drawn and is settled.
    case drew(Drawing)
    /// A picture was refused; the speaker hears of it and goes on.
    case refused(DrawingCall, APIError)
    /// Nothing more happens until the client says something; last. `toolCalls` where it has to answer calls of its own tools.
    case finished(ChatEvent.FinishReason)
}

/// One call of the drawing tool.
package struct DrawingCall: Sendable {
    /// Its id, `ig_…`.
    package var id: String
    /// What is drawn.
    package var task: ImageTask
}

/// A drawn picture.
package struct Drawing: Sendable {
    /// The call that it answers.
    package var call: DrawingCall
    /// The picture as an answer needs it.
    package var picture: WorkPicture
    /// What the work came to.
    package var summary: WorkSummary
    /// The picture's file in the store. Its blob is pinned: the listener names it in a row and unpins it, or gives it to `Store.discard`.
    package var file: InputPicture
}

/// A picture that a conversation can work on.
package struct ConversationPicture: Sendable {
    /// Its file.
    package var file: InputPicture
    /// Whether it came with the newest message: then "it" means this one.
    package var isNew: Bool
    /// The call that drew it, `nil` for one that the user sent.
    package var callID: String?

    /// A picture of the conversation.
    package init(_ file: InputPicture, isNew: Bool, callID: String? = nil) {
        self.file = file
        self.isNew = isNew
        self.callID = callID
    }
}
