import API
import Foundation
import NIOPosix
import Pictures
import SVG
import Store
import Synchronization

/// Small pictures for the gallery: made when they are first asked for, beside the event loops, and kept as WebP files by the
/// big file's SHA-256, so that equal pictures share theirs. Two are made at a time; asking twice makes one.
actor Thumbnails {
    /// The widths that there are.
    static let widths = [160, 320, 640]

    private let store: Store
    private var making: [String: Task<String, any Error>] = [:]
    private var running = 0
    private var waiting: [CheckedContinuation<Void, Never>] = []
    private static let together = 2

    init(store: Store) { self.store = store }

    /// The path of the small picture of a big one; throws `APIError.notFound` where the big one's file is gone.
    func path(sha256: String, format: PictureFormat, width: Int) async throws -> String {
        let target = "\(store.folder.thumbnails)/\(sha256)-\(width).webp"
        if access(target, R_OK) == 0 { return target }
        if let task = making[target] { return try await task.value }
        let source = store.blobs.path(of: sha256)
        let temporary = "\(store.folder.temporary)/\(UUID().uuidString.lowercased()).webp"
        let task = Task {
            await self.begin()
            defer { self.end() }
            return try await NIOThreadPool.singleton.runIfActive {
                try Self.make(source, format, width: width, temporary: temporary, target: target)
            }
        }
        making[target] = task
        defer { making[target] = nil }
        return try await task.value
    }

    private func begin() async {
        if running < Self.together { running += 1 } else { await withCheckedContinuation { waiting.append($0) } }
    }

    private func end() {
        if waiting.isEmpty { running -= 1 } else { waiting.removeFirst().resume() }
    }

    private static func make(_ source: String, _ format: PictureFormat, width: Int, temporary: String, target: String) throws -> String {
        guard access(source, R_OK) == 0 else { throw APIError.notFound("The file is no longer kept.", param: "id") }
        let small: Bitmap
        do {
            small = try bitmap(source, format, width: width)
        } catch is SVGError {
            throw APIError.notFound("This picture has no preview.", param: "id")
        }
        let bytes = try small.encoded(as: .webp, compression: 80).bytes()
        try Data(bytes).write(to: URL(fileURLWithPath: temporary))
        guard rename(temporary, target) == 0 else { throw APIError.insufficientStorage }
        return target
    }

    private static func bitmap(_ source: String, _ format: PictureFormat, width: Int) throws -> Bitmap {
        guard format == .svg else { return try Bitmap.decode(path: source, fitting: width).fitted(to: width) }
        let svg = try SVGSanitizer.sanitize([UInt8](FileManager.default.contents(atPath: source) ?? Data()))
        let scale = Double(width) / max(svg.width, svg.height, 1)
        return try Rasterizer.render(
            svg, width: max(1, Int(svg.width * scale)), height: max(1, Int(svg.height * scale)), background: .white)
    }
}
