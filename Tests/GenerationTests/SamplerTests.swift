import Foundation
import Testing

@testable import Generation

@Suite("Choosing tokens") struct SamplerTests {
    private func sample(_ scores: [Float], _ settings: SamplingSettings, mask: [UInt64]? = nil, prompt: [Int32] = []) -> SampledToken {
        var sampler = Sampler(settings, prompt: prompt)
        return next(&sampler, scores, mask: mask)
    }

    private func next(_ sampler: inout Sampler, _ scores: [Float], mask: [UInt64]? = nil) -> SampledToken {
        var scores = scores
        return scores.withUnsafeMutableBufferPointer { sampler.next($0, mask: mask) }
    }

    private func settings(_ change: (inout SamplingSettings) -> Void) -> SamplingSettings {
        var settings = SamplingSettings()
        change(&settings)
        return settings
    }

    /// How often each of the scores' tokens comes among `count` seeds.
    private func frequencies(_ scores: [Float], count: Int = 4000, _ change: (inout SamplingSettings) -> Void = { _ in }) -> [Double] {
        var found = [Double](repeating: 0, count: scores.count)
        for seed in 0..<count {
            let token = sample(
                scores,
                settings {
                    change(&$0); $0.seed = UInt64(seed)
                })
            found[Int(token.id)] += 1 / Double(count)
        }
        return found
    }

    @Test("greedy takes the largest, of equals the first")
    func greedy() {
        #expect(sample([1, 5, 3, 5], .greedy).id == 1)
        #expect(sample([-.infinity, -2, -1], .greedy).id == 2)
    }

    @Test("tokens come as often as their probabilities say")
    func distribution() {
        let scores: [Float] = [log(0.5), log(0.3), log(0.15), log(0.05)]
        let found = frequencies(scores)
        for (a, b) in zip(found, [0.5, 0.3, 0.15, 0.05]) { #expect(abs(a - b) < 0.03) }
        // At half the temperature probabilities are squared.
        let cold = frequencies(scores) { $0.temperature = 0.5 }
        for (a, b) in zip(cold, [0.25, 0.09, 0.0225, 0.0025]) { #expect(abs(a - b / 0.365) < 0.03) }
    }

    @Test("top-k, top-p and min-p bar what they say")
    func bounds() {
        let scores: [Float] = [log(0.05), log(0.5), log(0.15), log(0.3)]
        #expect(frequencies(scores) { $0.topK = 2 }.map { $0 > 0 } == [false, true, false, true])
        // 0.5 is less than 0.6, so the next belongs to it.
        #expect(frequencies(scores) { $0.topP = 0.6 }.map { $0 > 0 } == [false, true, false, true])
        #expect(frequencies(scores) { $0.topP = 0.5 }.map { $0 > 0 } == [false, true, false, false])
        #expect(frequencies(scores) { $0.topP = 0 }.map { $0 > 0 } == [false, true, false, false])
        #expect(frequencies(scores) { $0.minP = 0.25 }.map { $0 > 0 } == [false, true, true, true])
        let kept = frequencies(scores) { $0.topK = 2 }
        #expect(abs(kept[1] - 0.625) < 0.03)
    }

    @Test("a seed draws the same tokens again, and another seed others")
    func seeds() {
        let scores = (0..<50).map { Float($0 % 7) }
        func draw(_ seed: UInt64) -> [Int32] {
            var sampler = Sampler(settings { $0.seed = seed }, prompt: [])
            return (0..<20).map { _ in next(&sampler, scores).id }
        }
        #expect(draw(5) == draw(5))
        #expect(draw(5) != draw(6))
        #expect(Set(draw(5)).count > 5)
    }

    @Test("penalties count the answer, and the repetition penalty the prompt too")
    func penalties() {
        var sampler = Sampler(
            settings {
                $0.temperature = 0; $0.frequencyPenalty = 1; $0.presencePenalty = 0.5
            }, prompt: [1])
        let scores: [Float] = [3, 2.9, 0]
        // 3 → 1.5 after one, so the second leads; then 1.4 against 1.5; then 0.5 against 1.4.
        #expect((0..<4).map { _ in next(&sampler, scores).id } == [0, 1, 0, 1])
        #expect(
            sample(
                [4, 3],
                settings {
                    $0.temperature = 0; $0.repetitionPenalty = 2
                }, prompt: [0]
            ).id == 1)
        #expect(
            sample(
                [-1, -1.5],
                settings {
                    $0.temperature = 0; $0.repetitionPenalty = 2
                }, prompt: [0]
            ).id == 1)
    }

    @Test("bias moves tokens, −100 bars them, and a mask bars all others")
    func barring() {
        #expect(
            sample(
                [1, 2, 3],
                settings {
                    $0.temperature = 0; $0.bias = [0: 5]
                }
            ).id == 0)
        #expect(frequencies([1, 2, 3]) { $0.bias = [2: -100, 99: 3] }.map { $0 > 0 } == [true, true, false])
        let scores = (0..<130).map { Float($0) }
        #expect(sample(scores, .greedy, mask: [0, 1 << 3, 0]).id == 67)
        // Tokens beyond the mask may not come.
        #expect(sample(scores, .greedy, mask: [1 << 9]).id == 9)
    }

    @Test("probabilities are the model's own, whatever changes the choice")
    func probabilities() throws {
        let scores: [Float] = [log(0.05), log(0.5), log(0.15), log(0.3)]
        let token = sample(
            scores,
            settings {
                $0.temperature = 0; $0.alternatives = 3; $0.bias = [0: 50]; $0.presencePenalty = 2
            })
        #expect(token.id == 0)
        #expect(abs(exp(try #require(token.logprob)) - 0.05) < 1e-6)
        #expect(token.alternatives.map(\.id) == [1, 3, 2])
        for (found, expected) in zip(token.alternatives, [0.5, 0.3, 0.15] as [Float]) { #expect(abs(exp(found.logprob) - expected) < 1e-6) }
        #expect(sample(scores, settings { $0.alternatives = 0 }).alternatives.isEmpty)
        #expect(sample(scores, settings { $0.alternatives = 0 }).logprob != nil)
        #expect(sample(scores, .greedy).logprob == nil)
    }
}
