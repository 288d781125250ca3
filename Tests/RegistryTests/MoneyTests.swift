import API
import Testing

@testable import Registry

@Suite struct MoneyTests {
    @Test(arguments: [
        ("10usd", 10_000_000_000), ("$0.025", 25_000_000), ("0.000000001", 1), ("-3", -3_000_000_000), (" 7.50 USD", 7_500_000_000),
    ])
    func readsAmounts(_ text: String, _ nano: Int64) { #expect(Money(text)?.nanodollars == nano) }

    @Test(arguments: ["", "usd", "1e3", "0.0000000001", "1.", ".5", "99999999999", "1,5", "ten"])
    func refusesWhatIsNoAmount(_ text: String) { #expect(Money(text) == nil) }

    @Test(arguments: [(42_000_000, "0.042"), (10_000_000_000, "10.00"), (-1, "-0.000000001"), (0, "0.00")])
    func writesDecimals(_ nano: Int64, _ text: String) { #expect(Money(nanodollars: nano).decimal == text) }

    /// OpenAI's own "per image" prices, which follow from its tokens and its prices per million.
    @Test(arguments: [
        (Quality.low, 1024, 1024, 10_880_000), (.medium, 1024, 1024, 42_240_000), (.high, 1024, 1024, 166_400_000),
        (.high, 1024, 1536, 249_600_000),
        (.low, 1536, 1024, 16_000_000),
    ])
    func costsOfGPTImage1(_ quality: Quality, _ width: Int, _ height: Int, _ nano: Int64) throws {
        let entry = try #require(try Catalogue.builtIn().entry(named: "gpt-image-1-2025-04-23"))
        let tokens = entry.counting.output(width: width, height: height, quality: quality)
        #expect(entry.prices.cost(of: ImageUsage(textIn: 0, imageIn: 0, imageOut: tokens), images: 1).nanodollars == nano)
    }

    @Test func cachedTokensAreCheaper() {
        let prices = Prices(textIn: .dollars(5), cachedTextIn: Money("1.25"), imageIn: .dollars(10), cachedImageIn: Money("2.50"))
        // 100 text of which 100 cached, 50 image of which 20 cached.
        let cost = prices.cost(of: ImageUsage(textIn: 100, imageIn: 50, cachedIn: 120, imageOut: 0), images: 0)
        #expect(cost.nanodollars == 100 * 1_250 + 30 * 10_000 + 20 * 2_500)
    }

    @Test func inputPicturesAreCountedInTiles() {
        let rule = TokenCounting.gptImage1
        #expect(rule.input(width: 1024, height: 1024, highFidelity: false) == 194)
        #expect(rule.input(width: 1024, height: 1536, highFidelity: false) == 323)
        #expect(rule.input(width: 4096, height: 4096, highFidelity: true) == 194 + 4160)
        #expect(rule.input(width: 0, height: 5, highFidelity: false) == 0)
    }

    @Test func gptImage2CountsAnySize() {
        // f = 16, s = 16: ceil(16·16·(2,000,000 + 1,048,576) / 4,000,000) = 196.
        #expect(TokenCounting.gptImage2.output(width: 1024, height: 1024, quality: .low) == 196)
        #expect(
            TokenCounting.gptImage2.output(width: 1024, height: 1536, quality: .medium)
                == TokenCounting.gptImage2.output(width: 1536, height: 1024, quality: .medium))
    }
}
