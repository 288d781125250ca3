import Diffusion
import Foundation
import Tensors
import Testing

@testable import Engine

/// A library in a folder of its own, and the tiny pipeline to install in it.
final class Place {
    static let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().path + "/Parity/fixtures"
    static let tiny = fixtures + "/flux2-klein-tiny"
    let folder: String
    let library: ModelLibrary

    init() throws {
        // On the disk of the sources: a link cannot reach across disks.
        folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/.place-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        library = ModelLibrary(folder + "/models")
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// A copy of the tiny pipeline that may be damaged.
    func copy() throws -> String {
        let path = folder + "/original"
        try FileManager.default.copyItem(atPath: Self.tiny, toPath: path)
        return path
    }

    func install(_ change: (inout ModelImporter.Options) -> Void = { _ in }) throws -> (manifest: ModelManifest, fate: ModelImporter.Fate) {
        var options = ModelImporter.Options()
        options.name = "tiny"
        change(&options)
        return try ModelImporter(library).run(Self.tiny, options)
    }

    /// What a request needs of memory.
    func plan(_ request: Flux2Request) throws -> MemoryPlan {
        let parts = try ModelParts(library.model("tiny"), folder: library.files(of: "tiny"), preview: nil, compute: Compute(threads: 1))
        return try parts.plan(for: request)
    }

    /// Everything in the library's folder, by path.
    var contents: [String] {
        ((try? FileManager.default.subpathsOfDirectory(atPath: library.folder)) ?? []).filter { $0 != "blobs" }.sorted()
    }

    static func inode(_ path: String) -> UInt64 {
        var status = stat()
        return stat(path, &status) == 0 ? UInt64(status.st_ino) : 0
    }
}

extension Engine {
    /// The picture of a request.
    func picture(_ request: Flux2Request, by id: String) async throws -> RGBPicture {
        var found: RGBPicture?
        for try await event in events(request, by: id) { if case .picture(let picture) = event { found = picture } }
        // A stream whose task was cancelled ends without an error.
        guard let found else { throw CancellationError() }
        return found
    }
}
