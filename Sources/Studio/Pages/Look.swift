import Foundation
import Synchronization

/// Templates, strings and assets as they are now: compiled once, or, from a folder, anew whenever they are asked for.
struct Look: Sendable {
    /// What a page is made with.
    struct State: Sendable {
        var templates: Templates
        var strings: [Language: Strings]
        var assets: Assets
        var starts: [AppStart]

        init(_ files: StudioFiles, isFixed: Bool) throws {
            templates = try Templates(files)
            strings = try Dictionary(uniqueKeysWithValues: Language.allCases.map { ($0, try Strings($0, files)) })
            assets = Assets(files, isFixed: isFixed)
            starts = try AppStart.all(files)
        }
    }

    private let folder: String?
    private let fixed: State?

    /// - Parameter folder: Where the files are read from instead of the executable.
    /// - Throws: `StudioFault` where an embedded file does not compile.
    init(folder: String?) throws {
        self.folder = folder
        fixed = folder == nil ? try State(StudioFiles.embedded(), isFixed: true) : nil
    }

    /// The present state; throws `StudioFault`.
    func state() throws -> State {
        if let fixed { return fixed }
        return try State(StudioFiles.read(folder ?? ""), isFixed: false)
    }
}
