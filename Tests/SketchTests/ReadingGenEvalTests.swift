import Foundation
import Testing

@testable import Sketch

/// GenEval's 553 prompts: what its records ask for is what is read.
@Suite struct ReadingGenEvalTests {
    struct Record: Decodable {
        struct Item: Decodable {
            var `class`: String
            var count: Int
            var color: String?
            var position: Position?
        }

        struct Position: Decodable {
            var relation: String
            var object: Int

            init(from decoder: any Decoder) throws {
                var container = try decoder.unkeyedContainer()
                relation = try container.decode(String.self)
                object = try container.decode(Int.self)
            }
        }

        var tag: String
        var include: [Item]
        var prompt: String
    }

    static let records: [Record] = ReadingNouns.fixture("geneval.jsonl").split(separator: "\n").compactMap {
        try? JSONDecoder().decode(Record.self, from: Data($0.utf8))
    }

    @Test func allAreThere() {
        #expect(Self.records.count == 553)
    }

    @Test func everyPromptIsWhollyUnderstood() {
        for record in Self.records {
            let scene = ReadingNouns.reader.read(record.prompt)
            #expect(scene.unknownWords.isEmpty, "\(record.prompt): \(scene.summary)")
            #expect(scene.things.count == record.include.count, "\(record.prompt): \(scene.summary)")
            #expect(
                scene.setting == nil && scene.time == nil && scene.weather == nil && scene.style == .flat && scene.notes.isEmpty,
                "\(record.prompt): \(scene.summary)")
            guard scene.things.count == record.include.count else { continue }
            // The prompt names the thing with a position first, the record lists it last.
            let things = record.include.map { item in scene.things.first { $0.noun == item.class } }
            for (item, thing) in zip(record.include, things) {
                #expect(thing != nil, "\(record.prompt): \(item.class) in \(scene.summary)")
                #expect(thing?.count == item.count, "\(record.prompt): \(scene.summary)")
                #expect(thing?.colour?.name == item.color, "\(record.prompt): \(scene.summary)")
            }
            var relations: [Relation] = []
            for (item, thing) in zip(record.include, things) {
                guard let position = item.position, let subject = thing, let object = things[position.object] else { continue }
                let kinds: [String: Relation.Kind] = ["left of": .leftOf, "right of": .rightOf, "above": .above, "below": .below]
                if let kind = kinds[position.relation] { relations.append(Relation(subject.id, kind, object.id)) }
            }
            #expect(scene.relations == relations, "\(record.prompt): \(scene.summary)")
        }
    }
}
