import Testing

@testable import Compare

@Suite struct DriftTests {
    @Test(arguments: [(8, 8, 0.00390625), (7, 8, 0.03515625), (5, 5, 0.03125), (0, 8, 1.0), (4, 8, 0.63671875), (0, 0, 1.0)])
    func theSignTestIsThatOfAFairCoin(_ successes: Int, _ count: Int, _ chance: Double) {
        #expect(abs(DriftService.signTest(successes, of: count) - chance) < 1e-12)
    }

    @Test func allOfEightAreNeededForAnAlarm() {
        #expect(DriftService.signTest(8, of: DriftService.canaries) <= DriftService.level)
        #expect(DriftService.signTest(7, of: DriftService.canaries) > DriftService.level)
    }
}
