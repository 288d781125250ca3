import Foundation
import Testing

@testable import Compare

@Suite struct PromptSetTests {
    private let set: PromptSet

    init() throws { set = try PromptSet.bundled() }

    @Test func isWellFormed() throws {
        try set.check()
        #expect(set.name == "easel-\(set.prompts.count)")
        #expect(Set(set.prompts.filter { $0.category != .edit }.map(\.prompt)).count == set.prompts.count { $0.category != .edit })
    }

    @Test func coversTheCategories() {
        let counts = Dictionary(grouping: set.prompts, by: \.category).mapValues(\.count)
        #expect(
            counts == [
                .single: 24, .count: 28, .color: 22, .binding: 28, .position: 28, .relation: 22, .lettering: 20, .scene: 20, .style: 32,
                .edit: 16,
            ])
    }

    @Test func everyPromptHasQuestionsAndOneToDeny() {
        for prompt in set.prompts {
            #expect(prompt.atoms.count >= 2, "\(prompt.id)")
            #expect(prompt.atoms.contains { !$0.answer } && prompt.atoms.contains(where: \.answer), "\(prompt.id)")
            #expect(Set(prompt.atoms.map(\.question)).count == prompt.atoms.count, "\(prompt.id)")
            for atom in prompt.atoms {
                #expect(atom.question.first?.isUppercase == true && atom.question.hasSuffix("?"), "\(prompt.id): \(atom.question)")
            }
        }
    }

    @Test func saysHowManyQuestionsAreToBeDenied() {
        let atoms = set.prompts.flatMap(\.atoms)
        let share = Int((100 * Double(atoms.count(where: \.answer)) / Double(atoms.count)).rounded())
        #expect((55...70).contains(share))
        #expect(set.summary.contains("\(atoms.count) questions, \(share) %"))
    }

    @Test func stylesComeInGroupsOfOneSubject() {
        let groups = Dictionary(grouping: set.prompts.filter { $0.category == .style }, by: { $0.group ?? "" })
        #expect(groups.count >= 4 && groups[""] == nil)
        for (name, members) in groups {
            #expect(members.count >= 8 && Set(members.compactMap(\.style)).count == members.count, "\(name)")
        }
    }

    @Test func editsHaveTheirPictures() {
        let named = Set(set.prompts.flatMap { $0.references ?? [] })
        #expect(named == Set(PromptSet.pictures.keys))
        for (name, bytes) in PromptSet.pictures { #expect(bytes.starts(with: Array("RIFF".utf8)) && bytes.count < 100_000, "\(name)") }
        #expect(set.prompts.filter { $0.category == .edit }.allSatisfy { $0.references?.isEmpty == false })
    }

    @Test func aSelectionIsSpreadAndAlwaysTheSame() {
        let small = set.selection(limit: 20)
        #expect(small.count == 20 && small == set.selection(limit: 20))
        #expect(Set(small.map(\.category)).count == 10)
        #expect(set.selection(categories: [.color], limit: 5).allSatisfy { $0.category == .color })
        #expect(set.selection(categories: [.color]).count == 22)
        #expect(set.selection().count == set.prompts.count)
        // A small selection of styles is one subject in several styles, which is what style range is measured on.
        #expect(Set(set.selection(categories: [.style], limit: 8).map(\.group)).count == 1)
    }

    @Test func survivesItsOwnFormat() throws {
        let read = try PromptImporters.read(String(decoding: try JSONEncoder().encode(set), as: UTF8.self))
        #expect(read.prompts == set.prompts)
    }

    @Test func refusesWhatCannotBeCompared() {
        var twice = set
        twice.prompts[1].id = twice.prompts[0].id
        #expect(throws: (any Error).self) { try twice.check() }
        var empty = set
        empty.prompts[0].prompt = " "
        #expect(throws: (any Error).self) { try empty.check() }
        var lost = set
        lost.prompts[0].references = ["none-such"]
        #expect(throws: (any Error).self) { try lost.check() }
        var huge = set
        huge.prompts = (0...10_000).map { ComparePrompt(id: "p\($0)", category: .own, prompt: "a cat") }
        #expect(throws: (any Error).self) { try huge.check() }
    }
}
