import API
import Foundation
import Registry
import Store
import Testing

@testable import Jobs

@Suite("Conversations' work") struct ConverseTests {
    private func converse(_ studio: Studio, _ model: FakeChatModel, _ principal: Principal, maxTokens: Int? = nil) -> AsyncThrowingStream<
        ChatWorkEvent, any Error
    > {
        var task = ChatTask(model: model.info.id, messages: [ChatMessage(.user, "hello")])
        task.maxTokens = maxTokens
        return studio.service.converse(
            task, by: ResolvedChatModel(model: model, id: model.info.id, requested: model.info.id, snapshot: nil), for: principal,
            requestID: "req")
    }

    @Test("events pass in order, and what the model reports is what the ledger says")
    func settles() async throws {
        let studio = try Studio(.quick())
        let key = try await studio.principal(budget: .dollars(1))
        let model = FakeChatModel { _, out in
            out.yield(.started(snapshot: "fake-chat-2026"))
            out.yield(.text(choice: 0, "good day"))
            out.yield(.finished(choice: 0, .stop))
            out.yield(.usage(ChatUsage(input: 100, output: 20), isExact: true))
        }
        var said = ""
        var summary: ChatSummary?
        for try await event in converse(studio, model, key) {
            switch event {
            case .model(.text(_, let text, _)): said += text
            case .model(.usage): Issue.record("usage is the summary's")
            case .model: break
            case .finished(let finished):
                summary = finished
                let state = try #require(try await studio.store.ledger.budget(ofKey: key.key?.id ?? ""))
                #expect(state.spent == Money(nanodollars: 300_000) && state.reserved == .zero)
            }
        }
        #expect(said == "good day" && summary?.snapshot == "fake-chat-2026" && summary?.isExact == true)
        #expect(summary?.usage == ChatUsage(input: 100, output: 20))
    }

    @Test("a budget that the longest answer would pass refuses it beforehand")
    func budgets() async throws {
        let studio = try Studio(.quick())
        let key = try await studio.principal(budget: Money(nanodollars: 5_000_000))
        let model = FakeChatModel { _, out in out.yield(.usage(ChatUsage(input: 1, output: 1), isExact: true)) }
        await #expect(throws: APIError.self) { for try await _ in converse(studio, model, key) {} }
        for try await _ in converse(studio, model, key, maxTokens: 100) {}
        let state = try #require(try await studio.store.ledger.budget(ofKey: key.key?.id ?? ""))
        #expect(state.spent == Money(nanodollars: 11_000) && state.reserved == .zero)
    }

    @Test("an answer that breaks off without a report is counted by its bytes; one that never began costs nothing")
    func brokenOff() async throws {
        let studio = try Studio(.quick())
        let key = try await studio.principal(budget: .dollars(1))
        let broken = FakeChatModel { _, out in
            out.yield(.text(choice: 0, "0123456789"))
            throw APIError.upstream("gone")
        }
        await #expect(throws: APIError.self) { for try await _ in converse(studio, broken, key) {} }
        var state = try #require(try await studio.store.ledger.budget(ofKey: key.key?.id ?? ""))
        #expect(state.spent >= Money(nanodollars: 100_000) && state.reserved == .zero)
        let spent = state.spent
        let silent = FakeChatModel("silent") { _, _ in throw APIError.upstream("never there") }
        await #expect(throws: APIError.self) { for try await _ in converse(studio, silent, key) {} }
        state = try #require(try await studio.store.ledger.budget(ofKey: key.key?.id ?? ""))
        #expect(state.spent == spent && state.reserved == .zero)
    }

    @Test("a listener who goes away ends the model's work, and the reservation is given back")
    func cancels() async throws {
        let studio = try Studio(.quick())
        let key = try await studio.principal(budget: .dollars(1))
        let (ended, end) = AsyncStream.makeStream(of: Bool.self)
        let model = FakeChatModel { _, out in
            out.yield(.text(choice: 0, "a"))
            do { try await Task.sleep(for: .seconds(60)) } catch {
                end.yield(true)
                throw error
            }
        }
        for try await event in converse(studio, model, key) {
            if case .model(.text) = event { break }
        }
        var iterator = ended.makeAsyncIterator()
        #expect(await iterator.next() == true)
        #expect(
            try await eventually {
                let state = try await studio.store.ledger.budget(ofKey: key.key?.id ?? "")
                return state?.reserved == .zero && (state?.spent ?? .zero) > .zero
            })
    }

    @Test("a key that may not use the model is refused")
    func keys() async throws {
        let studio = try Studio(.quick())
        let key = try await studio.principal(models: ["another"])
        let model = FakeChatModel { _, _ in }
        let error = await #expect(throws: APIError.self) { for try await _ in converse(studio, model, key) {} }
        #expect(error?.status == 403)
    }
}
