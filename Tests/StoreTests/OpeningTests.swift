import Foundation
import GRDB
import Testing

@testable import Store

@Suite struct OpeningTests {
    @Test func oneServerAtATimeAndToolsBesideIt() async throws {
        let folder = Folder()
        var first: Store? = try folder.open()
        let path = folder.path
        #expect(throws: StoreError.locked(folder: DataFolder(path).path, pid: Int(ProcessInfo.processInfo.processIdentifier))) {
            try folder.open()
        }
        let tool = try folder.open(as: .tool)
        _ = try await tool.keys.create(NewKey(name: "made beside the server"))
        #expect(try await first?.keys.list().map(\.name) == ["made beside the server"])
        try first?.close()
        first = nil
        _ = try folder.open()
    }

    @Test func refusesWhatIsNoDatabase() throws {
        let folder = Folder()
        try DataFolder(folder.path).create()
        let path = DataFolder(folder.path).database
        try Data(repeating: 0x41, count: 8192).write(to: URL(fileURLWithPath: path))
        #expect(throws: StoreError.notADatabase(path)) { try folder.open() }
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data(repeating: 0x41, count: 8192))
    }

    @Test func refusesAnotherProgramsDatabase() throws {
        let folder = Folder()
        try DataFolder(folder.path).create()
        let path = DataFolder(folder.path).database
        let other = try DatabaseQueue(path: path)
        try other.write { try $0.execute(sql: "CREATE TABLE theirs (a)") }
        try other.close()
        let before = try Data(contentsOf: URL(fileURLWithPath: path))
        #expect(throws: StoreError.foreign(path)) { try folder.open() }
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    }

    @Test func refusesANewerDatabase() async throws {
        let folder = Folder()
        let store = try folder.open()
        try await store.database.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('99')") }
        try store.close()
        #expect(throws: StoreError.newer(DataFolder(folder.path).database)) { try folder.open(as: .tool) }
    }

    @Test func saysThatADatabaseIsDamaged() async throws {
        let folder = Folder()
        let store = try folder.open()
        for index in 0..<50 { _ = try await store.image("picture \(index)") }
        #expect(try await store.check().isEmpty)
        try store.close()
        let path = DataFolder(folder.path).database
        var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        bytes.replaceSubrange(4096..<bytes.count, with: Data(repeating: 0x5a, count: bytes.count - 4096))
        try bytes.write(to: URL(fileURLWithPath: path))
        do {
            let store = try folder.open()
            #expect(try await !store.check().isEmpty)
        } catch let error as StoreError {
            guard case .damaged = error else { throw error }
        }
    }

    @Test func refusesAFileInPlaceOfAFolder() throws {
        let folder = Folder()
        try Data("x".utf8).write(to: URL(fileURLWithPath: folder.path))
        #expect(throws: StoreError.notAFolder(DataFolder(folder.path).path)) { try folder.open() }
    }

    @Test func fullSynchronisationIsSet() async throws {
        let folder = Folder()
        let store = try folder.open(options: StoreOptions(synchronous: .full))
        #expect(try await store.database.write { try Int.fetchOne($0, sql: "PRAGMA synchronous") } == 2)
        try store.close()
        let normal = Folder()
        #expect(try await normal.open().database.write { try Int.fetchOne($0, sql: "PRAGMA synchronous") } == 1)
    }

    @Test func emptiesWhatADeadServerWasWriting() throws {
        let folder = Folder()
        try folder.open().close()
        try Data("half".utf8).write(to: URL(fileURLWithPath: folder.path + "/tmp/blob-1"))
        try Data("half".utf8).write(to: URL(fileURLWithPath: folder.path + "/uploads/1"))
        _ = try folder.open()
        #expect(folder.files("tmp").isEmpty && folder.files("uploads").isEmpty)
    }
}
