import API
import Foundation
import Hummingbird
import HummingbirdTesting
import Registry
import Store
import Synchronization
import Testing

@testable import Server

/// `/v1/fine_tuning/jobs`: an upstream has one key for everybody, and everybody sees only their own jobs.
@Suite struct FineTuningTests {
    /// An upstream that trains, with its memory.
    private final class Upstream: FineTuner {
        struct State {
            var jobs: [(id: String, file: String, created: Int64)] = []
            var files = 0
            var cancelled: [String] = []
            /// The next job is made, and its answer gets lost.
            var losesAnswer = false
            var refuses = false
            var asked: [String] = []
        }

        let provider: String
        let state = Mutex(State())

        init(_ provider: String = "up") { self.provider = provider }

        func upstreamID(of model: String) -> String? { model == "base" ? "base-1" : model.hasPrefix("ft:") ? model : nil }

        func upload(_ path: String, bytes: Int, filename: String) async throws -> String {
            state.withLock {
                $0.files += 1
                return "file-\(provider)-\($0.files)"
            }
        }

        func ask(_ path: String, query: String?, posts: Bool, body: JSONValue?) async throws -> JSONValue {
            try state.withLock { state in
                state.asked.append(path)
                if path == "/jobs", posts {
                    guard case .object(let object)? = body, case .string(let file)? = object["training_file"] else { return .null }
                    guard !state.refuses else { throw APIError.invalid("bad hyperparameters", param: nil) }
                    state.jobs.insert(("ftjob-\(provider)-\(state.jobs.count + 1)", file, Int64(Date().timeIntervalSince1970)), at: 0)
                    guard !state.losesAnswer else { throw APIError.upstream("broke off") }
                    return Self.json(state.jobs[0], state)
                }
                if path == "/jobs" {
                    return ["object": "list", "data": .array(state.jobs.map { Self.json($0, state) }), "has_more": false]
                }
                let parts = path.split(separator: "/").map(String.init)
                guard let job = state.jobs.first(where: { $0.id == parts[1] }) else { throw APIError.notFound("no such job") }
                if parts.last == "cancel" { state.cancelled.append(job.id) }
                if parts.last == "events" || parts.last == "checkpoints" { return ["object": "list", "data": [], "has_more": false] }
                return Self.json(job, state)
            }
        }

        private static func json(_ job: (id: String, file: String, created: Int64), _ state: State) -> JSONValue {
            [
                "id": .string(job.id), "object": "fine_tuning.job", "training_file": .string(job.file), "created_at": .integer(job.created),
                "status": state.cancelled.contains(job.id) ? "cancelled" : "queued",
            ]
        }
    }

    private static func headers(_ key: CreatedKey) -> HTTPFields { [.authorization: "Bearer \(key.secret)"] }

    private static func file(_ store: Store, for principal: Principal) async throws -> String {
        let path = store.folder.uploads + "/\(UUID().uuidString)"
        try Data("{}\n".utf8).write(to: URL(fileURLWithPath: path))
        return try await store.files.add(NewFile(path: path, filename: "train.jsonl", purpose: .fineTune), for: principal).id
    }

    private static func begin(
        _ client: any TestClientProtocol, _ store: Store, _ key: CreatedKey? = nil, model: String = "base"
    ) async throws -> (status: Int, headers: HTTPFields, json: [String: Any]) {
        let file = try await file(store, for: key.map { Principal($0.key) } ?? .anonymous)
        return try await client.post(
            "/v1/fine_tuning/jobs", #"{"model":"\#(model)","training_file":"\#(file)"}"#, headers: key.map(headers) ?? [:])
    }

    private static func ids(_ json: [String: Any]) -> [String] {
        (json["data"] as? [[String: Any]] ?? []).compactMap { $0["id"] as? String }
    }

    @Test func nobodySeesOrCancelsAnothersJobs() async throws {
        let upstream = Upstream()
        // One that was made elsewhere with the same key of the upstream's.
        upstream.state.withLock { $0.jobs = [("ftjob-elsewhere", "file-elsewhere", 1)] }
        try await Harness.run(keysRequired: true, set: { $0.register(tuner: upstream) }) { client, store in
            let ann = try await store.keys.create(NewKey(name: "ann"))
            let ben = try await store.keys.create(NewKey(name: "ben"))
            let hers = try await Self.begin(client, store, ann)
            let his = try await Self.begin(client, store, ben)
            #expect(hers.status == 200 && his.status == 200)
            let id = try #require(hers.json["id"] as? String)
            let path = "/v1/fine_tuning/jobs/\(id)"
            #expect(Self.ids(try await client.fetch("/v1/fine_tuning/jobs", headers: Self.headers(ann)).json) == [id])
            #expect(
                Self.ids(try await client.fetch("/v1/fine_tuning/jobs", headers: Self.headers(ben)).json) == [his.json["id"] as? String])
            for tail in ["", "/events", "/checkpoints"] {
                #expect(try await client.fetch(path + tail, headers: Self.headers(ann)).status == 200)
                #expect(try await client.fetch(path + tail, headers: Self.headers(ben)).status == 404)
                #expect(try await client.fetch("/v1/fine_tuning/jobs/ftjob-elsewhere\(tail)", headers: Self.headers(ann)).status == 404)
            }
            #expect(try await client.post(path + "/cancel", "", headers: Self.headers(ben)).status == 404)
            #expect(upstream.state.withLock { $0.cancelled }.isEmpty)
            #expect(try await client.post(path + "/cancel", "", headers: Self.headers(ann)).json["status"] as? String == "cancelled")
            #expect(try await client.fetch("/v1/fine_tuning/jobs/..%2Ffiles", headers: Self.headers(ann)).status == 404)
        }
    }

    @Test func withoutKeysAllThatWereMadeHereAreSeenPageByPage() async throws {
        let (one, two) = (Upstream("one"), Upstream("two"))
        one.state.withLock { $0.jobs = [("ftjob-elsewhere", "file-elsewhere", 1)] }
        try await Harness.run(set: { registry in [one, two].forEach { registry.register(tuner: $0) } }) { client, store in
            var made: [String] = []
            for _ in 0..<3 { made.insert(try #require(try await Self.begin(client, store).json["id"] as? String), at: 0) }
            // Of the second upstream, and of a key.
            let other = FineTuningRecord(
                provider: "two", trainingFile: "file-x", for: Principal(try await store.keys.create(NewKey(name: "k")).key))
            two.state.withLock { $0.jobs = [("ftjob-two-1", "file-x", Int64(Date().timeIntervalSince1970))] }
            try await store.fineTuning.begin(other)
            try await store.fineTuning.made("ftjob-two-1", of: other.id)
            made.insert("ftjob-two-1", at: 0)
            let all = try await client.fetch("/v1/fine_tuning/jobs").json
            #expect(Self.ids(all) == made && all["has_more"] as? Bool == false && all["object"] as? String == "list")
            let first = try await client.fetch("/v1/fine_tuning/jobs?limit=2").json
            #expect(Self.ids(first) == Array(made.prefix(2)) && first["has_more"] as? Bool == true)
            let rest = try await client.fetch("/v1/fine_tuning/jobs?limit=2&after=\(made[1])").json
            #expect(Self.ids(rest) == Array(made.suffix(2)) && rest["has_more"] as? Bool == false)
            #expect(try await client.fetch("/v1/fine_tuning/jobs?after=ftjob-elsewhere").status == 400)
            // One that the upstream has forgotten leaves no gap.
            one.state.withLock { $0.jobs.removeAll { $0.id == made[1] } }
            #expect(Self.ids(try await client.fetch("/v1/fine_tuning/jobs?limit=2").json) == [made[0], made[2]])
        }
    }

    @Test func aJobWhoseAnswerWasLostIsFoundByItsFile() async throws {
        let upstream = Upstream()
        try await Harness.run(keysRequired: true, set: { $0.register(tuner: upstream) }) { client, store in
            let ann = try await store.keys.create(NewKey(name: "ann"))
            let ben = try await store.keys.create(NewKey(name: "ben"))
            upstream.state.withLock { $0.losesAnswer = true }
            #expect(try await Self.begin(client, store, ann).status == 502)
            upstream.state.withLock { $0.losesAnswer = false }
            #expect(try await client.fetch("/v1/fine_tuning/jobs/ftjob-up-1", headers: Self.headers(ben)).status == 404)
            #expect(Self.ids(try await client.fetch("/v1/fine_tuning/jobs", headers: Self.headers(ann)).json) == ["ftjob-up-1"])
            #expect(try await client.fetch("/v1/fine_tuning/jobs/ftjob-up-1", headers: Self.headers(ann)).status == 200)
            #expect(try await store.fineTuning.open(for: .operator).isEmpty)
            // What was refused leaves nothing to be looked for, and neither does what was never made once its time is over.
            upstream.state.withLock { $0.refuses = true }
            #expect(try await Self.begin(client, store, ann).status == 400)
            #expect(try await store.fineTuning.open(for: .operator).isEmpty)
            for age in [10.0, 4000] {
                try await store.fineTuning.begin(
                    FineTuningRecord(
                        provider: "up", trainingFile: "file-never", for: Principal(ann.key), created: Date(timeIntervalSinceNow: -age)))
            }
            #expect(Self.ids(try await client.fetch("/v1/fine_tuning/jobs", headers: Self.headers(ann)).json) == ["ftjob-up-1"])
            #expect(try await store.fineTuning.open(for: .operator).count == 1)
        }
    }

    @Test func aGuessGivesWayToWhatIsCertain() async throws {
        let folder = NSTemporaryDirectory() + "easel-tuning-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let store = try Store(folder)
        let guessed = FineTuningRecord(provider: "up", trainingFile: "file-1", for: .anonymous)
        let certain = FineTuningRecord(provider: "up", trainingFile: "file-1", for: Principal(personID: "per-1"))
        try await store.fineTuning.begin(guessed)
        try await store.fineTuning.begin(certain)
        #expect(try await store.fineTuning.adopt("ftjob-1", for: guessed.id))
        #expect(try await !store.fineTuning.adopt("ftjob-1", for: certain.id))
        try await store.fineTuning.made("ftjob-1", of: certain.id)
        #expect(try await store.fineTuning.record(ofJob: "ftjob-1", for: .anonymous) == nil)
        #expect(try await store.fineTuning.record(ofJob: "ftjob-1", for: Principal(personID: "per-1"))?.id == certain.id)
        try store.close()
    }

    @Test func aKeyForABaseModelIsNoneForWhatWasTrainedFromIt() async throws {
        let upstream = Upstream()
        try await Harness.run(keysRequired: true, set: { $0.register(tuner: upstream) }) { client, store in
            let key = try await store.keys.create(NewKey(name: "narrow", models: ["base"]))
            #expect(try await Self.begin(client, store, key).status == 200)
            #expect(try await Self.begin(client, store, key, model: "ft:base-1:org::abc").status == 403)
            #expect(upstream.state.withLock { $0.files } == 1)
            let wide = try await store.keys.create(NewKey(name: "named", models: ["ft:base-1:org::abc"]))
            #expect(try await Self.begin(client, store, wide, model: "ft:base-1:org::abc").status == 200)
            #expect(try await Self.begin(client, store, wide).status == 403)
        }
    }
}
