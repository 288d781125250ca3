import Foundation

@testable import Sketch

/// The nouns that the tests read with: those of the symbols, as a table.
enum ReadingNouns {
    static let reader = Reader(nouns: all)

    static let all: [Noun] = fixture("nouns.tsv").split(separator: "\n").map { line in
        let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        let plurals = fields[2].split(separator: ",").map { $0.split(separator: "=").map { $0.trimmingCharacters(in: .whitespaces) } }
        return Noun(
            name: fields[0], synonyms: fields[1].split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) },
            plurals: Dictionary(uniqueKeysWithValues: plurals.map { ($0[0], $0[1]) }),
            parts: fields[3].split(separator: " ").map(String.init), kind: fields[4])
    }

    static func fixture(_ name: String) -> String {
        let url = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/\(name)")
        return (try? String(contentsOf: url, encoding: .utf8)) ?? ""
    }
}
