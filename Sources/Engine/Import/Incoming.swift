import Foundation
import Weights

/// A model on its way into the library: a folder that is renamed when all is there, and the blobs that came for it.
final class Incoming {
    private let library: ModelLibrary
    private let folder: String
    /// Blobs that were not there before.
    private var fresh: Set<String> = []

    /// The folder that becomes the model's `files`.
    var files: String { folder + "/files" }

    init(_ library: ModelLibrary) throws {
        self.library = library
        folder = "\(library.folder)/.incoming-\(UUID().uuidString)"
        for path in [library.blobs, folder + "/files"] { try Self.make(path) }
    }

    private static func make(_ path: String) throws {
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw LibraryError.notWritable(file: path, reason: (error as NSError).localizedDescription)
        }
    }

    /// Takes a file as it is: a small one is copied, a large one linked, or used in place where a link cannot reach.
    func take(_ item: ModelSource.Item, _ progress: (Int) throws -> Void) throws -> ModelManifest.File {
        // The file itself, behind whatever links lead to it (a hub's cache is made of them).
        let original = URL(fileURLWithPath: item.original).resolvingSymlinksInPath().path
        var bytes = 0
        func count(_ part: UnsafeRawBufferPointer) throws {
            bytes += part.count
            try progress(bytes)
        }
        let isWeights = WeightFile.isNamed(item.path)
        let hash =
            try isWeights
            ? Self.audited(try WeightFile(original), name: item.original, count) : FileHash.of(file: original, progress: count)
        let blob = "\(library.blobs)/\(hash)"
        var place: String?
        if !FileManager.default.fileExists(atPath: blob) {
            if !isWeights, bytes <= Self.small {
                try write(blob, from: original)
            } else if link(original, blob) != 0 {
                guard errno == EXDEV || errno == EPERM || errno == EMLINK else {
                    throw LibraryError.notWritable(file: blob, reason: String(cString: strerror(errno)))
                }
                place = original
            }
            if place == nil { fresh.insert(hash) }
        }
        try point(item.path, to: place ?? blob)
        return ModelManifest.File(path: item.path, sha256: hash, bytes: bytes, place: place)
    }

    /// The hash of a file of weights, each tensor of which is looked through while it is at hand.
    private static func audited(_ file: WeightFile, name: String, _ progress: (UnsafeRawBufferPointer) throws -> Void) throws -> String {
        var hash = FileHash.Running()
        var done = 0
        func add(until end: Int) throws {
            while done < end {
                let part = file.bytes(done..<min(end, done + 4 << 20))
                hash.add(part)
                done += part.count
                try progress(part)
            }
        }
        for entry in file.entries {
            try add(until: entry.range.upperBound)
            try WeightAudit.check(entry, of: file, name: name)
            file.letGo()
        }
        try add(until: file.length)
        return hash.finish()
    }

    /// Other files than weights are copied up to this: configurations and tokenizers, which people edit.
    private static let small = 64 << 20

    private func write(_ blob: String, from original: String) throws {
        let beside = blob + ".new"
        do {
            try? FileManager.default.removeItem(atPath: beside)
            try FileManager.default.copyItem(atPath: original, toPath: beside)
            try FileManager.default.moveItem(atPath: beside, toPath: blob)
        } catch {
            try? FileManager.default.removeItem(atPath: beside)
            throw LibraryError.notWritable(file: blob, reason: (error as NSError).localizedDescription)
        }
    }

    /// Converts a file of weights.
    func convert(_ item: ModelSource.Item, _ select: (WeightEntry) -> Bool, _ progress: (Int) throws -> Void) throws -> ModelManifest.File {
        let file = try WeightFile(item.original)
        let beside = "\(folder)/converted"
        let hash = try WeightQuantizer.convert(file, name: item.original, to: beside, select: select, progress: progress)
        let blob = "\(library.blobs)/\(hash.sha256)"
        if FileManager.default.fileExists(atPath: blob) {
            try? FileManager.default.removeItem(atPath: beside)
        } else {
            do { try FileManager.default.moveItem(atPath: beside, toPath: blob) } catch {
                throw LibraryError.notWritable(file: blob, reason: (error as NSError).localizedDescription)
            }
            fresh.insert(hash.sha256)
        }
        try point(item.path, to: blob)
        return ModelManifest.File(path: item.path, sha256: hash.sha256, bytes: hash.bytes)
    }

    /// Makes the model's path lead to a file: to a blob by a relative link, so that the data folder can be moved.
    private func point(_ path: String, to target: String) throws {
        let link = "\(files)/\(path)"
        try Self.make((link as NSString).deletingLastPathComponent)
        // ID/files/transformer/x → ../../../blobs/…: one step up for each folder of the path, and two for ID/files.
        let up = String(repeating: "../", count: path.split(separator: "/").count + 1)
        let relative = target.hasPrefix(library.blobs + "/") ? "\(up)blobs/\((target as NSString).lastPathComponent)" : target
        guard symlink(relative, link) == 0 else { throw LibraryError.notWritable(file: link, reason: String(cString: strerror(errno))) }
    }

    /// Makes the model appear.
    func install(_ manifest: ModelManifest) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        do {
            try encoder.encode(manifest).write(to: URL(fileURLWithPath: folder + "/model.json"))
            try FileManager.default.moveItem(atPath: folder, toPath: "\(library.folder)/\(manifest.id)")
        } catch {
            throw LibraryError.notWritable(file: "\(library.folder)/\(manifest.id)", reason: (error as NSError).localizedDescription)
        }
    }

    /// Takes everything back.
    func abandon() {
        try? FileManager.default.removeItem(atPath: folder)
        library.sweep(fresh)
    }
}
