import API
import Jobs
import Registry

extension Conversation {
    /// A conversation on its way: the speaker's turns and the pictures between them.
    struct Round {
        let conversation: Conversation
        var task: ChatTask
        var pictures: [ConversationPicture]
        private(set) var turns = 0
        private var drawings = 0
        private var calls = 0

        init(conversation: Conversation) {
            self.conversation = conversation
            task = conversation.task
            pictures = conversation.pictures
        }

        /// What the speaker said in one turn.
        struct Turn {
            var text = ""
            var calls: [ChatCall] = []
            var reason = ChatEvent.FinishReason.stop
        }

        private var isOffered: Bool { conversation.drawing != nil && drawings < conversation.mostDrawings }

        /// One turn of the speaker.
        mutating func turn(of speaker: ResolvedChatModel, _ pass: (ConversationEvent) -> Void) async throws -> Turn {
            turns += 1
            while true {
                var offered = task
                if let tool = conversation.drawing, isOffered { offered.tools.append(tool.definition(pictures)) }
                if offered.tools.isEmpty { offered.toolChoice = .auto }
                do {
                    return try await listen(to: speaker, offered, pass)
                } catch let error as APIError where error.isOverContext && conversation.forgets {
                    guard Self.forget(&task.messages) else { throw error }
                }
            }
        }

        private mutating func listen(to speaker: ResolvedChatModel, _ task: ChatTask, _ pass: (ConversationEvent) -> Void) async throws
            -> Turn
        {
            var turn = Turn()
            /// The place among the turn's calls, and the number that the client knows it by, by the model's number.
            var places: [Int: (place: Int, number: Int?)] = [:]
            let work = conversation.service.converse(
                task, by: speaker, for: conversation.principal, requestID: conversation.requestID)
            for try await event in work {
                switch event {
                case .finished(let summary):
                    self.task.maxTokens = self.task.maxTokens.map { $0 - summary.usage.output }
                    pass(.spoke(summary, turn.reason))
                case .model(.text(_, let text, let tokens)):
                    turn.text += text
                    pass(.said(.text(choice: 0, text, tokens: tokens)))
                case .model(.call(_, let number, let id, let name)):
                    let isDrawing = name == DrawingTool.name && conversation.drawing != nil
                    places[number] = (turn.calls.count, isDrawing ? nil : calls)
                    turn.calls.append(ChatCall(id: id, name: name, arguments: ""))
                    guard !isDrawing else { continue }
                    pass(.said(.call(choice: 0, number: calls, id: id, name: name)))
                    calls += 1
                case .model(.arguments(_, let number, let text)):
                    guard let place = places[number] else { continue }
                    turn.calls[place.place].arguments += text
                    if let number = place.number { pass(.said(.arguments(choice: 0, number: number, text))) }
                case .model(.finished(_, let reason)): turn.reason = reason
                case .model(.usage): break
                case .model(let other): pass(.said(other))
                }
            }
            return turn
        }

        /// Draws what the speaker asked for and tells it what came of it.
        mutating func draw(_ wanted: [ChatCall], of turn: Turn, with tool: DrawingTool, _ pass: (ConversationEvent) -> Void) async throws {
            task.messages.append(ChatMessage(.assistant, turn.text.isEmpty ? [] : [.text(turn.text)], calls: wanted))
            for call in wanted {
                let told = try await draw(call, with: tool, pass)
                task.messages.append(ChatMessage(.tool, [.text(told)], callID: call.id))
            }
            // A choice that forces a call is met by the first; forcing it again would never end.
            if task.toolChoice != .none { task.toolChoice = .auto }
        }

        private mutating func draw(_ wanted: ChatCall, with tool: DrawingTool, _ pass: (ConversationEvent) -> Void) async throws -> String {
            guard isOffered else { return "No more pictures may be drawn in this answer." }
            drawings += 1
            let call: DrawingCall
            do {
                call = try tool.call(wanted.arguments, pictures)
            } catch let mistake as DrawingMistake {
                return "Nothing was drawn. \(mistake.sentence)"
            }
            do {
                let drawing = try await conversation.draw(call, with: tool, announcing: true, pass)
                // The newest picture is what the next call means by "it".
                for index in pictures.indices { pictures[index].isNew = false }
                if drawing.file.format.isAccepted { pictures.append(ConversationPicture(drawing.file, isNew: true, callID: call.id)) }
                return Self.told(drawing.file.size.description, number: drawing.file.format.isAccepted ? pictures.count : nil)
            } catch let error as APIError where error.isRefusal {
                pass(.refused(call, error))
                return "Nothing was drawn: \(error.message)"
            }
        }

        /// What a speaker hears of a picture that was drawn.
        static func told(_ size: String, number: Int?) -> String {
            "The picture was drawn\(number.map { ", it is picture \($0)" } ?? "") (\(size)), and the user sees it. Do not link or repeat it."
        }

        /// Leaves out the oldest quarter of what was said, at least one message; false where only the newest is left. What the speaker was told to be
        /// stays, and no answer of a tool stays without its call.
        static func forget(_ messages: inout [ChatMessage]) -> Bool {
            let said = messages.indices.filter { messages[$0].role != .system && messages[$0].role != .developer }
            guard said.count > 1 else { return false }
            var gone = Set(said.prefix(max(1, said.count / 4)))
            for index in said.dropFirst(gone.count).dropLast() {
                guard messages[index].role == .tool else { break }
                gone.insert(index)
            }
            messages = messages.indices.filter { !gone.contains($0) }.map { messages[$0] }
            return true
        }
    }
}

extension APIError {
    /// Whether a model refused a conversation as longer than it can read.
    var isOverContext: Bool { code == "context_length_exceeded" }
}
