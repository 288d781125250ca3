import API
import Foundation
import Pictures
import Registry
import Store
import Testing

@testable import Jobs

@Suite struct PerformTests {
    @Test func marksAnswersSettlesAndKeeps() async throws {
        let studio = try Studio(.quick())
        let key = try await studio.principal(budget: .dollars(10))
        var task = studio.task(count: 2)
        task.partials = 1
        var pictures: [WorkPicture] = []
        var partials = 0
        var summary: WorkSummary?
        for try await event in try studio.perform(task, for: key) {
            switch event {
            case .picture(let picture): pictures.append(picture)
            case .partial(_, _, let picture):
                partials += 1
                #expect(try Mark.isMarked(bytes: picture.bytes()) && Mark.recipe(in: picture) == nil)
            case .finished(let finished):
                summary = finished
                // The ledger is settled before the end is told.
                let state = try #require(try await studio.store.ledger.budget(ofKey: key.key?.id ?? ""))
                #expect(state.spent == .dollars(2) && state.reserved == .zero)
            case .progress, .resolved: break
            }
        }
        #expect(partials == 2 && pictures.map(\.seed) == [7, 8])
        for picture in pictures {
            #expect(try Mark.isMarked(bytes: picture.picture.bytes()))
            let recipe = try Recipe(json: #require(Mark.recipe(in: picture.picture)))
            #expect(recipe.prompt == "a cat" && recipe.seed == picture.seed && recipe.memory == ["scene": 1])
            #expect(recipe.size == PixelSize(8, 8) && recipe.quality == .medium && recipe.easel == "0.1.0")
        }
        let finished = try #require(summary)
        #expect(finished.cost == .dollars(2) && finished.isExact && finished.usage.outputTokens == 20)
        #expect(finished.notes == ["drawn plainly"])
        #expect(finished.choices == ResolvedChoices(size: PixelSize(8, 8), quality: .medium, background: .opaque))
        await studio.service.drain()
        for picture in pictures {
            let kept = try #require(try await studio.store.images.image(picture.imageID ?? "", for: key))
            #expect(try Data(contentsOf: URL(fileURLWithPath: studio.store.blobs.path(of: kept.sha256))) == Data(picture.picture.bytes()))
            #expect(try Recipe(json: kept.recipe).seed == picture.seed)
            #expect(try await studio.store.images.image(kept.id, for: .anonymous) == nil)
        }
    }

    @Test func leavesTheRecipeOutButNeverTheMark() async throws {
        let studio = try Studio(.quick()) { $0.keepPictures = false }
        var task = studio.task()
        task.embedsRecipe = false
        for try await event in try studio.perform(task) {
            guard case .picture(let picture) = event else { continue }
            #expect(try Mark.isMarked(bytes: picture.picture.bytes()) && Mark.recipe(in: picture.picture) == nil)
            #expect(picture.imageID == nil)
        }
        await studio.service.drain()
        #expect(try await studio.store.images.list(PageRequest(), for: .operator).elements.isEmpty)
    }

    @Test func keepsNothingOfWorkThatIsOnlyLookedAt() async throws {
        let studio = try Studio(.quick())
        let task = studio.task()
        let work = studio.service.perform(
            task, by: try studio.registry.resolve(task.model), for: .anonymous, requestID: "req-looked", isKept: false)
        var pictures = 0
        for try await event in work {
            guard case .picture(let picture) = event else { continue }
            pictures += 1
            #expect(picture.imageID == nil)
        }
        await studio.service.drain()
        #expect(pictures == task.count)
        #expect(try await studio.store.images.list(PageRequest(), for: .operator).elements.isEmpty)
    }

    @Test func refusesBeforeTheWorkWhatTheBudgetDoesNotCover() async throws {
        let model = FakeModel.quick()
        let studio = try Studio(model)
        let key = try await studio.principal(budget: .dollars(1))
        let error = await #expect(throws: APIError.self) {
            for try await _ in try studio.perform(studio.task(count: 2), for: key) {}
        }
        #expect(error?.status == 429 && error?.code == "insufficient_quota" && error?.details["left_usd"] == "1.00")
        #expect(model.seen.begun.isEmpty)
        for try await _ in try studio.perform(studio.task(), for: key) {}
        #expect(model.seen.begun.count == 1)
    }

    @Test func refusesAModelThatTheKeyMayNotUse() async throws {
        let studio = try Studio(.quick())
        let key = try await studio.principal(models: ["other"])
        let error = await #expect(throws: APIError.self) { for try await _ in try studio.perform(studio.task(), for: key) {} }
        #expect(error?.status == 403 && error?.param == "model")
        let job = await #expect(throws: APIError.self) { _ = try await studio.enqueue(studio.task(), for: key) }
        #expect(job?.status == 403)
    }

    @Test func aFailureIsToldAndPaidForWhatWasFinished() async throws {
        let studio = try Studio(
            FakeModel { task, continuation in
                continuation.yield(.picture(index: 0, FinishedPicture(try FakeModel.picture())))
                throw APIError.upstream("it broke")
            })
        let key = try await studio.principal(budget: .dollars(10))
        var pictures = 0
        let error = await #expect(throws: APIError.self) {
            for try await event in try studio.perform(studio.task(count: 3), for: key) {
                if case .picture = event { pictures += 1 }
            }
        }
        #expect(error == .upstream("it broke") && pictures == 1)
        let usage = try #require(try await studio.usage())
        #expect(usage.failures == 1 && usage.images == 1 && usage.cost == .dollars(1) && usage.estimated == 1)
    }

    @Test func anErrorOfTheModelsOwnIsNotShown() async throws {
        struct Secret: Error {}
        let studio = try Studio(FakeModel { _, _ in throw Secret() })
        let error = await #expect(throws: APIError.self) { for try await _ in try studio.perform(studio.task()) {} }
        #expect(error == .internalError)
        #expect(try await studio.usage()?.cost == .zero)
    }

    @Test(arguments: [
        ImageUsage(textIn: -5, imageIn: 0, imageOut: 10), ImageUsage(textIn: .max / 2, imageIn: 0, imageOut: 10),
        ImageUsage(textIn: 1, imageIn: 0, imageOut: 1_000_000_000),
    ])
    func usageThatCannotBeIsCountedByRule(_ lie: ImageUsage) async throws {
        let model = FakeModel { task, continuation in
            continuation.yield(.picture(index: 0, FinishedPicture(try FakeModel.picture())))
            continuation.yield(.usage(lie, isExact: true))
        }
        let studio = try Studio(model)
        for try await event in try studio.perform(studio.task()) {
            if case .finished(let summary) = event { #expect(!summary.isExact && summary.cost == .dollars(1)) }
        }
    }

    @Test func aModelThatEndsEarlyOrRepeatsItselfFails() async throws {
        let studio = try Studio(
            FakeModel { task, continuation in
                for index in [0, 0, 9, -1] { continuation.yield(.picture(index: index, FinishedPicture(try FakeModel.picture()))) }
            })
        let error = await #expect(throws: APIError.self) { for try await _ in try studio.perform(studio.task(count: 2)) {} }
        #expect(error?.status == 502 && error?.message.contains("1 of 2") == true)
    }

    @Test func aPictureThatIsNoneIsTheModelsFault() async throws {
        let studio = try Studio(
            FakeModel { task, continuation in
                let junk = EncodedPicture(format: .png, width: 1, height: 1, payload: .raw(Array("not a picture".utf8)))
                continuation.yield(.picture(index: 0, FinishedPicture(junk)))
            })
        let error = await #expect(throws: APIError.self) { for try await _ in try studio.perform(studio.task()) {} }
        #expect(error?.status == 502)
    }

    @Test func aConsumerThatGoesAwayCancelsTheModelAndFreesItsTurn() async throws {
        let model = FakeModel { task, continuation in
            if task.prompt == "endless" {
                continuation.yield(.picture(index: 0, FinishedPicture(try FakeModel.picture())))
                try await Task.sleep(for: .seconds(60))
            }
            try await FakeModel.draw(task, continuation)
        }
        let studio = try Studio(model)
        let key = try await studio.principal(budget: .dollars(10))
        let consumer = Task {
            for try await event in try studio.perform(studio.task("endless", count: 2), for: key) {
                if case .picture = event { return }
            }
        }
        try await consumer.value
        #expect(try await eventually { try await studio.usage()?.cancelled == 1 })
        #expect(try await eventually { model.seen.cancelled == 1 })
        let usage = try #require(try await studio.usage())
        #expect(usage.cost == .dollars(1) && usage.open == 0)
        // The only turn is free again.
        for try await _ in try studio.perform(studio.task(), for: key) {}
    }

    @Test func oneThatWaitsForItsTurnCanGoAwayToo() async throws {
        let gate = Gate()
        let model = FakeModel.gated(gate)
        let studio = try Studio(model)
        let first = Task { for try await _ in try studio.perform(studio.task("first")) {} }
        #expect(try await eventually { model.seen.begun == ["first"] })
        let second = Task { for try await _ in try studio.perform(studio.task("second")) {} }
        #expect(try await eventually { studio.service.turns.depths["fake"]?.waiting == 1 })
        second.cancel()
        _ = await second.result
        #expect(try await eventually { studio.service.turns.depths["fake"]?.waiting == 0 })
        gate.open()
        try await first.value
        #expect(model.seen.begun == ["first"])
        #expect(try await eventually { try await studio.usage()?.cancelled == 1 })
    }

    @Test func keepsWithinTheModelsConcurrency() async throws {
        let model = FakeModel.slow(0.005, concurrency: 3)
        let studio = try Studio(model)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<30 { group.addTask { for try await _ in try studio.perform(studio.task()) {} } }
            try await group.waitForAll()
        }
        #expect(model.seen.most == 3 && model.seen.begun.count == 30)
    }
}
