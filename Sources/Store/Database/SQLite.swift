import API
import Foundation
import GRDB

/// The open database: grouped writes, concurrent reads.
final class SQLite: Sendable {
    let path: String
    private let pool: DatabasePool
    private let checkpoints: DatabaseQueue
    private let writer: GroupedWriter

    /// Opens or makes the database and brings its tables up to date.
    init(_ folder: DataFolder, synchronous: StoreOptions.Synchronous) throws {
        path = folder.database
        do {
            try Self.refuseForeign(path)
            var configuration = Configuration()
            configuration.busyMode = .timeout(5)
            configuration.maximumReaderCount = 3
            configuration.label = "easel.db"
            configuration.prepareDatabase { try $0.execute(sql: "PRAGMA wal_autocheckpoint = 0") }
            pool = try DatabasePool(path: path, configuration: configuration)
            if synchronous == .full { try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") } }
            let migrator = Migrations.migrator
            if try pool.read({ try migrator.hasBeenSuperseded($0) }) { throw StoreError.newer(path) }
            try migrator.migrate(pool)
            checkpoints = try DatabaseQueue(path: path, configuration: configuration)
            writer = GroupedWriter(pool: pool, checkpoints: checkpoints, isInline: synchronous == .normal)
        } catch let error as DatabaseError {
            throw Self.explained(error, path: folder.database)
        }
    }

    /// Reads what is there before anything is written: an SQLite file of another program stays as it is.
    private static func refuseForeign(_ path: String) throws {
        let size = (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
        guard size > 0 else { return }
        let queue = try DatabaseQueue(path: path)
        let (application, tables) = try queue.read { db in
            (
                try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0,
                try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") ?? 0
            )
        }
        try queue.close()
        // No mark and no tables: a server died while it made the file.
        if application != Migrations.applicationID, application != 0 || tables > 0 { throw StoreError.foreign(path) }
    }

    private static func explained(_ error: DatabaseError, path: String) -> any Error {
        switch error.resultCode {
        case .SQLITE_NOTADB: StoreError.notADatabase(path)
        case .SQLITE_CORRUPT: StoreError.damaged(path, reason: error.message ?? "malformed")
        case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM: StoreError.notWritable(path, reason: error.message ?? "cannot be opened")
        case .SQLITE_FULL: APIError.insufficientStorage
        default: error
        }
    }

    /// Runs `body` in a transaction that it may share with other tasks' writes; returns once it is committed.
    func write<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
        try await writer.write(body)
    }

    /// Runs `body` in a transaction of its own, on the calling thread.
    func writeNow<Value>(_ body: (Database) throws -> Value) throws -> Value {
        do { return try pool.write(body) } catch { throw asAPIError(error) }
    }

    /// Reads a consistent state.
    func read<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
        try await pool.read(body)
    }

    /// SQLite's own check of the whole file; what it found, or nothing.
    func check() async throws -> [String] {
        try await pool.read { try String.fetchAll($0, sql: "PRAGMA quick_check(20)") }.filter { $0 != "ok" }
    }

    /// Closes all connections. With `isLast` the log is copied into the database first, so that the one file is all there is.
    func close(isLast: Bool) throws {
        if isLast { _ = try? pool.writeWithoutTransaction { try $0.checkpoint(.truncate) } }
        try checkpoints.close()
        try pool.close()
    }
}
