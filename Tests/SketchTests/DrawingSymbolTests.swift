import Foundation
import SVG
import Testing

@testable import Sketch

/// The embedded symbols: the table is the folder's, and every file keeps the rules of Sources/CSymbols/README.md.
@Suite struct DrawingSymbolTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Sources/CSymbols/symbols")

    private static var files: [URL] {
        let found = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
        return found.filter { $0.pathExtension == "svg" }.sorted { $0.lastPathComponent < $1.lastPathComponent }
    }

    @Test func theTableIsTheFolder() throws {
        let embedded = try SymbolLibrary().symbols.map { $0.name.replacingOccurrences(of: " ", with: "-") }
        let files = Self.files.map { $0.deletingPathExtension().lastPathComponent }
        #expect(embedded.sorted() == files.sorted(), "run Scripts/embed-symbols")
    }

    @Test func embeddedBytesAreTheFiles() throws {
        let library = try SymbolLibrary()
        for file in Self.files {
            let name = file.deletingPathExtension().lastPathComponent
            let symbol = try #require(library.symbols.first { $0.name.replacingOccurrences(of: " ", with: "-") == name })
            let drawing = try library.drawing(of: symbol)
            #expect(
                drawing == (try SVGElement(parsing: [UInt8](Data(contentsOf: file))).elements),
                "\(name): run Scripts/embed-symbols and build again")
        }
    }

    @Test func everyFileKeepsTheRules() throws {
        var owners: [String: String] = [:]
        for file in Self.files {
            let name = file.deletingPathExtension().lastPathComponent
            let bytes = [UInt8](try Data(contentsOf: file))
            let faults = try SymbolRules.faults(name: name, bytes: bytes)
            #expect(faults.isEmpty, "\(name): \(faults.joined(separator: "; "))")
            let symbol = try #require(SymbolLibrary(files: [(name, bytes)]).symbols.first)
            for word in [symbol.name] + symbol.noun.synonyms {
                #expect(owners[word] == nil, "\(name): the name \(word) is \(owners[word] ?? "")'s already")
                owners[word] = name
            }
        }
    }

    @Test func rulesFindFaults() throws {
        let bad = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 90" data-names="A B" data-kind="thing" data-place="air" data-height="-1" \
            data-parts="roof=red" data-wrong="1"><text fill="red" class="x" onclick="y" data-part="door"/></svg>
            """
        #expect(try SymbolRules.faults(name: "a", bytes: Array(bad.utf8)).count >= 11)
    }

    @Test func brokenFilesAreRefused() {
        for text in ["", "<svg", "<p/>", "<svg viewBox=\"0 0 9 9\">", "<svg data-names=\"a\" viewBox=\"0 0 9\">"] {
            #expect(throws: SymbolError.self) { try SymbolLibrary(files: [("a", Array(text.utf8))]) }
        }
    }

    @Test func factsAreRead() throws {
        let text = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 180 200" data-names="cell phone, mobile phone" data-plurals="mouse=mice, goose=geese"
              data-kind="device" data-place="surface" data-height="0.15" data-parts="main=#d9473f lid=#5fa052" data-top="120 8 60"
              data-inside="1 2 3 4" data-text="5 6 7.5 8" data-mirror="no"><path d="M0 0"/></svg>
            """
        let symbol = try #require(SymbolLibrary(files: [("cell-phone", Array(text.utf8))]).symbol("cell phone"))
        #expect(
            symbol.noun
                == Noun(
                    name: "cell phone", synonyms: ["mobile phone"], plurals: ["mouse": "mice", "goose": "geese"], parts: ["lid"],
                    kind: "device"))
        #expect(symbol.top == Symbol.Top(left: 60, right: 120, y: 8) && symbol.inside == Box(x: 1, y: 2, width: 3, height: 4))
        #expect(symbol.text?.width == 7.5 && !symbol.mayMirror && symbol.metres == 0.15 && symbol.place == .surface)
    }
}
