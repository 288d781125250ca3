import API
import Foundation
import Jobs
import Registry
import Store

/// The work on one run: turns a conversation's events into its steps, its messages and its stream, and keeps them as they come.
struct RunExecution {
    let parts: ServerParts
    let hub: RunHub
    let principal: Principal
    let requestID: String
    let ordered: JSONText
    private(set) var run: RunObject
    var message: ThreadMessageObject?
    var messageStep: RunStepObject?
    /// The step that calls the client's functions, and the one that draws.
    var callStep: RunStepObject?
    var drawingStep: RunStepObject?
    private var turnUsage: RunUsage?

    init(parts: ServerParts, hub: RunHub, run: AssistantRunRecord, principal: Principal, requestID: String) {
        self.parts = parts
        self.hub = hub
        self.principal = principal
        self.requestID = requestID
        self.run = run.object
        ordered = run.ordered
    }

    static var now: Int { Int(Date().timeIntervalSince1970) }

    /// Works on it.
    ///
    /// - Parameter isExpired: Whether it was cancelled because its time was over.
    mutating func run(isExpired: () -> Bool) async {
        do {
            let begun = try await parts.store.assistants.change(run.id, from: [.queued]) {
                $0.status = .inProgress
                $0.startedAt = $0.startedAt ?? Self.now
            }
            guard let begun else { return }
            run = begun.object
            publish(RunEvent(run))
            let prepared = try await RunContext(parts: parts, principal: principal, requestID: requestID).prepare(run, ordered)
            defer { prepared.discard() }
            var reason: ChatEvent.FinishReason?
            for try await event in prepared.conversation.events() {
                if case .finished(let why) = event { reason = why } else { try await take(event) }
            }
            guard let reason, !Task.isCancelled else { throw CancellationError() }
            await finish(reason)
        } catch is CancellationError {
            // The store takes nothing from a task that is cancelled.
            let (last, status) = (self, isExpired() ? RunObject.Status.expired : .cancelled)
            await Task {
                var ending = last
                await ending.end(status, nil)
            }.value
        } catch RunContext.Exhausted.prompt {
            run.incompleteDetails = RunReason("max_prompt_tokens")
            await end(.incomplete, nil)
        } catch RunContext.Exhausted.completion {
            run.incompleteDetails = RunReason("max_completion_tokens")
            await end(.incomplete, nil)
        } catch {
            await end(.failed, error as? APIError ?? .internalError)
        }
    }

    private mutating func finish(_ reason: ChatEvent.FinishReason) async {
        switch reason {
        case .stop: await end(.completed, nil)
        case .toolCalls:
            await closeMessage(.completed)
            guard let step = callStep else { return await end(.completed, nil) }
            run.status = .requiresAction
            run.requiredAction = RequiredAction(step.stepDetails.toolCalls ?? [])
            guard await write(RunChange(run: run, steps: [step])) else { return }
            // It may have been cancelled meanwhile.
            let kept = try? await parts.store.assistants.run(run.id, in: run.threadID)?.object
            publish(RunEvent(kept ?? run))
        case .length:
            run.incompleteDetails = RunReason("max_completion_tokens")
            await end(.incomplete, nil)
        case .contentFilter: await end(.failed, APIError.invalid("A filter cut the answer off.", param: nil))
        }
    }

    /// Ends the run, and with it whatever of it is open.
    mutating func end(_ status: RunObject.Status, _ error: APIError?) async {
        let now = Self.now
        var steps: [RunStepObject] = []
        if status == .completed {
            await closeMessage(.completed)
        } else {
            await breakOff(status, error)
            steps = await openSteps().map { Self.ended($0, as: status, error, now) }
        }
        run.status = status
        run.requiredAction = nil
        run.lastError = error.map { RunError($0) }
        switch status {
        case .completed: run.completedAt = now
        case .cancelled: run.cancelledAt = now
        case .failed: run.failedAt = now
        default: break
        }
        guard await write(RunChange(run: run, steps: steps)) else { return }
        for step in steps { publish(RunEvent("thread.run.step.\(step.status.rawValue)", step.json)) }
        publish(RunEvent(run))
    }

    /// Steps that are kept as being worked on, also by a server that died.
    private func openSteps() async -> [RunStepObject] {
        let page = try? await parts.store.assistants.steps(of: run.id, PageRequest(limit: 100))
        return page?.elements.reversed().filter { $0.status == .inProgress }.map { $0.id == callStep?.id ? callStep ?? $0 : $0 } ?? []
    }

    private static func ended(_ step: RunStepObject, as status: RunObject.Status, _ error: APIError?, _ now: Int) -> RunStepObject {
        var step = step
        switch status {
        case .cancelled: (step.status, step.cancelledAt) = (.cancelled, now)
        case .expired: (step.status, step.expiredAt) = (.expired, now)
        case .incomplete: (step.status, step.completedAt) = (.completed, now)
        default:
            (step.status, step.failedAt) = (.failed, now)
            step.lastError = error.map { RunError($0, ofStep: true) }
        }
        return step
    }

    /// Keeps the message that was being written as what it is.
    private mutating func breakOff(_ status: RunObject.Status, _ error: APIError?) async {
        let messages = (try? await parts.store.assistants.messages(in: run.threadID)) ?? []
        for var open in messages where open.runID == run.id && open.status == .inProgress {
            if let message, message.id == open.id { open = message }
            open.status = .incomplete
            open.incompleteAt = Self.now
            let reasons: [RunObject.Status: String] = [.cancelled: "run_cancelled", .expired: "run_expired", .incomplete: "max_tokens"]
            open.incompleteDetails = RunReason(reasons[status] ?? "run_failed")
            guard await write(RunChange(messages: [open])) else { return }
            publish(RunEvent("thread.message.incomplete", open.json))
        }
        message = nil
    }

    /// Adds what a turn used or a picture cost to the run.
    mutating func count(_ usage: RunUsage?, _ cost: Money) {
        if let usage {
            run.usage = run.usage.map { $0 + usage } ?? usage
            turnUsage = usage
        }
        var sum = cost
        if case .string(let text)? = run.easel?["cost_usd"], let before = Money(text) { sum += before }
        run.easel = ["cost_usd": .string(sum.decimal)]
    }

    /// What the turn used that just ended; told once.
    mutating func takeTurnUsage() -> RunUsage? {
        defer { turnUsage = nil }
        return turnUsage
    }

    func publish(_ event: RunEvent) { hub.publish(run.id, event) }

    /// Keeps a change; false where the thread is gone.
    func write(_ change: RunChange) async -> Bool { (try? await parts.store.assistants.write(change)) != nil }
}
