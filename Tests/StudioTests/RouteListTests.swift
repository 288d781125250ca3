import Foundation
import Hummingbird
import HummingbirdTesting
import Server
import Store
import Testing

@testable import Studio

@Suite struct RouteListTests {
    @Test func everyListedRouteAnswers() async throws {
        try await Harness.run { client, studio in
            let owner = try await Browser.signedIn(client, studio, as: .owner)
            for entry in Studio.entries where entry.path != "/sign-out" {
                let path = entry.path.replacing("**", with: "studio.css").replacing(/\{[a-z]+\}/, with: "x")
                let answer = try await owner.call(entry.method, path, entry.method == .get ? nil : "{}")
                let code = (answer.json["error"] as? [String: Any])?["code"] as? String
                #expect(
                    code != "unknown_url" && code != "method_not_allowed" && answer.status < 500,
                    "\(entry.method) \(entry.path): \(answer.status)")
            }
            #expect(Set(Studio.entries.map { "\($0.method) \($0.path)" }).count == Studio.entries.count)
        }
    }

    @Test func everyRouteThatChangesSomethingIsListed() throws {
        // What is registered but not listed would skip the session: the sources are read for it.
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Sources/Studio")
        var registered: Set<String> = []
        for case let file as URL in try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)) {
            guard file.pathExtension == "swift" else { continue }
            let text = try String(contentsOf: file, encoding: .utf8)
            for match in text.matches(of: /router\.(get|post|put|patch|delete)\("([^"]+)"\)/) {
                let path = match.2.split(separator: "/", omittingEmptySubsequences: false).map {
                    $0.hasPrefix(":") ? "{\($0.dropFirst())}" : String($0)
                }
                registered.insert("\(match.1.uppercased()) \(path.joined(separator: "/"))")
            }
        }
        #expect(registered == Set(Studio.entries.map { "\($0.method.rawValue) \($0.path)" }))
    }
}
