import Foundation
import GRDB
import Testing

@testable import Store

@Suite struct UpgradeTests {
    @Test func anOldFolderGetsAGallery() async throws {
        let folder = Folder()
        try DataFolder(folder.path).create()
        let pool = try DatabasePool(path: DataFolder(folder.path).database)
        try Migrations.migrator.migrate(pool, upTo: "1")
        try await pool.write { db in
            try db.execute(sql: "INSERT INTO recipes VALUES ('r', '{}')")
            for (id, prompt, key) in [("img-1", "a crème brûlée", nil as String?), ("img-2", "two apples", "key-1")] {
                try db.execute(
                    sql: """
                        INSERT INTO images (id, sha256, format, width, height, bytes, model, prompt, recipe, key, created)
                        VALUES (?, ?, 'png', 8, 8, 100, 'm', ?, 'r', ?, 1764000000000)
                        """, arguments: [id, id, prompt, key])
            }
        }
        try pool.close()
        let store = try folder.open()
        let all = try await store.gallery.page(PictureQuery(), from: GalleryStart(), limit: 10)
        #expect(all.pictures.map(\.image.id) == ["img-2", "img-1"] && all.total == 2)
        #expect(all.pictures.allSatisfy { $0.source == .api && !$0.isStarred && $0.boards.isEmpty })
        for words in ["creme", "BRÛLÉE crème", "brul"] {
            #expect(
                try await store.gallery.page(PictureQuery(words: words), from: GalleryStart(), limit: 10).pictures.map(\.image.id) == [
                    "img-1"
                ])
        }
        #expect(try await store.images.image("img-1", for: .anonymous) != nil)
        #expect(try await store.images.image("img-2", for: .anonymous) == nil)
        #expect(try await store.images.image("img-2", for: Principal(personID: "per-1")) != nil)
        #expect(try await store.images.image("img-2", for: .visitor("vis-1")) == nil)
        #expect(try await store.images.delete("img-1", for: .operator))
        #expect(try await store.gallery.page(PictureQuery(words: "creme"), from: GalleryStart(), limit: 10).total == 0)
        #expect(try await store.integrityFault() == nil)
        try store.close()
    }

    @Test func peopleKeepTheirJobsApart() async throws {
        let store = try Folder().open()
        let (ann, ben) = (Principal(personID: "per-ann"), Principal(personID: "per-ben"))
        let file = NSTemporaryDirectory() + UUID().uuidString
        try Data("x".utf8).write(to: URL(fileURLWithPath: file))
        let kept = try await store.files.add(NewFile(path: file, filename: "x", purpose: .userData), for: ann)
        #expect(try await store.files.file(kept.id, for: ann) != nil)
        #expect(try await store.files.file(kept.id, for: ben) == nil)
        #expect(try await store.files.file(kept.id, for: .anonymous) == nil)
        #expect(try await store.files.list(PageRequest(), purpose: nil, for: .operator).elements.count == 1)
        try store.close()
    }
}
