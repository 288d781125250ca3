import API
import Foundation
import Jobs
import Registry
import Store

extension RunExecution {
    mutating func take(_ event: ConversationEvent) async throws {
        switch event {
        case .said(.text(_, let text, _)), .said(.refusal(_, let text)): try await say(text)
        case .said(.call(_, let number, let id, let name)): try await call(number, id, name)
        case .said(.arguments(_, let number, let text)): argue(number, text)
        case .said: break
        case .spoke(let summary, _):
            let usage = RunUsage(prompt: summary.usage.input, completion: summary.usage.output)
            count(usage, summary.cost)
            await closeMessage(.completed)
            if var step = callStep, let used = takeTurnUsage() {
                step.usage = used
                callStep = step
            }
            try await keep(RunChange(run: run, steps: callStep.map { [$0] } ?? []))
        case .draws(let call): try await draws(call)
        case .partial: break
        case .drew(let drawing): try await drew(drawing)
        case .refused(_, let error):
            guard var step = drawingStep else { return }
            drawingStep = nil
            step.status = .failed
            step.failedAt = Self.now
            step.lastError = RunError(error, ofStep: true)
            try await keep(RunChange(steps: [step]))
            publish(RunEvent("thread.run.step.failed", step.json))
        case .finished: break
        }
    }

    // MARK: Messages

    private mutating func say(_ text: String) async throws {
        guard !text.isEmpty else { return }
        var open = try await openMessage()
        if case .text(let before)? = open.content.last {
            open.content[open.content.count - 1] = .text(before + text)
        } else {
            open.content.append(.text(text))
        }
        message = open
        delta(
            open.id,
            [
                "index": .integer(Int64(open.content.count - 1)), "type": "text", "text": ["value": .string(text), "annotations": []],
            ])
    }

    private mutating func show(_ fileID: String) async throws {
        var open = try await openMessage()
        open.content.append(.imageFile(id: fileID, detail: "auto"))
        message = open
        delta(
            open.id,
            [
                "index": .integer(Int64(open.content.count - 1)), "type": "image_file",
                "image_file": ["file_id": .string(fileID), "detail": "auto"],
            ])
        // A picture is paid for and shown: it stays, whatever becomes of the words after it.
        try await keep(RunChange(messages: [open]))
    }

    private func delta(_ id: String, _ content: JSONValue) {
        publish(
            RunEvent(
                "thread.message.delta",
                ["id": .string(id), "object": "thread.message.delta", "delta": ["content": [content]]]))
    }

    private mutating func openMessage() async throws -> ThreadMessageObject {
        if let message { return message }
        var new = ThreadMessageObject(
            id: WireID.make("msg"), createdAt: Self.now, threadID: run.threadID, role: .assistant, content: [], status: .inProgress)
        new.assistantID = run.assistantID
        new.runID = run.id
        let step = try await begin(.message(new.id), with: [new])
        for name in ["created", "in_progress"] { publish(RunEvent("thread.message.\(name)", new.json)) }
        (message, messageStep) = (new, step)
        return new
    }

    mutating func closeMessage(_ status: ThreadMessageObject.Status) async {
        guard var open = message, var step = messageStep else { return }
        (message, messageStep) = (nil, nil)
        open.status = status
        open.completedAt = Self.now
        step.status = .completed
        step.completedAt = open.completedAt
        step.usage = takeTurnUsage()
        guard await write(RunChange(messages: [open], steps: [step])) else { return }
        publish(RunEvent("thread.message.completed", open.json))
        publish(RunEvent("thread.run.step.completed", step.json))
    }

    // MARK: Calls

    private mutating func call(_ number: Int, _ id: String, _ name: String) async throws {
        await closeMessage(.completed)
        var step: RunStepObject
        if let callStep { step = callStep } else { step = try await begin(.calls([]), with: []) }
        let call = RunToolCall(id: id, function: RunToolCall.Function(name: name))
        step.stepDetails.toolCalls?.append(call)
        callStep = step
        delta(
            step,
            [
                "index": .integer(Int64(number)), "id": .string(id), "type": "function",
                "function": ["name": .string(name), "arguments": "", "output": nil],
            ])
    }

    private mutating func argue(_ number: Int, _ text: String) {
        guard let step = callStep, let calls = step.stepDetails.toolCalls, calls.indices.contains(number) else { return }
        callStep?.stepDetails.toolCalls?[number].function?.arguments += text
        delta(step, ["index": .integer(Int64(number)), "type": "function", "function": ["arguments": .string(text)]])
    }

    private func delta(_ step: RunStepObject, _ call: JSONValue) {
        publish(
            RunEvent(
                "thread.run.step.delta",
                [
                    "id": .string(step.id), "object": "thread.run.step.delta",
                    "delta": ["step_details": ["type": "tool_calls", "tool_calls": [call]]],
                ]))
    }

    // MARK: Pictures

    private mutating func draws(_ call: DrawingCall) async throws {
        await closeMessage(.completed)
        let picture = RunToolCall(id: call.id, picture: RunToolCall.Picture(prompt: call.task.prompt))
        let step = try await begin(.calls([picture]), with: [])
        drawingStep = step
        delta(
            step,
            [
                "index": 0, "id": .string(call.id), "type": "image_generation", "image_generation": ["prompt": .string(call.task.prompt)],
            ])
    }

    private mutating func drew(_ drawing: Drawing) async throws {
        count(nil, drawing.summary.cost)
        let store = parts.store
        let file: FileRecord
        do {
            file = try await store.files.add(
                NewFile(
                    path: drawing.file.path, sha256: drawing.file.sha256,
                    filename: "\(drawing.call.id).\(drawing.file.format.fileExtension)", purpose: .assistants), for: principal)
        } catch {
            await store.discard([drawing.file.sha256])
            throw error
        }
        await store.discard([drawing.file.sha256])
        if var step = drawingStep {
            drawingStep = nil
            step.status = .completed
            step.completedAt = Self.now
            step.stepDetails.toolCalls?[0].imageGeneration?.fileID = file.id
            try await keep(RunChange(run: run, steps: [step]))
            publish(RunEvent("thread.run.step.completed", step.json))
        }
        try await show(file.id)
    }

    /// Begins a step, with the message that it writes.
    private func begin(_ details: RunStepObject.Details, with messages: [ThreadMessageObject]) async throws -> RunStepObject {
        let step = RunStepObject(id: WireID.make("step"), createdAt: Self.now, run: run, details: details)
        try await keep(RunChange(messages: messages, steps: [step]))
        for name in ["created", "in_progress"] { publish(RunEvent("thread.run.step.\(name)", step.json)) }
        return step
    }

    private func keep(_ change: RunChange) async throws { try await parts.store.assistants.write(change) }
}
