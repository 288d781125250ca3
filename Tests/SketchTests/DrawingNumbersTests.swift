import Testing

@testable import Sketch

@Suite struct DrawingNumbersTests {
    @Test func numbersAreShortAndRounded() {
        #expect(Numbers.text(12.5) == "12.5")
        #expect(Numbers.text(-0.254) == "-0.25")
        #expect(Numbers.text(-0.004) == "0")
        #expect(Numbers.text(3) == "3")
        #expect(Numbers.text(0.05) == "0.05")
        #expect(Numbers.text(.nan) == "0")
        #expect(Numbers.fine(0.34567) == "0.3457")
    }

    @Test func ownMathematicsIsExactEnough() {
        for degrees in stride(from: -720.0, through: 720, by: 7.5) {
            let s = Exact.sine(degrees), c = Exact.cosine(degrees)
            #expect(abs(s * s + c * c - 1) < 1e-12)
        }
        #expect(abs(Exact.sine(30) - 0.5) < 1e-14)
        for x in [1e-9, 0.001, 0.2, 1, 8, 27, 12345.678] {
            let root = Exact.cubeRoot(x), fifth = Exact.fifthRoot(x)
            #expect(abs(root * root * root / x - 1) < 1e-12)
            #expect(abs(fifth * fifth * fifth * fifth * fifth / x - 1) < 1e-12)
        }
        #expect(Exact.cubeRoot(-8) == -2)
        #expect(abs(Exact.power(16, sixteenths: 4) - 2) < 1e-12)
        #expect(abs(Exact.power(81, sixteenths: 12) - 27) < 1e-9)
    }

    @Test func coloursComeBackFromOKLab() {
        for value in stride(from: UInt32(0), through: 0xff_ffff, by: 0x01_1357) {
            let paint = Paint(value)
            #expect(paint.lab.paint == paint)
            #expect(Paint(hex: paint.hex) == paint)
        }
        #expect(Paint(hex: "red") == nil)
    }

    @Test func streamsDifferByPurposeAndRepeat() {
        var first = RandomStream(seed: 7, "layout"), again = RandomStream(seed: 7, "layout"), other = RandomStream(seed: 7, "palette")
        let values = (0..<8).map { _ in first.next() }
        #expect(values == (0..<8).map { _ in again.next() })
        #expect(values != (0..<8).map { _ in other.next() })
    }
}
