import API
import Foundation
import GRDB

extension SQLiteAssistants {
    func begin(_ run: AssistantRunRecord, after messages: [ThreadMessageObject]) async throws {
        try await database.write { db in
            let object = run.object
            try ThreadRows.checkIdle(object.threadID, db) { "Thread \(object.threadID) already has an active run \($0)." }
            for message in messages { try Self.insert(message, db) }
            try db.execute(
                sql: "INSERT INTO thread_runs (id, thread, place, status, expires, body, ordered) VALUES (?, ?, ?, ?, ?, ?, ?)",
                arguments: [
                    object.id, object.threadID, try ThreadRows.runs.nextPlace(in: object.threadID, db), object.status.rawValue,
                    Self.expiry(object), DatabaseJSON.encode(object), run.ordered.description,
                ])
        }
    }

    func run(_ id: String, in thread: String) async throws -> AssistantRunRecord? {
        let found = try await database.read { db in try ThreadRows.runs.fetch(id, in: thread, db).map(Self.record) }
        guard let found, found.object.status == .requiresAction, Self.expiry(found.object) <= Date().milliseconds else { return found }
        return try await database.write { db in
            guard var run = try ThreadRows.runs.fetch(id, in: thread, db).map(Self.record) else { return nil }
            guard run.object.status == .requiresAction else { return run }
            run.object.status = .expired
            run.object.requiredAction = nil
            try Self.store(run.object, db)
            for var step in try Self.steps(of: id, db) where step.status == .inProgress {
                step.status = .expired
                step.expiredAt = run.object.expiresAt
                try Self.upsert(step, db)
            }
            return run
        }
    }

    func runs(in thread: String, _ page: PageRequest) async throws -> Page<RunObject> {
        try await database.read { db in try ThreadRows.runs.page(in: thread, page, of: RunObject.self, db) }
    }

    func change(
        _ id: String, from states: [RunObject.Status], _ body: @escaping @Sendable (inout RunObject) throws -> Void
    ) async throws -> AssistantRunRecord? {
        try await database.write { db in
            guard var run = try Self.fetch(id, db), states.contains(run.object.status) else { return nil }
            try body(&run.object)
            try Self.store(run.object, db)
            return run
        }
    }

    func write(_ change: RunChange) async throws {
        try await database.write { db in
            if var run = change.run {
                guard let now = try Self.fetch(run.id, db) else { throw APIError.notFound("The thread of this run is gone.") }
                if now.object.status == .cancelling, !run.status.isFinal {
                    run.status = run.status == .requiresAction ? .cancelled : .cancelling
                    if run.status == .cancelled { (run.requiredAction, run.cancelledAt) = (nil, Int(Date().timeIntervalSince1970)) }
                }
                run.metadata = now.object.metadata
                try Self.store(run, db)
            }
            for message in change.messages { try Self.upsert(message, db) }
            for step in change.steps { try Self.upsert(step, db) }
        }
    }

    func openRuns() async throws -> [OpenRun] {
        try await database.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT thread_runs.body AS body, thread_runs.ordered AS ordered, threads.key AS key, threads.person AS person
                    FROM thread_runs JOIN threads ON threads.id = thread_runs.thread
                    WHERE status IN ('queued', 'in_progress', 'cancelling') ORDER BY thread_runs.id
                    """
            ).map { OpenRun(run: try Self.record($0), keyID: $0["key"], personID: $0["person"]) }
        }
    }

    func step(_ id: String, of run: String) async throws -> RunStepObject? {
        try await database.read { db in
            try ThreadRows.steps.fetch(id, in: run, db).map { try DatabaseJSON.decode(RunStepObject.self, from: $0["body"]) }
        }
    }

    func steps(of run: String, _ page: PageRequest) async throws -> Page<RunStepObject> {
        try await database.read { db in try ThreadRows.steps.page(in: run, page, of: RunStepObject.self, db) }
    }

    private static func expiry(_ run: RunObject) -> Int64 { Int64(run.expiresAt ?? run.createdAt + 600) * 1000 }

    private static func record(_ row: Row) throws -> AssistantRunRecord {
        AssistantRunRecord(try DatabaseJSON.decode(RunObject.self, from: row["body"]), ordered: try text(row))
    }

    private static func fetch(_ id: String, _ db: Database) throws -> AssistantRunRecord? {
        try Row.fetchOne(db, sql: "SELECT * FROM thread_runs WHERE id = ?", arguments: [id]).map(record)
    }

    private static func store(_ run: RunObject, _ db: Database) throws {
        try db.execute(
            sql: "UPDATE thread_runs SET status = ?, expires = ?, body = ? WHERE id = ?",
            arguments: [run.status.rawValue, expiry(run), DatabaseJSON.encode(run), run.id])
    }

    private static func steps(of run: String, _ db: Database) throws -> [RunStepObject] {
        try String.fetchAll(db, sql: "SELECT body FROM thread_run_steps WHERE run = ? ORDER BY place", arguments: [run])
            .map { try DatabaseJSON.decode(RunStepObject.self, from: $0) }
    }

    private static func upsert(_ step: RunStepObject, _ db: Database) throws {
        try db.execute(sql: "UPDATE thread_run_steps SET body = ? WHERE id = ?", arguments: [DatabaseJSON.encode(step), step.id])
        guard db.changesCount == 0 else { return }
        try db.execute(
            sql: "INSERT INTO thread_run_steps (id, run, place, body) VALUES (?, ?, ?, ?)",
            arguments: [step.id, step.runID, try ThreadRows.steps.nextPlace(in: step.runID, db), DatabaseJSON.encode(step)])
    }
}
