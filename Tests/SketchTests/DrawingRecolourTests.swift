import Testing

@testable import Sketch

@Suite struct DrawingRecolourTests {
    private func difference(_ a: Paint, _ b: Paint) -> Double {
        let a = a.lab, b = b.lab
        let l = a.lightness - b.lightness, x = a.a - b.a, y = a.b - b.b
        return (l * l + x * x + y * y).squareRoot()
    }

    @Test func theBaseBecomesTheTarget() throws {
        for base in [0xd9473f, 0x9aa3b0, 0xfff8ec, 0x2b2d42] as [UInt32] {
            for target in [0x3f7fc4, 0x5fa052, 0xf5c443, 0xea8fab, 0x8a5a3b] as [UInt32] {
                let painted = Recolour(from: Paint(base), to: Paint(target)).repainted(Paint(base))
                #expect(difference(painted, Paint(target)) < 0.01)
            }
        }
    }

    @Test func shadesStayOrderedOnWhiteBlackAndGrey() throws {
        let base = Paint(0xd9473f), shades = [Paint(0x8c2620), Paint(0xb93a35), base, Paint(0xe8736b), Paint(0xf7b0aa)]
        for target in [0xffffff, 0x000000, 0x808080, 0x8a5a3b, 0x101018] as [UInt32] {
            let painted = shades.map { Recolour(from: base, to: Paint(target)).repainted($0).lab.lightness }
            for (darker, lighter) in zip(painted, painted.dropFirst()) { #expect(lighter - darker > 0.002, "\(target): \(painted)") }
        }
        let white = Recolour(from: base, to: Paint(0xffffff)).repainted(base).lab
        #expect(white.lightness > 0.93 && white.chroma < 0.01)
        #expect(Recolour(from: base, to: Paint(0x000000)).repainted(base).lab.lightness < 0.3)
    }

    @Test func huesTurnAlong() {
        // An orange lip on a red thing: on a blue thing it leans to the same side, by 25 degrees at most.
        let recolour = Recolour(from: Paint(0xd9473f), to: Paint(0x3f7fc4))
        let painted = recolour.repainted(Paint(0xee8a3a))
        #expect(painted.blue > painted.red)
    }
}
