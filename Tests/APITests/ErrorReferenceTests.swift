import Foundation
import Testing

@testable import API

/// Compares the documented error codes with those in the sources.
@Suite struct ErrorReferenceTests {
    @Test func everyCodeInTheSourcesIsDocumented() throws {
        let sources = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Sources").standardized
        let files = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
        let code = try Regex(#"code: "([a-z_]+)""#, as: (Substring, Substring).self)
        var used: Set<String> = ["invalid_png_output_compression", "invalid_svg_output_compression"]
        for case let file as URL in files where file.pathExtension == "swift" {
            for match in try String(contentsOf: file, encoding: .utf8).matches(of: code) { used.insert(String(match.output.1)) }
        }
        let documented = Set(APIError.reference.map(\.code))
        #expect(used.subtracting(documented).subtracting(["http_error"]).sorted() == [])
        #expect(documented.subtracting(used).sorted() == [])
    }
}
