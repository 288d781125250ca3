import API
import Foundation
import Jobs
import Pictures
import Registry
import Store

/// Puts a response together from what its conversation tells, event by event in the order in which the Responses API has them.
struct ResponseAssembler {
    /// The response so far; its output is what is finished.
    private(set) var object: ResponseObject
    /// The finished pictures by their calls' ids.
    private(set) var pictures: [String: EncodedPicture] = [:]

    private let wantsTokens: Bool
    private var number: Int
    private var items: [KeptResponseItem?] = []
    private var message: OpenMessage?
    private var calls: [Int: (index: Int, call: ResponseFunctionCall)] = [:]
    private var drawing: (index: Int, call: ResponseImageCall)?
    private var usage = ChatUsage.zero
    private var isExact = true
    private var cost = Money.zero
    private var drawn: ImageUsage?

    /// A message that is being written.
    private struct OpenMessage {
        var index: Int
        var id: String
        /// The parts that are finished.
        var parts: [ResponseContent] = []
        /// What is written now, if anything is; grown in place.
        var isRefusal: Bool?
        var text = ""
        var tokens: [ResponseToken] = []

        /// The part that is written now.
        var current: ResponseContent? {
            isRefusal.map { $0 ? .refusal(text) : .outputText(text, tokens: tokens) }
        }
    }

    /// The assembler of a response.
    ///
    /// - Parameters:
    ///   - model: The model's id, after aliases.
    ///   - wantsTokens: Whether log probabilities are part of the text.
    ///   - number: The number of its first event.
    init(_ object: ResponseObject, model: String, wantsTokens: Bool, number: Int = 0) {
        self.object = object
        self.object.easel = EaselConversation(model: model)
        self.wantsTokens = wantsTokens
        self.number = number
    }

    /// The finished items, in order.
    var output: [KeptResponseItem] { items.compactMap { $0 } }

    /// The response with everything that is finished.
    var whole: ResponseObject {
        var whole = object
        whole.output = output.map(\.item)
        return whole
    }

    /// The response's first events.
    mutating func begin() -> [ResponseFrame] {
        object.status = .inProgress
        return (number == 0 ? [stating(.created)] : []) + [stating(.inProgress)]
    }

    /// What an event of the conversation is on the wire.
    mutating func take(_ event: ConversationEvent) -> [ResponseFrame] {
        switch event {
        case .said(.started(let snapshot)):
            if let snapshot { object.easel?.snapshot = snapshot }
            return []
        case .said(.text(_, let text, let tokens)): return write(text, tokens.map(ResponseToken.init))
        case .said(.refusal(_, let text)): return refuse(text)
        case .said(.call(_, let number, let id, let name)): return close(.completed) + openCall(number, id, name)
        case .said(.arguments(_, let number, let text)): return argue(number, text)
        case .said(.finished), .said(.usage): return []
        case .spoke(let summary, let reason):
            usage = usage + summary.usage
            isExact = isExact && summary.isExact
            cost += summary.cost
            if let snapshot = summary.snapshot { object.easel?.snapshot = snapshot }
            let isWhole = reason != .length && reason != .contentFilter
            return close(isWhole ? .completed : .incomplete) + closeCalls(isWhole ? .completed : .incomplete)
        case .draws(let call): return openDrawing(call)
        case .partial(_, let number, let picture, let choices): return show(number, picture, choices)
        case .drew(let drawing): return finish(drawing)
        case .refused(_, let error): return fail(error)
        case .finished(let reason): return end(reason)
        }
    }

    /// The response's last events where it failed.
    mutating func fail(with error: APIError) -> [ResponseFrame] {
        settle()
        object.status = error.status == 499 ? .cancelled : .failed
        let fault = ResponseFault(error)
        if object.status == .failed { object.error = fault }
        var event = event(.error)
        event.code = object.status == .cancelled ? "response_cancelled" : fault.code
        event.message = error.message
        event.param = error.param
        var frame = ResponseFrame(event)
        frame.error = error
        return [frame] + (object.status == .failed ? [stating(.failed)] : [])
    }

    private mutating func end(_ reason: ChatEvent.FinishReason) -> [ResponseFrame] {
        settle()
        switch reason {
        case .stop, .toolCalls:
            object.status = .completed
            object.completedAt = Int(Date().timeIntervalSince1970)
            return [stating(.completed)]
        case .length, .contentFilter:
            object.status = .incomplete
            object.incomplete = ResponseObject.Incomplete(reason: reason == .length ? "max_output_tokens" : "content_filter")
            return [stating(.incomplete)]
        }
    }

    private mutating func settle() {
        object.usage = ResponseUsage(
            input: usage.input, cached: usage.cachedInput, output: usage.output, reasoning: usage.reasoning)
        object.toolUsage = drawn.map { ResponseToolUsage(imageGeneration: $0) }
        object.easel?.costUSD = cost.decimal
        object.easel?.isExact = isExact
    }
}

// MARK: - Events

extension ResponseAssembler {
    private mutating func event(_ kind: ResponseStreamEvent.Kind) -> ResponseStreamEvent {
        defer { number += 1 }
        return ResponseStreamEvent(kind, number)
    }

    private mutating func event(_ kind: ResponseStreamEvent.Kind, _ index: Int, _ id: String, part: Int? = nil) -> ResponseStreamEvent {
        var event = event(kind)
        event.outputIndex = index
        event.itemID = id
        event.contentIndex = part
        return event
    }

    /// An event that shows the whole response.
    private mutating func stating(_ kind: ResponseStreamEvent.Kind) -> ResponseFrame {
        var event = event(kind)
        event.response = whole
        var frame = ResponseFrame(event)
        frame.pictures = pictures
        return frame
    }

    private mutating func added(_ item: ResponseItem, at index: Int) -> ResponseFrame {
        var event = event(.itemAdded)
        event.outputIndex = index
        event.item = item
        return ResponseFrame(event)
    }

    private mutating func done(_ item: ResponseItem, at index: Int, _ files: [InputPicture] = []) -> ResponseFrame {
        let kept = KeptResponseItem(item, pictures: files)
        items[index] = kept
        var event = event(.itemDone)
        event.outputIndex = index
        event.item = item
        var frame = ResponseFrame(event)
        if let picture = pictures[item.id] { frame.pictures = [item.id: picture] }
        frame.finished = kept
        return frame
    }

    private mutating func nextIndex() -> Int {
        items.append(nil)
        return items.count - 1
    }
}

// MARK: - Messages

extension ResponseAssembler {
    private mutating func write(_ text: String, _ tokens: [ResponseToken]) -> [ResponseFrame] {
        var frames = open(isRefusal: false)
        guard let (index, id, part) = place else { return frames }
        message?.text += text
        if wantsTokens { message?.tokens += tokens }
        var delta = event(.textDelta, index, id, part: part)
        delta.delta = text
        delta.logprobs = wantsTokens ? tokens : []
        frames.append(ResponseFrame(delta))
        return frames
    }

    private mutating func refuse(_ text: String) -> [ResponseFrame] {
        var frames = open(isRefusal: true)
        guard let (index, id, part) = place else { return frames }
        message?.text += text
        var delta = event(.refusalDelta, index, id, part: part)
        delta.delta = text
        frames.append(ResponseFrame(delta))
        return frames
    }

    /// Where the open part stands.
    private var place: (index: Int, id: String, part: Int)? { message.map { ($0.index, $0.id, $0.parts.count) } }

    /// Makes sure that a message is open and a part of this kind in it.
    private mutating func open(isRefusal: Bool) -> [ResponseFrame] {
        var frames: [ResponseFrame] = []
        if message == nil {
            let opened = OpenMessage(index: nextIndex(), id: WireID.make("msg"))
            message = opened
            frames.append(
                added(
                    .message(ResponseMessage(id: opened.id, status: .inProgress, role: .assistant, content: [])), at: opened.index))
        }
        if message?.isRefusal == isRefusal { return frames }
        frames += closePart()
        message?.isRefusal = isRefusal
        guard let (index, id, part) = place else { return frames }
        var event = event(.partAdded, index, id, part: part)
        event.part = message?.current
        frames.append(ResponseFrame(event))
        return frames
    }

    private mutating func closePart() -> [ResponseFrame] {
        guard let (index, id, part) = place, let current = message?.current else { return [] }
        var whole: ResponseStreamEvent
        if message?.isRefusal == true {
            whole = event(.refusalDone, index, id, part: part)
            whole.refusal = message?.text
        } else {
            whole = event(.textDone, index, id, part: part)
            whole.text = message?.text
            whole.logprobs = message?.tokens
        }
        message?.parts.append(current)
        message?.isRefusal = nil
        message?.text = ""
        message?.tokens = []
        var done = event(.partDone, index, id, part: part)
        done.part = current
        return [ResponseFrame(whole), ResponseFrame(done)]
    }

    private mutating func close(_ status: ResponseItemStatus) -> [ResponseFrame] {
        var frames = closePart()
        guard let message else { return [] }
        self.message = nil
        let item = ResponseMessage(id: message.id, status: status, role: .assistant, content: message.parts)
        frames.append(done(.message(item), at: message.index))
        return frames
    }
}

// MARK: - Calls of the client's tools

extension ResponseAssembler {
    private mutating func openCall(_ number: Int, _ id: String, _ name: String) -> [ResponseFrame] {
        let index = nextIndex()
        let call = ResponseFunctionCall(id: WireID.make("fc"), status: .inProgress, callID: id, name: name, arguments: "")
        calls[number] = (index, call)
        return [added(.functionCall(call), at: index)]
    }

    private mutating func argue(_ number: Int, _ text: String) -> [ResponseFrame] {
        guard let (index, call) = calls[number] else { return [] }
        calls[number]?.call.arguments += text
        var event = event(.argumentsDelta, index, call.id)
        event.delta = text
        return [ResponseFrame(event)]
    }

    private mutating func closeCalls(_ status: ResponseItemStatus) -> [ResponseFrame] {
        let open = calls.values.sorted { $0.index < $1.index }
        calls = [:]
        return open.flatMap { index, call in
            var call = call
            call.status = status
            var event = event(.argumentsDone, index, call.id)
            event.arguments = call.arguments
            return [ResponseFrame(event), done(.functionCall(call), at: index)]
        }
    }
}

// MARK: - Pictures

extension ResponseAssembler {
    private mutating func openDrawing(_ call: DrawingCall) -> [ResponseFrame] {
        let index = nextIndex()
        let item = ResponseImageCall(id: call.id, status: .inProgress, action: call.task.operation == .edit ? "edit" : "generate")
        drawing = (index, item)
        return [
            added(.imageCall(item), at: index), ResponseFrame(event(.imageInProgress, index, item.id)),
            ResponseFrame(event(.imageGenerating, index, item.id)),
        ]
    }

    private mutating func show(_ number: Int, _ picture: EncodedPicture, _ choices: ResolvedChoices) -> [ResponseFrame] {
        guard let (index, call) = drawing else { return [] }
        var event = event(.imagePartial, index, call.id)
        event.partialImageIndex = number
        event.background = choices.background?.rawValue
        event.outputFormat = picture.format.rawValue
        event.quality = choices.quality?.rawValue
        event.size = choices.size?.description
        var frame = ResponseFrame(event)
        frame.preview = picture
        return [frame]
    }

    private mutating func finish(_ drawn: Drawing) -> [ResponseFrame] {
        guard let (index, begun) = drawing else { return [] }
        drawing = nil
        let summary = drawn.summary
        self.drawn = self.drawn.map { $0 + summary.usage } ?? summary.usage
        cost += summary.cost
        var call = begun
        call.status = .completed
        call.background = summary.choices.background?.rawValue
        call.quality = summary.choices.quality?.rawValue
        call.size = summary.choices.size?.description
        call.outputFormat = drawn.picture.picture.format.rawValue
        call.revisedPrompt = drawn.picture.revisedPrompt ?? drawn.call.task.prompt
        pictures[call.id] = drawn.picture.picture
        let facts = EaselConversation.Picture(
            id: call.id, model: summary.model, image: drawn.picture.imageID, seed: drawn.picture.seed, costUSD: summary.cost.decimal,
            notes: summary.notes.isEmpty ? nil : summary.notes)
        let earlier = object.easel?.pictures ?? []
        object.easel?.pictures = earlier + [facts]
        return [ResponseFrame(event(.imageCompleted, index, call.id)), done(.imageCall(call), at: index, [drawn.file])]
    }

    private mutating func fail(_ error: APIError) -> [ResponseFrame] {
        guard let (index, begun) = drawing else { return [] }
        drawing = nil
        var call = begun
        call.status = .failed
        call.error = error
        return [done(.imageCall(call), at: index)]
    }
}

extension ResponseToken {
    /// A token as the model told it.
    init(_ token: ChatToken) {
        self.init(
            token: token.text, bytes: token.bytes, logprob: token.logProbability,
            alternatives: token.alternatives.map { Alternative(token: $0.text, bytes: $0.bytes, logprob: $0.logProbability) })
    }
}
