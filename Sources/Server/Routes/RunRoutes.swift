import API
import Hummingbird
import NIOCore
import Store

/// `/v1/threads/{thread}/runs` and their steps.
struct RunRoutes {
    let desk: AssistantDesk
    let runner: AssistantRunner

    /// Seconds that a run has from its making, the client's answers included.
    private static let seconds = 600

    func add(to router: Router<EaselContext>) {
        router.post("/v1/threads/runs") { request, context in
            let asked = try await desk.read(request) { fields, text in
                var thread = try fields.object("thread") ?? Fields(json: .object([:]), path: "thread")
                let new = try await ThreadRoutes.new(&thread, desk, for: context.principal)
                try thread.finish()
                return (new, try await read(&fields, text, in: new.thread.id, context))
            }
            try await desk.kept.add(asked.0.thread, asked.0.messages, for: context.principal)
            return try await begin(asked.1, thread: asked.0.thread, context)
        }
        router.post("/v1/threads/:thread/runs") { request, context in
            let thread = try await desk.thread(context)
            let asked = try await desk.read(request) { fields, text in try await read(&fields, text, in: thread.id, context) }
            return try await begin(asked, thread: nil, context)
        }
        router.get("/v1/threads/:thread/runs") { request, context in
            let thread = try await desk.thread(context)
            return try desk.answer(try await desk.kept.runs(in: thread.id, try desk.page(request)), \.shown)
        }
        router.get("/v1/threads/:thread/runs/:run") { _, context in try Response.json(try await desk.run(context).object.shown) }
        router.post("/v1/threads/:thread/runs/:run") { request, context in
            let run = try await desk.run(context)
            let metadata = try await desk.read(request) { fields, _ in
                let metadata = try Metadata.check(&fields)
                try fields.finish()
                return metadata
            }
            let changed = try await desk.kept.change(run.object.id, from: RunObject.Status.allCases) { run in
                if let metadata { run.metadata = metadata }
            }
            return try Response.json((changed ?? run).object.shown)
        }
        router.post("/v1/threads/:thread/runs/:run/cancel") { _, context in try await cancel(context) }
        router.post("/v1/threads/:thread/runs/:run/submit_tool_outputs") { request, context in try await submit(request, context) }
        addSteps(to: router)
    }

    private func addSteps(to router: Router<EaselContext>) {
        router.get("/v1/threads/:thread/runs/:run/steps") { request, context in
            let run = try await desk.run(context)
            let page = try desk.page(request)
            return try desk.answer(try await desk.kept.steps(of: run.object.id, page), \.json)
        }
        router.get("/v1/threads/:thread/runs/:run/steps/:step") { _, context in
            let run = try await desk.run(context)
            let id = try context.parameters.require("step")
            guard let step = try await desk.kept.step(id, of: run.object.id) else {
                throw APIError.notFound("No run step found with id '\(id.prefix(100))'.", param: "step_id")
            }
            return try Response.json(step.json)
        }
    }

    /// What a body asks for.
    private struct Asked: Sendable {
        var run: AssistantRunRecord
        var messages: [ThreadMessageObject]
        var streams: Bool
    }

    private func read(_ fields: inout Fields, _ text: JSONText, in thread: String, _ context: EaselContext) async throws -> Asked {
        guard let id = try fields.string("assistant_id", limit: 100) else { throw APIError.missing("assistant_id") }
        let assistant = try await desk.assistant(id, context.principal)
        var run = RunObject(id: WireID.make("run"), createdAt: RunExecution.now, threadID: thread, assistant: assistant.object)
        run.expiresAt = run.createdAt + Self.seconds
        let reader = AssistantFields(intake: ToolIntake(parts: desk.parts, principal: context.principal))
        try reader.take(&fields, text, into: &run)
        let ordered = AssistantFields.ordered(text, over: assistant.ordered)
        try reader.check(run, ordered, for: try ChatIntake(parts: desk.parts).model(run.model, for: context.principal))
        let more = try await desk.messages(
            try fields.array("additional_messages") ?? [], in: thread, path: "additional_messages", for: context.principal)
        let streams = try fields.bool("stream") ?? false
        try fields.finish()
        return Asked(run: AssistantRunRecord(run, ordered: ordered), messages: more, streams: streams)
    }

    private func begin(_ asked: Asked, thread: ThreadObject?, _ context: EaselContext) async throws -> Response {
        let run = asked.run.object
        let events = asked.streams ? runner.hub.watch(run.id) : nil
        try await desk.kept.begin(asked.run, after: asked.messages)
        runner.start(asked.run, for: context.principal, requestID: context.requestID)
        guard let events else { return try Response.json(run.shown) }
        let first =
            (thread.map { [RunEvent("thread.created", $0.json)] } ?? []) + [RunEvent("thread.run.created", run.shown), RunEvent(run)]
        return RunEventStream.response(first, events)
    }

    private func cancel(_ context: EaselContext) async throws -> Response {
        let run = try await desk.run(context).object
        let now = RunExecution.now
        let changed = try await desk.kept.change(run.id, from: [.queued, .requiresAction, .inProgress]) { run in
            run.requiredAction = nil
            if run.status == .inProgress { run.status = .cancelling } else { (run.status, run.cancelledAt) = (.cancelled, now) }
        }
        guard let cancelled = changed?.object else {
            let state = try await desk.run(context).object.status.rawValue
            throw APIError.invalid("Cannot cancel run with status '\(state)'.", param: nil, code: "invalid_run_state")
        }
        if cancelled.status == .cancelling {
            runner.stop(run.id)
        } else {
            for var step in try await desk.kept.steps(of: run.id, PageRequest(limit: 100)).elements where step.status == .inProgress {
                (step.status, step.cancelledAt) = (.cancelled, now)
                try await desk.kept.write(RunChange(steps: [step]))
            }
            runner.hub.publish(run.id, RunEvent(cancelled))
            runner.hub.finish(run.id)
        }
        return try Response.json(cancelled.shown)
    }

    private func submit(_ request: Request, _ context: EaselContext) async throws -> Response {
        let run = try await desk.run(context).object
        let given = try await desk.read(request) { fields, _ in
            guard let list = try fields.array("tool_outputs") else { throw APIError.missing("tool_outputs") }
            let streams = try fields.bool("stream") ?? false
            try fields.finish()
            var outputs: [String: String] = [:]
            for (index, value) in list.enumerated() {
                var output = try Fields(json: value, path: "tool_outputs[\(index)]")
                guard let id = try output.string("tool_call_id", limit: 256) else { throw APIError.missing(output.name("tool_call_id")) }
                outputs[id] = try output.string("output") ?? ""
                try output.finish()
            }
            return (outputs, streams)
        }
        guard run.status == .requiresAction, let action = run.requiredAction else {
            throw APIError.invalid(
                "Runs in status '\(run.status.rawValue)' do not accept tool outputs.", param: nil, code: "invalid_run_state")
        }
        let calls = action.submitToolOutputs.toolCalls.map(\.id)
        guard Set(calls) == Set(given.0.keys) else {
            throw APIError.invalid(
                "Expected tool outputs for call_ids \(calls), got \(given.0.keys.sorted()).", param: "tool_outputs")
        }
        let events = given.1 ? runner.hub.watch(run.id) : nil
        let steps = try await desk.kept.steps(of: run.id, PageRequest(limit: 100)).elements
        guard var step = steps.first(where: { $0.status == .inProgress && $0.stepDetails.toolCalls != nil }) else {
            throw APIError.internalError
        }
        step.status = .completed
        step.completedAt = RunExecution.now
        for index in (step.stepDetails.toolCalls ?? []).indices {
            if let id = step.stepDetails.toolCalls?[index].id { step.stepDetails.toolCalls?[index].function?.output = given.0[id] }
        }
        let queued = try await desk.kept.change(run.id, from: [.requiresAction]) { run in
            run.status = .queued
            run.requiredAction = nil
        }
        guard let queued else { throw APIError.conflict("The run was answered or cancelled meanwhile.") }
        try await desk.kept.write(RunChange(steps: [step]))
        runner.start(queued, for: context.principal, requestID: context.requestID)
        guard let events else { return try Response.json(queued.object.shown) }
        return RunEventStream.response([RunEvent("thread.run.step.completed", step.json), RunEvent(queued.object)], events)
    }
}
