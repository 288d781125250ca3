import API
import Foundation
import Pictures
import Registry
import Store
import Testing

@testable import Compare

@Suite struct ServiceTests {
    func shop(_ body: (Workshop) async throws -> Void) async throws {
        try await TrueUpstream(try Draughtsman()).run { url in try await Workshop.with(url, body) }
    }

    @Test func whatIsWrongIsNamed() async throws {
        try await shop { shop in
            let prompts = Array(Planted.prompts.prefix(2))
            func refused(_ change: (inout ComparisonSpec) -> Void) async -> String? {
                var spec = try? shop.spec(["easel-sketch-1", "planted"], prompts)
                if spec != nil { change(&spec!) }
                do { _ = try await shop.service.create(spec!) } catch let error as APIError {
                    return error.status == 400 ? error.param : "\(error)"
                } catch { return "\(error)" }
                return nil
            }
            #expect(await refused { _ in } == nil)
            #expect(await refused { $0.judges = ["planted-eye"] } == "judges")
            #expect(await refused { $0.judges = ["blind"] } == "judges")
            #expect(await refused { $0.judges = ["nobody"] } == "judges")
            #expect(await refused { $0.judges = ["seer", "seer"] } == "judges")
            #expect(await refused { $0.contestants[1].model = "nobody" } == "contestants[1].model")
            #expect(await refused { $0.contestants[1].model = "easel-sketch-1" } == "contestants")
            #expect(await refused { $0.prompts[1].id = $0.prompts[0].id } == "prompts")
            #expect(await refused { $0.prompts[1].prompt = " " } == "prompts[1].prompt")
            #expect(await refused { $0.seeds = 99 } == "seeds")
            #expect(await refused { $0.parameters = ["n": 2] } == "parameters.n")
            #expect(await refused { $0.parameters = ["colour": "red"] } == "parameters.colour")
            #expect(try await shop.service.comparisons().elements.count == 1)
        }
    }

    @Test func whatAModelCannotDoIsSkippedAndMapped() async throws {
        try await shop { shop in
            var prompts = Array(Planted.prompts.prefix(1))
            prompts.append(ComparePrompt(id: "edit", category: .edit, prompt: "make it green"))
            prompts[1].references = (0..<17).map { "p\($0)" }
            var spec = try shop.spec(["easel-sketch-1", "planted"], prompts)
            spec.parameters = ["size": "250x250", "quality": "xhigh"]
            let picture = try Bitmap(width: 16, height: 16, filledWith: .white).encoded(as: .png).bytes()
            let id = try await shop.service.create(spec, pictures: Dictionary(uniqueKeysWithValues: (0..<17).map { ("p\($0)", picture) }))
                .id
            let evidence = try await shop.service.evidence(id)
            #expect(evidence.cells.map(\.status) == [.waiting, .skipped, .waiting, .skipped])
            #expect(evidence.cells[1].errorMessage?.contains("at most") == true)
            #expect(evidence.spec.prompts[1].references == Array(repeating: Digest.hex(of: picture), count: 17))
            #expect(evidence.spec.contestants[0].notes?.contains { $0.hasPrefix("quality:") } == true)
            #expect(evidence.spec.contestants[1].notes == ["seed: It takes no seed: pictures cannot be repeated."])
            let (own, _) = try shop.service.task(evidence.cells[0], of: evidence.spec)
            let (theirs, _) = try shop.service.task(evidence.cells[2], of: evidence.spec)
            #expect(own.seed == 1 && own.size == theirs.size && theirs.seed == nil && theirs.quality == .xhigh && own.quality == .high)
        }
    }

    @Test func votesAreBlindStableAndCanBeTakenBack() async throws {
        let hand = try Draughtsman()
        try await TrueUpstream(hand).run { url in
            try await Workshop.with(url) { shop in
                let progress = try await shop.run(
                    try shop.spec(["easel-sketch-1", "planted", "planted-twin"], Array(Planted.prompts.prefix(6))))
                let id = progress.record.id
                let made = try await shop.service.makeLink(NewVoteLink(comparison: id, cap: 5))
                let link = try await shop.service.link(secret: made.secret)
                let (ann, guest) = (Rater.person("per-ann"), Rater.guest(link: link.id, voter: "word"))
                let pair = try #require(try await shop.service.nextPair(id, for: ann))
                #expect(try await shop.service.nextPair(id, for: ann) == pair && pair.left == 18)
                #expect(try await shop.service.nextPair(id, for: guest, cap: 5)?.id != pair.id)
                await #expect(throws: APIError.self) { _ = try await shop.service.vote(pair.id, .left, by: guest) }
                await #expect(throws: APIError.self) { _ = try await shop.service.picture(ofPair: pair.id, .left, for: guest) }
                let file = try await shop.service.picture(ofPair: pair.id, .left, for: ann, edge: 200)
                #expect(file.format == .webp && file.width == 200 && file.height == 200)
                // Nothing in the file tells who made it.
                let text = String(decoding: try file.bytes(), as: UTF8.self)
                #expect(!text.contains("easel") && !text.contains("trainedAlgorithmicMedia"))
                let reveal = try await shop.service.vote(pair.id, .left, by: ann, milliseconds: 900)
                #expect(reveal.left != reveal.right && progress.record.models.contains(reveal.left))
                await #expect(throws: APIError.self) { _ = try await shop.service.vote(pair.id, .right, by: ann) }
                let second = try #require(try await shop.service.nextPair(id, for: ann))
                #expect(second.id != pair.id && second.cast == 1)
                #expect(try await shop.service.undo(id, by: ann)?.id == reveal.vote.id)
                #expect(try await shop.service.nextPair(id, for: ann) == pair)
                #expect(try await shop.service.evidence(id).votes.isEmpty)
                // The cap holds, and what is shown depends on the voter.
                for _ in 0..<5 {
                    let pair = try #require(try await shop.service.nextPair(id, for: guest, cap: 5))
                    _ = try await shop.service.vote(pair.id, .tie, by: guest, cap: 5)
                }
                #expect(try await shop.service.nextPair(id, for: guest, cap: 5) == nil)
                #expect(try await shop.service.links(id).first?.votes == 5)
                #expect(try await shop.service.endLink(link.id))
                await #expect(throws: APIError.self) { _ = try await shop.service.link(secret: made.secret) }
            }
        }
    }

    @Test func sidesAreRandomAndSomePairsComeTwice() async throws {
        try await TrueUpstream(try Draughtsman()).run { url in
            try await Workshop.with(url) { shop in
                let prompts = Array(Planted.prompts.prefix(60))
                let progress = try await shop.run(try shop.spec(["easel-sketch-1", "planted"], prompts))
                let id = progress.record.id
                var votes: [VoteRecord] = []
                for voter in 0..<3 {
                    while let pair = try await shop.service.nextPair(id, for: .person("per-\(voter)")) {
                        votes.append(try await shop.service.vote(pair.id, .left, by: .person("per-\(voter)")).vote)
                    }
                }
                let mirrors = votes.filter { $0.mirrors != nil }
                #expect(votes.count == 180 + mirrors.count && (1...25).contains(mirrors.count), "\(mirrors.count) mirrored")
                for mirror in mirrors {
                    let old = try #require(votes.first { $0.id == mirror.mirrors })
                    #expect(old.leftCell == mirror.rightCell && old.rightCell == mirror.leftCell && old.rater == mirror.rater)
                }
                let sides = votes.count { $0.leftCell < $0.rightCell }
                #expect((60...130).contains(sides), "the first contestant stood left in \(sides) of \(votes.count)")
            }
        }
    }

    @Test func picturesStayAsLongAsTheirComparison() async throws {
        try await TrueUpstream(try Draughtsman()).run { url in
            try await Workshop.with(url) { shop in
                let progress = try await shop.run(try shop.spec(["easel-sketch-1"], Array(Planted.prompts.prefix(3))))
                let id = progress.record.id
                let gallery = shop.store.gallery
                #expect(try await gallery.page(PictureQuery(), from: GalleryStart(), limit: 10).total == 0)
                #expect(try await gallery.page(PictureQuery(words: "apples"), from: GalleryStart(), limit: 10).total == 0)
                let shown = try await gallery.page(PictureQuery(source: .compare), from: GalleryStart(), limit: 10)
                #expect(shown.total == 3 && shown.pictures.allSatisfy { $0.source == .compare })
                let swept = try await shop.store.sweep(Retention(pictureAge: .zero, pictureBytes: 0, jobAge: .zero), now: Date() + 10)
                #expect(swept.images == 0 && swept.jobs == 3)
                let star = try #require(shown.pictures.first).image
                _ = try await gallery.star([star.id], true)
                #expect(try await gallery.page(PictureQuery(isStarred: true), from: GalleryStart(), limit: 10).total == 1)
                try await shop.service.delete(id)
                #expect(try await shop.store.compare.comparison(id) == nil)
                // The one with a star is an ordinary picture from now on.
                let left = try await gallery.page(PictureQuery(), from: GalleryStart(), limit: 10)
                #expect(left.pictures.map(\.image.id) == [star.id] && shop.store.blobs.contains(star.sha256))
                #expect(try await gallery.page(PictureQuery(words: "apple"), from: GalleryStart(), limit: 10).total == 1)
                #expect(try await shop.store.check().isEmpty)
                #expect(try await shop.store.integrityFault() == nil)
                #expect(try await shop.store.sweepOrphans() == 0)
            }
        }
    }
}
