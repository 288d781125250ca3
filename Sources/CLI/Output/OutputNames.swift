import Foundation
import Pictures

/// Where pictures are written: into a folder under names made from the prompt, or under the name that was given.
struct OutputNames {
    private let path: String
    private let isFolder: Bool

    init(_ path: String) {
        self.path = path
        var folder: ObjCBool = false
        let exists = FileManager.default.fileExists(atPath: path, isDirectory: &folder)
        isFolder =
            path.hasSuffix("/") || (exists && folder.boolValue)
            || !path.split(separator: "/").last.map { $0.contains(".") && $0 != "." && $0 != ".." }.orFalse
    }

    /// The format that the given name's end asks for.
    var format: String? {
        guard !isFolder else { return nil }
        return switch (path as NSString).pathExtension.lowercased() {
        case "png": "png"
        case "jpg", "jpeg": "jpeg"
        case "webp": "webp"
        case "svg": "svg"
        default: nil
        }
    }

    /// A free name for picture `index` of `count`, its folder made; never one that is taken.
    func name(prompt: String, index: Int, count: Int, seed: UInt64?, format: PictureFormat) throws -> String {
        if !isFolder {
            let base = (path as NSString).deletingPathExtension
            let folder = (path as NSString).deletingLastPathComponent
            if !folder.isEmpty { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) }
            let end = (path as NSString).pathExtension.isEmpty ? format.fileExtension : (path as NSString).pathExtension
            // The caller named the file: one picture goes exactly there, as with any other program.
            return count == 1 ? "\(base).\(end)" : free("\(base)-\(index + 1)", end)
        }
        let folder = path.hasSuffix("/") && path.count > 1 ? String(path.dropLast()) : path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        return free("\(folder == "." ? "" : folder + "/")\(Self.slug(prompt))\(seed.map { "-\($0)" } ?? "")", format.fileExtension)
    }

    private func free(_ base: String, _ end: String) -> String {
        var name = "\(base).\(end)"
        var number = 2
        while FileManager.default.fileExists(atPath: name) {
            name = "\(base)-\(number).\(end)"
            number += 1
        }
        return name
    }

    /// The prompt's first words as a file name.
    static func slug(_ prompt: String) -> String {
        let words = prompt.lowercased().split { !($0.isLetter || $0.isNumber) }
        var slug = ""
        for word in words where slug.utf8.count + word.utf8.count < 60 { slug += (slug.isEmpty ? "" : "-") + word }
        return slug.isEmpty ? "picture" : slug
    }
}

extension Bool? {
    fileprivate var orFalse: Bool { self ?? false }
}
