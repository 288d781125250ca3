import API
import Foundation
import NIOPosix
import Pictures
import Providers
import Registry
import Store

extension ChatIntake {
    /// How many pictures of one request are fetched at once, and seconds for all of them.
    private static let width = 8, seconds = 60.0
    /// The largest picture that is fetched, in bytes.
    private static let largest = 20 << 20

    /// A picture's file.
    struct PictureFile: Sendable {
        var bytes: [UInt8]
        var format: PictureFormat
    }

    /// The uploaded files that pictures name, by id.
    func files(of wanted: [GivenPicture], for principal: Principal) async throws -> [String: FileRecord] {
        var files: [String: FileRecord] = [:]
        for picture in wanted {
            guard case .file(let id) = picture.reference, files[id] == nil else { continue }
            guard let file = try await parts.store.files.file(id, for: principal) else {
                throw APIError.notFound("No such File object: \(id.prefix(100))", param: picture.param)
            }
            guard file.bytes <= Self.largest else {
                throw APIError.invalidImage(param: picture.param, reason: "it is over \(Self.largest >> 20) MB.")
            }
            files[id] = file
        }
        return files
    }

    /// The most memory that the pictures can take while they are fetched and decoded.
    static func most(_ wanted: [GivenPicture], _ files: [String: FileRecord]) -> Int {
        var most = 0
        for picture in wanted {
            switch picture.reference {
            case .file(let id): most += files[id]?.bytes ?? 0
            // The text of a data: URL is there beside what it says.
            case .url(let url): most += url.hasPrefix("data:") ? 2 * url.utf8.count : largest
            }
        }
        return min(most, 2 * mostPictureBytes)
    }

    /// The pictures' files in their order.
    func fetch(_ wanted: [GivenPicture], _ files: [String: FileRecord]) async throws -> [PictureFile] {
        guard !wanted.isEmpty else { return [] }
        let deadline = ContinuousClock.now + .seconds(Self.seconds)
        return try await withThrowingTaskGroup(of: (Int, PictureFile).self) { group in
            var found = [PictureFile?](repeating: nil, count: wanted.count)
            var bytes = 0
            func add(_ index: Int) {
                let picture = wanted[index]
                group.addTask { (index, try await fetch(picture, files, by: deadline)) }
            }
            var next = min(Self.width, wanted.count)
            for index in 0..<next { add(index) }
            while let (index, file) = try await group.next() {
                bytes += file.bytes.count
                guard bytes <= Self.mostPictureBytes else {
                    throw APIError.tooLarge(
                        "The pictures of a conversation may be \(Self.mostPictureBytes >> 20) MB together.", param: wanted[index].param)
                }
                found[index] = file
                if next < wanted.count {
                    add(next)
                    next += 1
                }
            }
            return found.compactMap { $0 }
        }
    }

    private func fetch(_ picture: GivenPicture, _ files: [String: FileRecord], by deadline: ContinuousClock.Instant) async throws
        -> PictureFile
    {
        let bytes: [UInt8]
        switch picture.reference {
        case .url(let url):
            bytes = try await parts.fetcher.fetch(url, param: picture.param, limit: Self.largest, deadline: deadline)
        case .file(let id):
            let path = files[id].map { parts.store.blobs.path(of: $0.sha256) }
            bytes = try await NIOThreadPool.singleton.runIfActive {
                guard let data = path.flatMap({ FileManager.default.contents(atPath: $0) }) else {
                    throw APIError.notFound("The file is no longer kept: \(id.prefix(100))", param: picture.param)
                }
                return [UInt8](data)
            }
        }
        return PictureFile(bytes: bytes, format: try PictureIntake.check(bytes, param: picture.param).format)
    }
}
