import Foundation

/// The models that are installed, in a folder of the data folder:
///
///     blobs/SHA256      the files, by their hashes; read-only
///     ID/model.json     a model's manifest
///     ID/files/…        its files as links to the blobs, or to where they are used in place
///
/// A model appears whole or not at all: its folder is put together beside and renamed.
public struct ModelLibrary: Sendable {
    /// The folder.
    public let folder: String

    /// The library in `folder`, which is made when something is installed.
    public init(_ folder: String) { self.folder = folder }

    var blobs: String { folder + "/blobs" }

    /// The installed models, by name. A folder without a readable manifest is none.
    public var models: [ModelManifest] {
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
        return names.compactMap { name in
            guard Self.isName(name), let manifest = try? read(name), manifest.id == name else { return nil }
            return manifest
        }
    }

    /// The model `id`.
    ///
    /// - Throws: `LibraryError.unknown` or `.damaged`.
    public func model(_ id: String) throws -> ModelManifest {
        guard Self.isName(id), FileManager.default.fileExists(atPath: manifest(of: id)) else {
            throw LibraryError.unknown(id: id, known: models.map(\.id))
        }
        return try read(id)
    }

    /// The folder of a model's files, as they were named where they came from.
    public func files(of id: String) -> String { "\(folder)/\(id)/files" }

    func manifest(of id: String) -> String { "\(folder)/\(id)/model.json" }

    private func read(_ id: String) throws -> ModelManifest {
        guard let data = FileManager.default.contents(atPath: manifest(of: id)) else {
            throw LibraryError.damaged(id: id, file: manifest(of: id), reason: "is missing")
        }
        do {
            return try JSONDecoder().decode(ModelManifest.self, from: data)
        } catch {
            throw LibraryError.damaged(id: id, file: manifest(of: id), reason: "is no manifest")
        }
    }

    /// Whether a text can be a model's name: it becomes a folder's.
    public static func isName(_ text: String) -> Bool {
        guard let first = text.utf8.first, text.utf8.count <= 80, text != "blobs" else { return false }
        func isPlain(_ byte: UInt8) -> Bool {
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        }
        return isPlain(first)
            && text.utf8.allSatisfy { isPlain($0) || [UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-")].contains($0) }
    }

    /// Removes a model, and the blobs that no other model uses. Files that were used in place stay where they are.
    ///
    /// - Returns: the bytes that were freed.
    /// - Throws: `LibraryError`.
    @discardableResult
    public func remove(_ id: String) throws -> Int {
        let manifest = try model(id)
        // Out of sight first, so that a process that is ended here leaves no half model.
        let away = "\(folder)/.removed-\(UUID().uuidString)"
        do {
            try FileManager.default.moveItem(atPath: "\(folder)/\(id)", toPath: away)
            try FileManager.default.removeItem(atPath: away)
        } catch {
            throw LibraryError.notWritable(file: "\(folder)/\(id)", reason: (error as NSError).localizedDescription)
        }
        return sweep(Set(manifest.files.filter { $0.place == nil }.map(\.sha256)))
    }

    /// Removes those of `hashes` that no model uses.
    @discardableResult
    func sweep(_ hashes: Set<String>) -> Int {
        let used = Set(models.flatMap(\.files).filter { $0.place == nil }.map(\.sha256))
        var freed = 0
        for hash in hashes.subtracting(used) {
            let path = "\(blobs)/\(hash)"
            let size = (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
            if (try? FileManager.default.removeItem(atPath: path)) != nil { freed += size }
        }
        return freed
    }
}
