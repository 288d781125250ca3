import API
import Testing

@testable import Apps

@Suite struct CSVTableTests {
    @Test(arguments: ["\n", "\r\n", "\r"]) func readsWhatSpreadsheetsWrite(end: String) throws {
        let text = "\u{FEFF}animal, words\(end)fox,\"says \"\"hi\"\", twice\"\(end)\(end)heron\(end)\"two\nlines\",x"
        let table = try CSVTable(text, most: 10)
        #expect(table.columns == ["animal", "words"])
        #expect(table.rows == [["fox", "says \"hi\", twice"], ["heron", ""], ["two\nlines", "x"]])
        #expect(try CSVTable("a;b\n1,5;2", most: 10).rows == [["1,5", "2"]])
    }

    @Test(arguments: ["", "a,b", "a,a\n1,2", "a\n1,2", "a\n\"open", "a\n1\n2\n3\n4"]) func faultsAreRefused(text: String) {
        let error = #expect(throws: APIError.self) { try CSVTable(text, most: 3) }
        #expect(error?.status == 400 && error?.param == "file")
    }
}
