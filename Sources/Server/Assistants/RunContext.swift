import API
import Foundation
import Glibc
import Registry
import Store

/// Makes a conversation of a run: what its thread says, what the run did before, and its settings.
struct RunContext {
    let parts: ServerParts
    let principal: Principal
    let requestID: String

    /// Why a run may not go on: its tokens are used up.
    enum Exhausted: Error { case prompt, completion }

    /// The most pictures of a thread that a drawing tool is shown.
    private static let mostPictures = 16

    /// A conversation that is ready to be run, with what it holds.
    struct Prepared {
        let conversation: Conversation
        fileprivate let memory: HeldMemory
        fileprivate let files: [String]

        /// Gives back what it held.
        func discard() {
            for file in files { unlink(file) }
            withExtendedLifetime(memory) {}
        }
    }

    /// Prepares a run's next turn.
    ///
    /// - Throws: `APIError`; `Exhausted`.
    func prepare(_ run: RunObject, _ ordered: JSONText) async throws -> Prepared {
        let model = try ChatIntake(parts: parts).model(run.model, for: principal)
        let intake = ToolIntake(parts: parts, principal: principal)
        let tools = try intake.read(run.tools, ordered.at("tools"), path: "tools")
        let steps = try await parts.store.assistants.steps(of: run.id, PageRequest(limit: 1000, ascending: true)).elements
        let messages = try await parts.store.assistants.messages(in: run.threadID)
        let said = try shortened(messages.filter { $0.runID != run.id }, run)
        let own = Dictionary(messages.filter { $0.runID == run.id }.map { ($0.id, $0) }) { $1 }

        let sees = model.model.info.text?.vision == true || tools.image == nil
        var given = run.instructions.isEmpty ? [] : [GivenMessage(.system, [.text(run.instructions)])]
        given += said.map { Self.message($0, sees: sees) }
        given += Self.messages(of: steps, own, sees: sees)
        let taken = try await ChatIntake(parts: parts).take(given, for: model, principal: principal)

        var task = ChatTask(model: model.model.info.id, snapshot: model.snapshot, messages: taken.messages)
        task.tools = tools.functions
        let demandsPicture = try choose(run, &task, tools)
        task.parallelCalls = tools.functions.isEmpty ? nil : run.parallelToolCalls
        task.format = try AnswerFormat.nested(run.responseFormat == "auto" ? nil : run.responseFormat, ordered.at("response_format"))
        task.sampling.temperature = run.temperature
        task.sampling.topP = run.topP
        task.effort = run.reasoningEffort
        if let most = run.maxCompletionTokens {
            task.maxTokens = most - (run.usage?.completionTokens ?? 0)
            if let left = task.maxTokens, left < 1 { throw Exhausted.completion }
        }
        try task.check(for: model)

        var files: [String] = []
        var conversation = Conversation(
            service: parts.service, principal: principal, requestID: requestID, speaker: model, task: task, drawing: nil)
        conversation.forgets = run.truncationStrategy.type == .auto
        conversation.drawsAtOnce = demandsPicture || model.model.info.text?.tools == false
        if let image = tools.image {
            do {
                let drawing = try await intake.drawing(image, streams: false)
                files += drawing.discard
                conversation.drawing = drawing.tool
                conversation.pictures = try await pictures(of: messages, &files)
            } catch {
                for file in files { unlink(file) }
                throw error
            }
        }
        return Prepared(conversation: conversation, memory: taken.memory, files: files)
    }

    /// The messages of a thread that the run reads.
    private func shortened(_ messages: [ThreadMessageObject], _ run: RunObject) throws -> [ThreadMessageObject] {
        var said = messages
        if run.truncationStrategy.type == .lastMessages, let last = run.truncationStrategy.lastMessages { said = said.suffix(last) }
        guard let most = run.maxPromptTokens else { return said }
        var left = most - (run.usage?.promptTokens ?? 0) - Self.tokens(run.instructions)
        guard left > 0 else { throw Exhausted.prompt }
        // What no longer fits is left out from the oldest on; without the newest there is nothing to answer.
        var kept = 0
        for message in said.reversed() {
            left -= message.content.reduce(8) { sum, piece in
                switch piece {
                case .text(let text): sum + Self.tokens(text)
                case .imageFile, .imageURL: sum + 1_000
                }
            }
            if left < 0 { break }
            kept += 1
        }
        guard kept > 0 || said.isEmpty else { throw Exhausted.prompt }
        return said.suffix(kept)
    }

    /// About how many tokens a text is: models write three to four letters a token.
    private static func tokens(_ text: String) -> Int { (text.utf8.count + 3) / 4 }

    /// Which tool is to be called; true where the client demands a picture.
    private func choose(_ run: RunObject, _ task: inout ChatTask, _ tools: ToolIntake.Tools) throws -> Bool {
        // What the client forced was called in the run's first turn.
        guard run.usage == nil else { return false }
        if tools.image != nil {
            if case .object(let object) = run.toolChoice, object["type"] == .string(DrawingTool.name) { return true }
            if run.toolChoice == "required", tools.functions.isEmpty { return true }
        }
        var offered = task.tools
        task.toolChoice = try FunctionTools.choice(run.toolChoice, among: &offered)
        return false
    }

    private static func message(_ message: ThreadMessageObject, sees: Bool) -> GivenMessage {
        let parts: [GivenPart] = message.content.enumerated().map { index, piece in
            let param = "messages.\(message.id).content[\(index)]"
            switch piece {
            case .text(let text): return .text(text)
            // Of an assistant's own picture it hears; models read pictures of users only.
            case .imageFile(let id, let detail):
                guard sees, message.role == .user else { return .text("(picture \(id))") }
                return .picture(GivenPicture(.file(id), detail: .init(rawValue: detail) ?? .auto, param: param))
            case .imageURL(let url, let detail):
                guard sees, message.role == .user else { return .text("(a picture)") }
                return .picture(GivenPicture(.url(url), detail: .init(rawValue: detail) ?? .auto, param: param))
            }
        }
        return GivenMessage(message.role == .user ? .user : .assistant, parts)
    }

    /// What the run did so far: its messages, its calls and what the client answered.
    private static func messages(of steps: [RunStepObject], _ own: [String: ThreadMessageObject], sees: Bool) -> [GivenMessage] {
        var given: [GivenMessage] = []
        for step in steps {
            if let id = step.stepDetails.messageCreation?.messageID, let message = own[id] {
                given.append(Self.message(message, sees: sees))
            }
            let calls = (step.stepDetails.toolCalls ?? []).compactMap { call in
                call.function.map { (ChatCall(id: call.id, name: $0.name, arguments: $0.arguments), $0.output ?? "") }
            }
            guard !calls.isEmpty else { continue }
            if given.last?.role == .assistant, given.last?.calls.isEmpty == true {
                given[given.count - 1].calls = calls.map(\.0)
            } else {
                given.append(GivenMessage(.assistant, [], calls: calls.map(\.0)))
            }
            given += calls.map { GivenMessage(.tool, [.text($0.1)], callID: $0.0.id) }
        }
        return given
    }

    /// The thread's pictures that a drawing tool can work on, oldest first.
    private func pictures(of messages: [ThreadMessageObject], _ files: inout [String]) async throws -> [ConversationPicture] {
        var named: [(reference: ImageReference, message: ThreadMessageObject)] = []
        for message in messages {
            for piece in message.content {
                switch piece {
                case .text: break
                case .imageFile(let id, _): named.append((.file(id), message))
                case .imageURL(let url, _): named.append((.url(url), message))
                }
            }
        }
        let newest = named.last?.message.id
        var pictures: [ConversationPicture] = []
        for (reference, message) in named.suffix(Self.mostPictures) {
            let found = try await PictureIntake(store: parts.store, fetcher: parts.fetcher).pictures(
                images: [reference], mask: nil, for: principal)
            files += found.discard
            pictures += found.inputs.map {
                ConversationPicture($0, isNew: message.id == newest, callID: message.role == .assistant ? message.id : nil)
            }
        }
        return pictures
    }
}
