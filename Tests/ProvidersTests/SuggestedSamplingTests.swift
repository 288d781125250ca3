import API
import Engine
import Foundation
import Registry
import Testing

@testable import Providers

/// What a model's makers advise, where a request does not say.
@Suite struct SuggestedSamplingTests {
    private static let facts = TextFacts(context: 1000, sight: nil, sampling: nil)

    @Test func aRequestThatSaysNothingIsSampledAsAdvised() throws {
        var task = ChatTask(model: "m", messages: [ChatMessage(.user, "hello")])
        let advised = SuggestedSampling(temperature: 0.2, topP: 0.9, topK: 20)
        var sampling = try LocalTextRequest(task, Self.facts, advised).request.sampling
        #expect(sampling.temperature == 0.2 && sampling.topP == 0.9 && sampling.topK == 20)
        task.sampling.temperature = 0.7
        task.sampling.topK = 5
        sampling = try LocalTextRequest(task, Self.facts, advised).request.sampling
        #expect(sampling.temperature == 0.7 && sampling.topP == 0.9 && sampling.topK == 5)
        sampling = try LocalTextRequest(task, Self.facts, nil).request.sampling
        #expect(sampling.temperature == 0.7 && sampling.topP == 1 && sampling.topK == 5)
    }

    @Test func whatIsPulledKnowsItsAdvice() throws {
        #expect(try PublishedModel.named("smollm2-135m").sampling == SuggestedSampling(temperature: 0.2, topP: 0.9))
    }
}
