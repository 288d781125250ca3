import API
import Foundation
import Registry
import Testing

@testable import Store

@Suite struct ResponseStoreTests {
    private func picture(_ text: String, in store: Store) async throws -> InputPicture {
        let blob = try await store.blobs.put(Array(text.utf8))
        return InputPicture(
            path: store.blobs.path(of: blob.sha256), format: .png, size: PixelSize(8, 8), bytes: blob.bytes, sha256: blob.sha256)
    }

    private func record(
        _ id: String, after previous: String? = nil, _ status: ResponseObject.Status = .completed, for principal: Principal = .anonymous,
        drew picture: InputPicture? = nil
    ) -> ResponseRecord {
        var echo = ResponseEcho(model: "m")
        echo.previousResponseID = previous
        let message = ResponseMessage(id: "msg_\(id)", role: .user, content: [.inputText("hi")])
        let call = ResponseImageCall(id: "ig_\(id)", status: .completed)
        return ResponseRecord(
            id: id, principal: principal, requestID: "req",
            object: ResponseObject(id: id, createdAt: 1, status: status, echo: echo),
            input: [KeptResponseItem(.message(message))],
            output: picture.map { [KeptResponseItem(.imageCall(call), pictures: [$0])] } ?? [])
    }

    @Test func aPictureIsKeptAsLongAsAResponseNamesIt() async throws {
        let folder = Folder()
        let store = try folder.open()
        let file = try await picture("a fox", in: store)
        try await store.responses.add(record("resp_1", drew: file), pinned: [file.sha256])
        store.blobs.pin(file.sha256)
        try await store.responses.add(record("resp_2", after: "resp_1", drew: file), pinned: [file.sha256])
        #expect(try await store.sweepOrphans() == 0)
        #expect(try await store.check().isEmpty)
        #expect(try await store.responses.chain(endingAt: "resp_2", for: .anonymous).map(\.id) == ["resp_1", "resp_2"])
        #expect(try await store.responses.item("ig_resp_1", for: .anonymous)?.pictures == [file])
        #expect(try await store.responses.delete("resp_1", for: .anonymous))
        #expect(store.blobs.contains(file.sha256))
        let error = await #expect(throws: APIError.self) {
            _ = try await store.responses.chain(endingAt: "resp_2", for: .anonymous)
        }
        #expect(error?.code == "previous_response_not_found")
        #expect(try await store.responses.delete("resp_2", for: .anonymous))
        #expect(!store.blobs.contains(file.sha256))
        try store.close()
    }

    @Test func nobodySeesAnothersResponsesOrItems() async throws {
        let store = try Folder().open()
        let mine = Principal(try await store.key("mine"))
        let other = Principal(try await store.key("other"))
        try await store.responses.add(record("resp_1", for: mine), pinned: [])
        #expect(try await store.responses.response("resp_1", for: mine)?.input.first?.item.id == "msg_resp_1")
        #expect(try await store.responses.response("resp_1", for: other) == nil)
        #expect(try await store.responses.item("msg_resp_1", for: other) == nil)
        #expect(try await store.responses.delete("resp_1", for: other) == false)
        try store.close()
    }

    @Test func aWaitingResponseIsBegunOnceAndEndedOnceAndSweptWhenItIsOld() async throws {
        let store = try Folder().open()
        try await store.responses.add(record("resp_1", .queued), pinned: [])
        #expect(try await store.responses.waiting() == ["resp_1"])
        let begun = try #require(try await store.responses.begin("resp_1"))
        #expect(begun.object.status == .inProgress)
        #expect(try await store.responses.begin("resp_1") == nil)
        #expect(try await store.responses.unfinished() == 1)
        let file = try await picture("a cat", in: store)
        let call = ResponseImageCall(id: "ig_1", status: .completed)
        try await store.responses.append(KeptResponseItem(.imageCall(call), pictures: [file]), at: 0, to: "resp_1")
        var done = begun.object
        done.status = .completed
        #expect(try await store.responses.finish("resp_1", as: done, events: []))
        #expect(try await store.responses.finish("resp_1", as: done, events: []) == false)
        let kept = try #require(try await store.responses.response("resp_1", for: .anonymous))
        #expect(kept.whole.output.map(\.id) == ["ig_1"] && kept.object.status == .completed)
        #expect(try await store.sweep(Retention(jobAge: .seconds(60))).responses == 0)
        let later = Date().addingTimeInterval(3600)
        #expect(try await store.sweep(Retention(jobAge: .seconds(60)), now: later).responses == 1)
        #expect(!store.blobs.contains(file.sha256))
        try store.close()
    }
}
