import API
import Jobs
import Pictures
import Registry
import Store

/// A conversation that is run until there is nothing to do without the client: the speaker answers, asks for pictures, these are drawn, it hears of
/// them and goes on. Responses, Realtime and Assistants are dialects of its events.
///
/// Budgets, turns and the ledger are the image service's, for each turn and each picture.
package struct Conversation: Sendable {
    /// Does the work.
    package var service: ImageService
    /// Who pays.
    package var principal: Principal
    /// The id of the HTTP request.
    package var requestID: String
    /// The text model; `nil` where the client talks to an image model itself.
    package var speaker: ResolvedChatModel?
    /// What was said, and how to answer. Its tools are the client's own.
    package var task: ChatTask
    /// The drawing tool, if the client gave it.
    package var drawing: DrawingTool?
    /// Whether the user's words are drawn without asking the speaker: the client demands it, or the speaker calls no tools.
    package var drawsAtOnce: Bool
    /// The pictures so far, oldest first.
    package var pictures: [ConversationPicture]
    /// The most pictures that are drawn; beyond it the tool is no longer offered.
    package var mostDrawings: Int
    /// Whether the oldest messages are left out where all of them are more than the speaker can read.
    package var forgets: Bool

    /// More turns than any sensible conversation takes: a model that calls for ever is stopped.
    package static let mostTurns = 16

    /// A conversation.
    package init(
        service: ImageService, principal: Principal, requestID: String, speaker: ResolvedChatModel?, task: ChatTask, drawing: DrawingTool?,
        pictures: [ConversationPicture] = []
    ) {
        self.service = service
        self.principal = principal
        self.requestID = requestID
        self.speaker = speaker
        self.task = task
        self.drawing = drawing
        self.pictures = pictures
        drawsAtOnce = speaker == nil || speaker?.model.info.text?.tools == false
        mostDrawings = Self.mostTurns
        forgets = false
    }

    /// Runs it. The stream throws `APIError`, or `CancellationError` where its consumer is cancelled, which ends the work.
    package func events() -> AsyncThrowingStream<ConversationEvent, any Error> {
        let (stream, continuation) = AsyncThrowingStream.makeStream(of: ConversationEvent.self)
        let work = Task {
            do {
                try await run { continuation.yield($0) }
                continuation.finish()
            } catch {
                continuation.finish(throwing: Task.isCancelled ? CancellationError() : error)
            }
        }
        continuation.onTermination = { if case .cancelled = $0 { work.cancel() } }
        return stream
    }

    private func run(_ pass: (ConversationEvent) -> Void) async throws {
        if drawsAtOnce, let drawing {
            let prompt = task.messages.last { $0.role == .user }?.text ?? ""
            _ = try await draw(try drawing.call(prompt: prompt, pictures), with: drawing, announcing: false, pass)
            return pass(.finished(.stop))
        }
        guard let speaker else { throw APIError.internalError }
        var round = Round(conversation: self)
        while true {
            let turn = try await round.turn(of: speaker, pass)
            let drawn = turn.calls.filter { $0.name == DrawingTool.name }
            guard let drawing, !drawn.isEmpty, turn.reason != .length, turn.reason != .contentFilter else {
                return pass(.finished(turn.reason))
            }
            try await round.draw(drawn, of: turn, with: drawing, pass)
            if turn.calls.count > drawn.count { return pass(.finished(.toolCalls)) }
            if let left = round.task.maxTokens, left < 1 { return pass(.finished(.length)) }
            if round.turns >= Self.mostTurns { return pass(.finished(.stop)) }
        }
    }

    /// Draws one picture and keeps its file. Where nothing was said yet, the call is announced only once the work has begun, so that what is refused
    /// before is an ordinary error.
    func draw(_ call: DrawingCall, with tool: DrawingTool, announcing: Bool, _ pass: (ConversationEvent) -> Void) async throws -> Drawing {
        var choices = ResolvedChoices(size: call.task.size, quality: call.task.quality, background: call.task.background)
        var picture: WorkPicture?
        var summary: WorkSummary?
        var isAnnounced = announcing
        if announcing { pass(.draws(call)) }
        for try await event in service.perform(call.task, by: tool.model, for: principal, requestID: requestID) {
            if !isAnnounced { pass(.draws(call)) }
            isAnnounced = true
            switch event {
            case .progress: break
            case .resolved(let resolved):
                choices.size = choices.size ?? resolved.size
                choices.quality = choices.quality ?? resolved.quality
                choices.background = choices.background ?? resolved.background
            case .partial(_, let number, let preview): pass(.partial(call, number: number, preview, choices))
            case .picture(let finished): picture = finished
            case .finished(let finished): summary = finished
            }
        }
        guard let picture, let summary else { throw APIError.internalError }
        let blob = try await service.store.blobs.put { [encoded = picture.picture] in try encoded.bytes() }
        let file = InputPicture(
            path: service.store.blobs.path(of: blob.sha256), format: picture.picture.format,
            size: PixelSize(picture.picture.width, picture.picture.height), bytes: blob.bytes, sha256: blob.sha256)
        let drawing = Drawing(call: call, picture: picture, summary: summary, file: file)
        pass(.drew(drawing))
        return drawing
    }
}
