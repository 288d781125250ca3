import Foundation
import Mustache

/// The compiled templates.
struct Templates: Sendable {
    private let library: MustacheLibrary

    /// Compiles all templates; throws `StudioFault` that names the file.
    init(_ files: StudioFiles) throws {
        MustacheContentTypes.register(SafeHTML(), named: SafeHTML.name)
        var library = MustacheLibrary()
        for (path, data) in files.below("templates") where path.hasSuffix(".mustache") {
            let name = String(path.dropLast(".mustache".count))
            do {
                // The pragma stands in every file: partials begin with the library's own escaping.
                try library.register("{{% CONTENT_TYPE:\(SafeHTML.name)}}" + String(decoding: data, as: UTF8.self), named: name)
            } catch {
                throw StudioFault("templates/\(path): \(error)")
            }
        }
        self.library = library
    }

    /// A page's text; throws `StudioFault` where there is no such template.
    func render(_ name: String, _ values: [String: Any]) throws -> String {
        guard let text = library.render(values, withTemplate: name) else { throw StudioFault("There is no template '\(name)'.") }
        return text
    }
}

/// What is wrong with the studio's own files.
struct StudioFault: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
