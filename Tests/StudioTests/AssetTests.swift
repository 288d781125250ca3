import Foundation
import Hummingbird
import HummingbirdTesting
import NIOCore
import Pictures
import Server
import Testing

@testable import Studio

@Suite struct AssetTests {
    private func request(_ headers: HTTPFields) -> Request {
        Request(
            head: .init(method: .get, scheme: "http", authority: "x", path: "/", headerFields: headers), body: .init(buffer: ByteBuffer()))
    }

    @Test func whoTakesGzipSaysSo() {
        for (value, takes) in [
            ("gzip", true), ("gzip, deflate, br, zstd", true), ("br;q=1.0, gzip;q=0.8", true), ("*", true), ("x-gzip", true),
            ("GZIP", true),
            ("gzip;q=0", false), ("gzip; q=0.000", false), ("*, gzip;q=0", false), ("br", false), ("", false), ("identity", false),
            ("gzip;q=nonsense", false),
        ] {
            #expect(request([.acceptEncoding: value]).takesGzip == takes, "\(value)")
        }
        #expect(!request([:]).takesGzip)
        #expect(request([.ifNoneMatch: "\"a\", W/\"b\" "]).knows("\"b\"") && request([.ifNoneMatch: "*"]).knows("\"b\""))
        #expect(!request([.ifNoneMatch: "\"a\", b"]).knows("\"b\""))
    }

    @Test func assetsAreCompressedAndPagesAreNot() async throws {
        try await Harness.run { client, studio in
            let browser = try await Browser.signedIn(client, studio, as: .owner)
            let base = try studio.look.state().assets.base
            for name in ["studio.css", "core.js", "icon.svg"] {
                let plain = try await browser.send(.get, "\(base)/\(name)")
                let packed = try await browser.send(.get, "\(base)/\(name)", headers: [.acceptEncoding: "gzip"])
                #expect(plain.headers[.contentEncoding] == nil && packed.headers[.contentEncoding] == "gzip")
                #expect(packed.headers[.vary] == "Accept-Encoding" && plain.headers[.vary] == "Accept-Encoding")
                #expect(packed.headers[.contentType] == plain.headers[.contentType])
                #expect(packed.body.readableBytes < plain.body.readableBytes)
                #expect(try gunzip(Data(buffer: packed.body)) == Data(buffer: plain.body))
                let tags = try [plain, packed].map { try #require($0.headers[.eTag]) }
                #expect(Set(tags).count == 2)
                for (tag, encoding) in zip(tags, ["identity", "gzip"]) {
                    let again = try await browser.send(
                        .get, "\(base)/\(name)", headers: [.acceptEncoding: encoding, .ifNoneMatch: "\"old\", W/\(tag)"])
                    #expect(again.status == .notModified && again.body.readableBytes == 0 && again.headers[.eTag] == tag)
                }
            }
            let picture = try await browser.send(.get, "\(base)/templates/product-photo.webp", headers: [.acceptEncoding: "gzip"])
            #expect(picture.headers[.contentEncoding] == nil)
            // They hold a token beside words of the address: their compressed length would tell of it.
            for path in ["/", "/gallery?q=csrf", "/sign-in?next=/x", "/account"] {
                let page = try await browser.send(.get, path, headers: [.acceptEncoding: "gzip", .accept: "text/html"])
                #expect(page.headers[.contentEncoding] == nil)
            }
        }
    }

    @Test func anAppsWorkerKeepsWhatTheAppNeedsAndNoMore() throws {
        let assets = Assets(.embedded(), isFixed: true)
        let files = assets.addresses(of: ["app.js", "app.css"]).map { String($0.dropFirst(assets.base.count + 1)) }
        for name in ["app.css", "app.js", "app/run.js", "core.js", "inputs.js", "make/shapes.js", "painter.js"] {
            #expect(files.contains(name), "\(name)")
        }
        #expect(!files.contains { $0.hasPrefix("builder") || $0.hasPrefix("gallery") || $0.hasSuffix(".webp") })
        #expect(assets.addresses(of: ["none.js"]).isEmpty)
        // Every module that any module imports is there.
        let all = StudioFiles.embedded().below("assets")
        for (path, data) in all where path.hasSuffix(".js") {
            for name in Asset(path, data, isFixed: false).imports { #expect(all[name] != nil, "\(path) imports \(name)") }
        }
    }

    private func gunzip(_ data: Data) throws -> Data {
        let file = NSTemporaryDirectory() + "easel-gzip-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: file) }
        try data.write(to: URL(fileURLWithPath: file))
        let (process, pipe) = (Process(), Pipe())
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["gzip", "-dc", file]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = pipe
        try process.run()
        let plain = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return plain
    }
}
