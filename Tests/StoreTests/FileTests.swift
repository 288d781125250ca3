import API
import Foundation
import Testing

@testable import Store

@Suite struct FileTests {
    private func new(_ folder: Folder, _ text: String, name: String = "a.png", expires: Date? = nil) throws -> NewFile {
        let upload = try folder.upload(text)
        return NewFile(path: upload.path, filename: name, purpose: .vision, expires: expires)
    }

    @Test func keepsListsAndDeletes() async throws {
        let folder = Folder()
        let store = try folder.open()
        let key = Principal(try await store.key())
        let file = try await store.files.add(new(folder, "content"), for: key)
        #expect(file.id.hasPrefix("file-") && file.bytes == 7 && file.object.purpose == "vision")
        #expect(try await store.files.file(file.id, for: key) == file)
        #expect(try await store.files.file(file.id, for: .anonymous) == nil)
        #expect(try await !store.files.delete(file.id, for: .anonymous))
        #expect(try await store.files.list(PageRequest(), purpose: .vision, for: key).elements == [file])
        #expect(try await store.files.list(PageRequest(), purpose: .batch, for: key).elements.isEmpty)
        #expect(try await store.files.delete(file.id, for: key))
        #expect(folder.files("blobs").isEmpty)
        #expect(try await !store.files.delete(file.id, for: key))
    }

    @Test func listsEitherWay() async throws {
        let folder = Folder()
        let store = try folder.open()
        var ids: [String] = []
        for number in 0..<5 { ids.append(try await store.files.add(new(folder, "\(number)"), for: .anonymous).id) }
        func list(_ page: PageRequest) async throws -> (ids: [String], hasMore: Bool) {
            let found = try await store.files.list(page, purpose: nil, for: .anonymous)
            return (found.elements.map(\.id), found.hasMore)
        }
        #expect(try await list(PageRequest()).ids == ids.reversed())
        let first = try await list(PageRequest(limit: 2, ascending: true))
        #expect(first.ids == [ids[0], ids[1]] && first.hasMore)
        let rest = try await list(PageRequest(limit: 3, after: ids[1], ascending: true))
        #expect(rest.ids == [ids[2], ids[3], ids[4]] && !rest.hasMore)
        #expect(try await list(PageRequest(limit: 2, before: ids[4], ascending: true)).ids == [ids[2], ids[3]])
        #expect(try await list(PageRequest(limit: 2, before: ids[1])).ids == [ids[3], ids[2]])
    }

    @Test func anExpiredFileIsGoneBeforeItIsSwept() async throws {
        let folder = Folder()
        let store = try folder.open()
        let file = try await store.files.add(new(folder, "short", expires: Date().addingTimeInterval(3600)), for: .anonymous)
        #expect(try await store.files.file(file.id, for: .anonymous) != nil)
        try await store.database.write { try $0.execute(sql: "UPDATE files SET expires = 1") }
        #expect(try await store.files.file(file.id, for: .anonymous) == nil)
        #expect(try await store.files.list(PageRequest(), purpose: nil, for: .anonymous).elements.isEmpty)
        #expect(folder.files("blobs").count == 1)
        #expect(try await store.sweep(Retention()).files == 1)
        #expect(folder.files("blobs").isEmpty)
    }

    @Test(arguments: [
        ("photo.png", "photo.png"), ("../../etc/passwd", "passwd"), (#"C:\Users\me\cat.jpg"#, "cat.jpg"), ("", "file"), ("..", "file"),
        (".hidden", "hidden"), ("a\u{0}b\nc.png", "abc.png"), ("x\u{202e}gnp.exe", "xgnp.exe"), ("naïve 画像.webp", "naïve 画像.webp"),
        ("a\"b<c>|d:*?.png", "abcd.png"), ("ends. ", "ends"),
    ])
    func namesAreMadeSafe(name: String, safe: String) {
        #expect(Filename.safe(name) == safe)
    }

    @Test func longNamesAreCutBetweenCharacters() {
        let safe = Filename.safe(String(repeating: "画", count: 300))
        #expect(safe.utf8.count == 255 && safe.allSatisfy { $0 == "画" })
    }
}
