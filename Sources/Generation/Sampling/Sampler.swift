import Foundation

/// Chooses the tokens of one answer.
public struct Sampler: Sendable {
    private let settings: SamplingSettings
    private let prompt: Set<Int32>
    private var counts: [Int32: Int] = [:]
    private var index = 0

    /// - Parameter prompt: its tokens count for the repetition penalty.
    public init(_ settings: SamplingSettings, prompt: [Int32]) {
        self.settings = settings
        self.prompt = settings.repetitionPenalty == 1 ? [] : Set(prompt)
    }

    /// The next token, which is then part of the answer.
    ///
    /// - Parameters:
    ///   - scores: one for each token of the vocabulary; changed.
    ///   - mask: the tokens that may be chosen, as a `TokenConstraint` fills it; nil for all.
    public mutating func next(_ scores: UnsafeMutableBufferPointer<Float>, mask: [UInt64]? = nil) -> SampledToken {
        var sampled = SampledToken(id: 0)
        var total: Float = 0
        if settings.alternatives != nil { total = Self.logarithmOfSum(scores) }
        let plain = settings.alternatives.map { Self.likeliest($0, of: scores).map { ($0, scores[$0]) } } ?? []
        let touched = adjust(scores)
        if let mask { Self.bar(scores, mask) }
        let chosen = settings.temperature > 0 ? draw(scores) : Self.largest(scores)
        sampled.id = Int32(chosen)
        if settings.alternatives != nil {
            sampled.logprob = (touched[chosen] ?? scores[chosen]) - total
            sampled.alternatives = plain.map { .init(id: Int32($0.0), logprob: $0.1 - total) }
        }
        counts[sampled.id, default: 0] += 1
        index += 1
        return sampled
    }

    /// Applies penalties and bias. - Returns: the scores before, of those that changed.
    private func adjust(_ scores: UnsafeMutableBufferPointer<Float>) -> [Int: Float] {
        var before: [Int: Float] = [:]
        func change(_ token: Int32, _ change: (Float) -> Float) {
            let place = Int(token)
            guard scores.indices.contains(place) else { return }
            if before[place] == nil { before[place] = scores[place] }
            scores[place] = change(scores[place])
        }
        let penalty = settings.repetitionPenalty
        if penalty != 1 {
            for token in prompt.union(counts.keys) { change(token) { $0 > 0 ? $0 / penalty : $0 * penalty } }
        }
        if settings.frequencyPenalty != 0 || settings.presencePenalty != 0 {
            for (token, count) in counts {
                change(token) { $0 - settings.frequencyPenalty * Float(count) - settings.presencePenalty }
            }
        }
        for (token, bias) in settings.bias { change(token) { bias <= -100 ? -.infinity : $0 + bias } }
        return before
    }

    /// Bars all tokens but those of the mask.
    private static func bar(_ scores: UnsafeMutableBufferPointer<Float>, _ mask: [UInt64]) {
        for start in stride(from: 0, to: scores.count, by: 64) {
            let word = start / 64 < mask.count ? mask[start / 64] : 0
            if word == .max { continue }
            for bit in 0..<min(64, scores.count - start) where word >> UInt64(bit) & 1 == 0 { scores[start + bit] = -.infinity }
        }
    }

    private func draw(_ scores: UnsafeMutableBufferPointer<Float>) -> Int {
        let best = Self.largest(scores)
        let top = scores[best]
        guard top > -.infinity else { return best }
        // What is less likely than e^-30 of the likeliest adds up to less than the rounding of the sum.
        let floor = top - 30 * settings.temperature
        var tokens: [Int] = []
        for token in scores.indices where scores[token] >= floor { tokens.append(token) }
        let ranked = settings.topP < 1 || settings.topK > 0
        if ranked { tokens.sort { (scores[$1], $0) < (scores[$0], $1) } }
        if settings.topK > 0, tokens.count > settings.topK { tokens.removeLast(tokens.count - settings.topK) }
        var weights = tokens.map { Double(exp((scores[$0] - top) / settings.temperature)) }
        if settings.topP < 1 {
            let limit = weights.reduce(0, +) * Double(settings.topP)
            var sum = 0.0
            let end = weights.firstIndex { weight in
                sum += weight
                return sum >= limit
            }
            if let end, end + 1 < weights.count {
                weights.removeLast(weights.count - end - 1)
                tokens.removeLast(tokens.count - end - 1)
            }
        }
        if settings.minP > 0 {
            for place in weights.indices where weights[place] < Double(settings.minP) { weights[place] = 0 }
        }
        var left = SeededChance(seed: settings.seed).number(for: index) * weights.reduce(0, +)
        for (place, weight) in weights.enumerated() where weight > 0 {
            left -= weight
            if left < 0 { return tokens[place] }
        }
        return best
    }

    /// The token with the largest score; of several the first.
    static func largest(_ scores: UnsafeMutableBufferPointer<Float>) -> Int {
        var place = 0
        for token in scores.indices where scores[token] > scores[place] { place = token }
        return place
    }

    private static func likeliest(_ count: Int, of scores: UnsafeMutableBufferPointer<Float>) -> [Int] {
        guard count > 0 else { return [] }
        var best: [Int] = []
        for token in scores.indices where best.count < count || scores[token] > scores[best[count - 1]] {
            let place = best.firstIndex { scores[$0] < scores[token] } ?? best.count
            best.insert(token, at: place)
            if best.count > count { best.removeLast() }
        }
        return best
    }

    private static func logarithmOfSum(_ scores: UnsafeMutableBufferPointer<Float>) -> Float {
        let top = scores[largest(scores)]
        var sum: Double = 0
        for score in scores { sum += Double(exp(score - top)) }
        return top + Float(log(sum))
    }
}
