import CStudio
import Foundation

/// The files that the studio is made of: templates, strings and what browsers load.
///
/// They are part of the executable; while somebody works on them they are read from a folder instead, anew each time.
struct StudioFiles: Sendable {
    /// The files' bytes by their paths, such as `templates/make.mustache`.
    let bytes: [String: Data]

    /// The files in the executable.
    static func embedded() -> StudioFiles {
        var bytes: [String: Data] = [:]
        let table = UnsafeBufferPointer(start: easel_studio_files(), count: easel_studio_file_count())
        for file in table {
            guard let path = file.path, let start = file.bytes else { continue }
            // They live as long as the process, so nothing is copied.
            let pointer = UnsafeMutableRawPointer(mutating: start)
            bytes[String(cString: path)] = Data(bytesNoCopy: pointer, count: file.length, deallocator: .none)
        }
        return StudioFiles(bytes: bytes)
    }

    /// The files in a folder.
    static func read(_ folder: String) -> StudioFiles {
        var bytes: [String: Data] = [:]
        for case let path as String in FileManager.default.enumerator(atPath: folder) ?? .init() {
            if path.split(separator: "/").contains(where: { $0.hasPrefix(".") }) { continue }
            if let data = FileManager.default.contents(atPath: "\(folder)/\(path)") { bytes[path] = data }
        }
        return StudioFiles(bytes: bytes)
    }

    /// The files below a folder, by their paths within it.
    func below(_ folder: String) -> [String: Data] {
        var found: [String: Data] = [:]
        for (path, data) in bytes where path.hasPrefix(folder + "/") { found[String(path.dropFirst(folder.count + 1))] = data }
        return found
    }
}
