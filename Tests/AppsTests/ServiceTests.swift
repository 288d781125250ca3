import API
import Foundation
import Registry
import Store
import Testing

@testable import Apps

@Suite struct ServiceTests {
    @Test func aRunKeepsItsPinAndItsPicture() async throws {
        try await Bench.with { bench in
            let (run, job) = try await bench.run("red cup")
            try await bench.drain()
            let kept = try #require(try await bench.store.apps.run(run.id))
            #expect(kept.status == .succeeded && kept.jobID == job.id && kept.task.prompt == "a red cup" && kept.stamp.version == 1)
            #expect(kept.stamp.inputs == ["thing": "red cup"] && kept.cost == .dollars(1) && kept.task.seed != nil)
            #expect(try await bench.store.apps.images(ofRun: run.id).count == 1)
            // A later version does not change what was made.
            var app = try await bench.apps.published("shop").definition
            app.prompt = "two of {{thing}}"
            _ = try await bench.store.apps.saveDraft("shop", String(decoding: app.json.encoded(), as: UTF8.self))
            #expect(try await bench.apps.publish("shop", note: "", author: nil).number == 2)
            #expect(try await bench.store.apps.run(run.id)?.task.prompt == "a red cup")
            #expect(try await bench.apps.prepare("shop", AppRequest(inputs: ["thing": "cups"])).task.prompt == "two of cups")
            let again = try await bench.apps.reproduction(of: try #require(try await bench.store.apps.images(ofRun: run.id).first))
            #expect(again.task.prompt == "a red cup" && again.task.seed == kept.task.seed && again.task.stamp?.purpose == .reproduction)
        }
    }

    @Test func limitsHoldForAVisitorForAllAndForTheBudget() async throws {
        try await Bench.with({ $0.rules.limits = AppLimits(visitorPerDay: 2, perDay: 3) }) { bench in
            try await bench.run("one")
            try await bench.run("two")
            let own = await #expect(throws: APIError.self) { try await bench.run("three") }
            #expect(own?.status == 429 && own?.details["scope"] == "visitor")
            try await bench.run("three", visitor: "vis-b")
            let all = await #expect(throws: APIError.self) { try await bench.run("four", visitor: "vis-c") }
            #expect(all?.status == 429 && all?.details["scope"] == "app")
            // What failed or was cancelled does not count.
            let waiting = try await bench.store.jobs.waiting()
            _ = try await bench.service.cancel(try #require(waiting.first).id, for: .operator)
            try await bench.run("four", visitor: "vis-c")
        }
        try await Bench.with({ $0.rules.limits = AppLimits(budget: Budget(.dollars(2), per: .total)) }) { bench in
            try await bench.run("one")
            try await bench.run("two", visitor: "vis-b")
            await #expect(throws: (any Error).self) { try await bench.run("three", visitor: "vis-c") }
        }
    }

    @Test func wordsThatAreBlockedNeverReachTheModel() async throws {
        try await Bench.with({ $0.rules.blockedWords = ["secret"] }) { bench in
            let error = await #expect(throws: APIError.self) { try await bench.run("a Secret door") }
            #expect(error?.status == 400 && error?.code == "moderation_blocked")
            try await bench.run("a secretary")
            #expect(try await bench.store.jobs.waiting().count == 1)
        }
    }

    @Test func aBatchGoesOnAfterARestartWithoutDoingARowTwice() async throws {
        try await Bench.with { first in
            let table = "thing\n" + (1...6).map { "cup \($0)" }.joined(separator: "\n")
            let batch = try await first.apps.createBatch("shop", table, name: "cups.csv", visitor: "vis-a")
            struct Death: Error {}
            // The server dies twice: before a row is queued, and after, before that is noted.
            for isQueued in [false, true] {
                var rows = 0
                await #expect(throws: Death.self) {
                    _ = try await first.apps.advanceBatches { run, batch in
                        rows += 1
                        if rows == 2, !isQueued { throw Death() }
                        let job = try await first.enqueue(run, "vis-batch-vis-a")
                        if rows == 2 { throw Death() }
                        return job
                    }
                }
            }
            try first.store.close()
            let second = try Bench(path: first.path)
            while try await second.apps.advanceBatches({ run, _ in try await second.enqueue(run, "vis-batch-vis-a") }) > 0 {}
            try await second.drain()
            let rows = try await second.store.apps.rows(ofBatch: batch.id)
            #expect(rows.map(\.status) == Array(repeating: .succeeded, count: 6) && Set(rows.compactMap(\.jobID)).count == 6)
            let runs = try await second.store.apps.runs(RunFilter(app: "shop", batch: batch.id), PageRequest(limit: 100)).elements
            #expect(runs.map(\.task.prompt).sorted() == (1...6).map { "a cup \($0)" })
            try second.store.close()
        }
    }

    @Test func nothingOfAFaultyTableIsKept() async throws {
        try await Bench.with { bench in
            for table in ["thing\ncup\n\"open", "other\nx", "thing\n" + String(repeating: "x", count: 9000), ""] {
                await #expect(throws: APIError.self) { try await bench.apps.createBatch("shop", table, name: "x", visitor: nil) }
            }
            #expect(try await bench.store.apps.batches("shop").isEmpty)
            let batch = try await bench.apps.createBatch("shop", "thing\ncup\nmug\n", name: "x", visitor: nil)
            try await bench.store.apps.cancelBatch(batch.id)
            let done = try await bench.apps.advanceBatches { _, _ in throw APIError.internalError }
            #expect(done == 0)
        }
    }

    @Test func aTrialThatGrowsKeepsItsVisitors() async throws {
        try await Bench.with { bench in
            let visitors = (0..<400).map { "vis-\($0)" }
            func onTrial() async throws -> Set<String> {
                let state = try await bench.apps.app("shop").state
                return Set(visitors.filter { AppService.arm(state, visitor: $0).arm == .canary })
            }
            var before: Set<String> = []
            for share in [10, 25, 50] {
                _ = try await bench.apps.switchModel("shop", to: AppArm(model: "brush"), share: share, author: "Ada")
                let now = try await onTrial()
                #expect(now.isSuperset(of: before) && abs(now.count - 4 * share) < 40, "\(share) %: \(now.count) of 400")
                before = now
            }
            // A trial that shrinks lets visitors go and takes none in; each run goes where its visitor belongs.
            _ = try await bench.apps.switchModel("shop", to: AppArm(model: "brush"), share: 20, author: "Ada")
            let kept = try await onTrial()
            #expect(kept.isSubset(of: before))
            for visitor in visitors.prefix(20) {
                let run = try await bench.apps.prepare("shop", AppRequest(inputs: ["thing": "cup"], visitor: visitor))
                #expect(run.task.model == (kept.contains(visitor) ? "brush" : "pen"))
            }
            // Another trial draws its lots anew.
            _ = try await bench.apps.promote("shop", author: "Ada")
            _ = try await bench.apps.switchModel("shop", to: AppArm(model: "pen"), share: 20, author: "Ada")
            #expect(try await onTrial() != kept)
            #expect(
                try await bench.store.apps.history("shop").map(\.kind) == [.canary, .promoted, .share, .share, .share, .canary])
        }
    }

    @Test func anUndoTakesBackStepByStepAndForgetsNothing() async throws {
        try await Bench.with { bench in
            try await bench.run("cup")
            _ = try await bench.apps.switchModel("shop", to: AppArm(model: "brush"), share: 30, author: "Ada")
            _ = try await bench.apps.promote("shop", author: "Ada")
            try await bench.run("mug")
            try await bench.drain()
            #expect(try await bench.apps.undo("shop", author: "Grace").state.canary?.share == 30)
            #expect(try await bench.apps.undo("shop", author: "Grace").state == SwitchState())
            let history = try await bench.store.apps.history("shop")
            #expect(history.prefix(2).map(\.kind) == [.undone, .undone] && history.first?.author == "Grace")
            #expect(Set(history.compactMap(\.undoes)).count == 2 && Set(history.map(\.id)).count == history.count)
            let runs = try await bench.store.apps.runs(RunFilter(app: "shop"), PageRequest(limit: 10)).elements
            #expect(runs.map(\.task.model) == ["brush", "pen"] && runs.allSatisfy { $0.status == .succeeded })
            let evidence = try await bench.store.apps.evidence("shop", byArm: false, since: nil)
            #expect(Set(evidence.map(\.model)) == ["brush", "pen"] && evidence.allSatisfy { $0.runs == 1 && $0.cost == .dollars(1) })
            // A version that names another model is a switch of its own.
            _ = try await bench.apps.switchModel("shop", to: AppArm(model: "brush"), share: 100, author: "Ada")
            var app = try await bench.apps.published("shop").definition
            app.model = "brush"
            app.description = "New"
            _ = try await bench.store.apps.saveDraft("shop", String(decoding: app.json.encoded(), as: UTF8.self))
            _ = try await bench.apps.publish("shop", note: "", author: nil)
            #expect(try await bench.apps.app("shop").state == SwitchState())
        }
    }

    @Test func aModelThatCannotDoTheWorkIsRefused() async throws {
        try await Bench.with({ app in
            app.inputs.append(AppInput(id: "photo", kind: "image", label: "Photo"))
            app.inputs[1].required = true
        }) { bench in
            let error = await #expect(throws: APIError.self) {
                try await bench.apps.switchModel("shop", to: AppArm(model: "brush"), share: 100, author: nil)
            }
            #expect(error?.code == "conflict")
            await #expect(throws: APIError.self) {
                try await bench.apps.switchModel("shop", to: AppArm(model: "none"), share: 100, author: nil)
            }
            await #expect(throws: APIError.self) {
                try await bench.apps.switchModel("shop", to: AppArm(model: "brush"), share: 60, author: nil)
            }
            let state = try await bench.apps.app("shop").state
            #expect(state == SwitchState())
        }
    }
}
