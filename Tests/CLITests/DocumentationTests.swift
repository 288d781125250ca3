import Foundation
import Testing

@testable import CLI

@Suite struct DocumentationTests {
    /// `make docs` writes them again.
    @Test func generatedPagesAreUpToDate() throws {
        let docs = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../docs").standardized
        for page in GeneratedPage.all {
            let file = try String(contentsOf: docs.appending(path: page.name), encoding: .utf8)
            #expect(file == page.text, "docs/\(page.name) is out of date: run `make docs`")
        }
    }
}

@Suite struct OutputTests {
    @Test func namesComeFromThePromptAndAreFree() throws {
        let folder = NSTemporaryDirectory() + "easel-names-\(UUID().uuidString)/"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let names = OutputNames(folder)
        let first = try names.name(prompt: "Two red apples, LEFT of…", index: 0, count: 1, seed: 7, format: .png)
        #expect(first.hasSuffix("/two-red-apples-left-of-7.png"))
        #expect(FileManager.default.createFile(atPath: first, contents: Data()))
        #expect(try names.name(prompt: "Two red apples, LEFT of…", index: 0, count: 1, seed: 7, format: .png).hasSuffix("-7-2.png"))
        #expect(OutputNames("a/b.webp").format == "webp" && OutputNames(".").format == nil && OutputNames("out").format == nil)
    }

    @Test func tablesLineUp() {
        var table = Table(["A", "LONG"], right: [1])
        table.add(["xyz", "7"])
        #expect(table.lines == ["A    LONG", "xyz     7"])
    }

    @Test(arguments: [("10usd", "10.00", "month"), ("2.50/day", "2.50", "day"), ("$100/total", "100.00", "total")])
    func budgetsAreRead(_ text: String, _ amount: String, _ period: String) throws {
        let budget = try KeysCommand.Create.budget(text)
        #expect(budget?.amount.decimal == amount && budget?.period.rawValue == period)
    }

    @Test(arguments: ["ten", "10/year", "-1"])
    func otherBudgetsAreRefused(_ text: String) {
        #expect(throws: (any Error).self) { try KeysCommand.Create.budget(text) }
    }
}
