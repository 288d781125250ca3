import API
import Foundation
import Registry
import Testing

@testable import Server

/// `/v1/moderations` and `/v1/fine_tuning/jobs`.
@Suite struct ModerationTests {
    private static func judge(_ violence: Double) -> ScriptedChatModel {
        ScriptedChatModel { task, out in
            guard case .schema(_, _, _, true) = task.format, task.messages[0].role == .system else { throw APIError.internalError }
            var scores = Dictionary(uniqueKeysWithValues: ModerationQuestion.categories.map { ($0.name, JSONValue.number(0)) })
            scores["violence"] = .number(task.messages[1].text.contains("blood") ? violence : 0.01)
            out.yield(.text(choice: 0, String(decoding: JSONValue.object(scores).encoded(), as: UTF8.self)))
            out.yield(.finished(choice: 0, .stop))
            out.yield(.usage(ChatUsage(input: 100, output: 20), isExact: true))
        }
    }

    @Test func aTextModelJudgesEachInput() async throws {
        try await Harness.run({ $0.moderationModel = "talker" }, text: [Self.judge(0.9)]) { client, _ in
            let (status, _, json) = try await client.post("/v1/moderations", #"{"input":["a lamb","blood"]}"#)
            let results = try #require(json["results"] as? [[String: Any]])
            #expect(status == 200 && results.map { $0["flagged"] as? Bool } == [false, true])
            let categories = try #require(results[1]["categories"] as? [String: Bool])
            #expect(categories.count == 13 && categories.filter(\.value).keys.sorted() == ["violence"])
            #expect((results[1]["category_scores"] as? [String: Double])?["violence"] == 0.9)
            #expect((results[1]["category_applied_input_types"] as? [String: [String]])?["violence"] == ["text"])
            #expect((json["easel"] as? [String: Any])?["cost_usd"] as? String == "0.0006")
            let named = try await client.post("/v1/moderations", #"{"input":"blood","model":"omni-moderation-latest"}"#)
            #expect(named.status == 200 && named.json["model"] as? String == "talker")
        }
    }

    @Test func whereNothingModeratesItIsSaid() async throws {
        try await Harness.run(text: [ScriptedChatModel.saying("no JSON")]) { client, _ in
            let none = try await client.post("/v1/moderations", #"{"input":"a"}"#)
            #expect(none.status == 400 && (none.json["error"] as? [String: Any])?["code"] as? String == "no_moderation_model")
            #expect(try await client.post("/v1/moderations", #"{"input":"a","model":"talker"}"#).status == 502)
            #expect(try await client.post("/v1/moderations", #"{"input":[],"model":"talker"}"#).status == 400)
            #expect(try await client.post("/v1/moderations", "{}").status == 400)
            let tuning = try await client.post("/v1/fine_tuning/jobs", #"{"model":"talker","training_file":"file-1"}"#)
            #expect(tuning.status == 400 && (tuning.json["error"] as? [String: Any])?["code"] as? String == "fine_tuning_unavailable")
            #expect(try await client.fetch("/v1/fine_tuning/jobs").status == 400)
        }
    }
}
