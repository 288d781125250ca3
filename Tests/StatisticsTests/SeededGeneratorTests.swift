import Testing

@testable import Statistics

@Suite struct SeededGeneratorTests {
    @Test func givesThePublishedNumbers() {
        // The first outputs of the authors' C programs, for state 1, 2, 3, 4 and for seed 1234567.
        var generator = SeededGenerator(words: [1, 2, 3, 4])
        #expect((0..<4).map { _ in generator.next() } == [11520, 0, 1_509_978_240, 1_215_971_899_390_074_240])
        var state: UInt64 = 1_234_567
        #expect((0..<2).map { _ in SeededGenerator.splitMix(&state) } == [6_457_827_717_110_365_317, 3_203_168_211_198_807_973])
    }

    @Test func drawsWhatItPromises() {
        var generator = SeededGenerator(seed: 11)
        var counts = [Int](repeating: 0, count: 7)
        var (sum, exponentials) = (0.0, 0.0)
        for _ in 0..<70_000 {
            counts[generator.below(7)] += 1
            let uniform = generator.uniform()
            #expect(uniform >= 0 && uniform < 1)
            sum += uniform
            exponentials += generator.exponential()
        }
        // Five standard deviations.
        #expect(counts.allSatisfy { abs($0 - 10_000) < 470 })
        #expect(abs(sum / 70_000 - 0.5) < 0.0055 && abs(exponentials / 70_000 - 1) < 0.019)
    }

    @Test func theSeedIsEverything() {
        var (a, b, c) = (SeededGenerator(seed: 1), SeededGenerator(seed: 1), SeededGenerator(seed: 2))
        let first = (0..<5).map { _ in a.next() }
        #expect(first == (0..<5).map { _ in b.next() } && first != (0..<5).map { _ in c.next() })
    }
}
