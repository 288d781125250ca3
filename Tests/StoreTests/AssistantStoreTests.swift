import API
import Foundation
import Registry
import Testing

@testable import Store

/// What is kept of assistants, threads and runs.
@Suite struct AssistantStoreTests {
    private static let assistant = AssistantObject(id: "asst_1", createdAt: 1, model: "m")

    private static func run(_ id: String, in thread: String, expires: Int? = nil) -> AssistantRunRecord {
        var run = RunObject(id: id, createdAt: Int(Date().timeIntervalSince1970), threadID: thread, assistant: assistant)
        run.expiresAt = expires ?? run.createdAt + 600
        return AssistantRunRecord(run, ordered: JSONText(.object([:])))
    }

    private static func message(_ id: String, in thread: String = "t") -> ThreadMessageObject {
        ThreadMessageObject(id: id, createdAt: 1, threadID: thread, role: .user, content: [.text(id)])
    }

    /// A store with a thread `t` of three messages.
    private static func inStore(_ body: (Store) async throws -> Void) async throws {
        let folder = NSTemporaryDirectory() + "easel-assistants-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let store = try Store(folder)
        // The ids say the opposite of the order.
        try await store.assistants.add(
            ThreadObject(id: "t", createdAt: 1, metadata: [:]), [message("z"), message("m"), message("a")], for: .anonymous)
        try await body(store)
        try store.close()
    }

    @Test func messagesKeepTheirPlacesWhateverTheirIds() async throws {
        try await Self.inStore { store in
            try await store.assistants.add(Self.message("b"))
            let first = try await store.assistants.messages(in: "t", run: nil, PageRequest(limit: 2, ascending: true))
            #expect(first.elements.map(\.id) == ["z", "m"] && first.hasMore)
            let rest = try await store.assistants.messages(in: "t", run: nil, PageRequest(limit: 9, after: "m", ascending: true))
            #expect(rest.elements.map(\.id) == ["a", "b"] && !rest.hasMore)
            let newest = try await store.assistants.messages(in: "t", run: nil, PageRequest(limit: 2))
            #expect(newest.elements.map(\.id) == ["b", "a"])
            let before = try await store.assistants.messages(in: "t", run: nil, PageRequest(limit: 1, before: "m"))
            #expect(before.elements.map(\.id) == ["a"])
            #expect(try await store.assistants.messages(in: "t", run: nil, PageRequest(after: "nobody")).elements.isEmpty)
            #expect(try await store.assistants.deleteMessage("a", in: "t"))
            #expect(try await store.assistants.messages(in: "t").map(\.id) == ["z", "m", "b"])
        }
    }

    @Test func aThreadHasOneActiveRun() async throws {
        try await Self.inStore { store in
            try await store.assistants.begin(Self.run("r1", in: "t"), after: [Self.message("more")])
            await #expect(throws: APIError.self) { try await store.assistants.begin(Self.run("r2", in: "t"), after: [Self.message("x")]) }
            await #expect(throws: APIError.self) { try await store.assistants.add(Self.message("y")) }
            #expect(try await store.assistants.messages(in: "t").map(\.id) == ["z", "m", "a", "more"])
            _ = try await store.assistants.change("r1", from: [.queued]) { $0.status = .completed }
            try await store.assistants.begin(Self.run("r2", in: "t"), after: [])
            #expect(try await store.assistants.runs(in: "t", PageRequest()).elements.map(\.id) == ["r2", "r1"])
            #expect(try await store.assistants.openRuns().map(\.run.object.id) == ["r2"])
        }
    }

    @Test func whatIsCancelledDoesNotWaitForItsClient() async throws {
        try await Self.inStore { store in
            let made = Self.run("r", in: "t")
            try await store.assistants.begin(made, after: [])
            #expect(try await store.assistants.change("r", from: [.inProgress]) { $0.status = .completed } == nil)
            // In a macro as well: Swift 6.3 gives a closure within one and a closure beside it the same name, and both the first one's body.
            let changed = try #require(try await store.assistants.change("r", from: [.queued]) { $0.status = .cancelling })
            #expect(changed.object.status == .cancelling)
            var wants = made.object
            wants.status = .requiresAction
            wants.requiredAction = RequiredAction([])
            try await store.assistants.write(RunChange(run: wants))
            let kept = try #require(try await store.assistants.run("r", in: "t")).object
            #expect(kept.status == .cancelled)
            #expect(kept.requiredAction == nil)
            #expect(kept.cancelledAt != nil)
        }
    }

    @Test func whatNobodyAnswersInTimeExpires() async throws {
        try await Self.inStore { store in
            let made = Self.run("r", in: "t", expires: 1)
            try await store.assistants.begin(made, after: [])
            var wants = made.object
            wants.status = .requiresAction
            let step = RunStepObject(id: "s", createdAt: 1, run: wants, details: .calls([]))
            try await store.assistants.write(RunChange(run: wants, steps: [step]))
            // Its time is over, so the thread is free before anybody looks.
            try await store.assistants.add(Self.message("more"))
            #expect(try #require(try await store.assistants.run("r", in: "t")).object.status == .expired)
            #expect(try #require(try await store.assistants.step("s", of: "r")).status == .expired)
        }
    }

    @Test func aThreadTakesAllOfItAlong() async throws {
        try await Self.inStore { store in
            try await store.assistants.begin(Self.run("r", in: "t"), after: [])
            #expect(try await store.assistants.deleteThread("t", for: .anonymous))
            #expect(try await store.assistants.messages(in: "t").isEmpty)
            #expect(try await store.assistants.run("r", in: "t") == nil)
            await #expect(throws: APIError.self) { try await store.assistants.write(RunChange(run: Self.run("r", in: "t").object)) }
            #expect(try await !store.assistants.deleteThread("t", for: .anonymous))
        }
    }

    @Test func piecesAndSchemasComeBackAsTheyWere() async throws {
        try await Self.inStore { store in
            let content: [MessageContent] = [
                .text("x"), .imageFile(id: "file-1", detail: "low"), .imageURL("https://x.example/a.png", detail: "auto"),
            ]
            var message = Self.message("pieces")
            message.content = content
            try await store.assistants.add(message)
            #expect(try await store.assistants.message("pieces", in: "t") == message)
            let ordered = try JSONText(Array(#"{"tools": [{"z": 1, "a": 2}]}"#.utf8))
            try await store.assistants.save(AssistantRecord(Self.assistant, ordered: ordered), for: .anonymous)
            let kept = try #require(try await store.assistants.assistant("asst_1", for: .anonymous))
            #expect(kept.ordered == ordered && kept.object == Self.assistant)
        }
    }
}
