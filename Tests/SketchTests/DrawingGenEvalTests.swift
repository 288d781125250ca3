import Foundation
import Testing

@testable import Sketch

/// All prompts of GenEval, read and drawn with the embedded symbols: what its records ask for is where they ask for it.
@Suite struct DrawingGenEvalTests {
    private struct Record: Decodable {
        struct Item: Decodable {
            var name: String
            var count: Int
            var position: Position?

            enum CodingKeys: String, CodingKey {
                case name = "class"
                case count, position
            }
        }

        struct Position: Decodable {
            var relation: String
            var other: Int

            init(from decoder: any Decoder) throws {
                var list = try decoder.unkeyedContainer()
                relation = try list.decode(String.self)
                other = try list.decode(Int.self)
            }
        }

        var include: [Item]
        var prompt: String
    }

    @Test func everyRecordIsDrawn() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/geneval.jsonl")
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        #expect(lines.count == 553)
        let library = try SymbolLibrary()
        let reader = Reader(nouns: library.nouns), artist = Artist(library: library)
        for (number, line) in lines.enumerated() {
            let record = try JSONDecoder().decode(Record.self, from: Data(line.utf8))
            let scene = reader.read(record.prompt)
            let sheet = DrawingFixtures.sheets[number % 3]
            let composition = try artist.draw(scene, width: sheet.0, height: sheet.1, quality: .medium, seed: UInt64(number))
            #expect(composition.notes.isEmpty, "\(record.prompt): \(composition.notes)")
            for item in record.include {
                let boxes = composition.placements.filter { $0.noun == item.name }.map(\.box)
                #expect(boxes.count == item.count, "\(record.prompt): \(boxes.count) \(item.name)")
                for (index, box) in boxes.enumerated() {
                    for other in boxes[(index + 1)...] where box.overlap(other) > 0 {
                        Issue.record("\(record.prompt): two \(item.name) touch")
                    }
                }
                guard let position = item.position, let box = boxes.first,
                    let other = composition.placements.first(where: { $0.noun == record.include[position.other].name })?.box
                else { continue }
                switch position.relation {
                case "left of": #expect(box.right < other.x, "\(record.prompt)")
                case "right of": #expect(box.x > other.right, "\(record.prompt)")
                case "above": #expect(box.bottom < other.y, "\(record.prompt)")
                case "below": #expect(box.y > other.bottom, "\(record.prompt)")
                default: Issue.record("what is \(position.relation)?")
                }
            }
        }
    }
}
