import Foundation
import Pictures
import SVG
import Testing

/// Drawings to mutate.
enum SVGCorpus {
    static let bodies = [
        "<rect x='1' y='2' width='50%' height='3mm' rx='.5' fill='#f00' stroke='rgb(1,2,3)' opacity='.5'/>",
        "<defs><g id='a'><circle cx='5' cy='5' r='4'/></g><pattern id='p' width='4' height='4' patternUnits='userSpaceOnUse'><use href='#a'/></pattern></defs><use href='#a' x='3'/><rect width='40' height='40' fill='url(#p)'/>",
        "<filter id='f' x='-10%' y='-10%' width='120%' height='120%'><feTurbulence baseFrequency='.05' numOctaves='2'/><feDisplacementMap in='SourceGraphic' scale='4'/><feGaussianBlur stdDeviation='2'/></filter><ellipse rx='9' ry='4' filter='url(#f)'/>",
        "<style>.a{fill:red;stroke:url(#g)} g > .b{opacity:.3}</style><linearGradient id='g' gradientTransform='rotate(4)'><stop offset='1' stop-color='red'/></linearGradient><g><path class='a b' d='M0 0L10 10C1 2 3 4 5 6zM3 3a4 4 0 011 5'/></g>",
        "<text x='3' y='30' font-size='12' font-family='serif' text-anchor='middle'>A &amp; <tspan dy='3'>B</tspan>&#x41;</text><mask id='m'><rect width='9' height='9' fill='white'/></mask><g mask='url(#m)'><polygon points='0,0 10,0 5,9'/></g>",
        "<marker id='m' markerWidth='4' markerHeight='4' orient='auto'><path d='M0 0L4 2L0 4z'/></marker><polyline points='0,0 20,20 40,0' marker-mid='url(#m)' fill='none' stroke='#000'/><svg x='5' width='20' height='20' viewBox='0 0 2 2'><line x2='2' y2='2' stroke='red'/></svg>",
        "<symbol id='s' viewBox='0 0 1 1'><rect width='1' height='1'/></symbol><use href='#s' width='9' height='9' style='mix-blend-mode:multiply;isolation:isolate'/><clipPath id='c' clipPathUnits='objectBoundingBox'><circle cx='.5' cy='.5' r='.5'/></clipPath><g clip-path='url(#c)'><rect width='30' height='20'/></g>",
    ]

    static let words = [
        "<", ">", "/>", "</g>", "&", "&#", "'", "\"", "url(#a)", "url(#p)", "url(", "NaN", "1e9", "-", "%", "<g>", "<use href='#a'/>",
        "<!--",
        "]]>", "<![CDATA[", "id='a'", "=", "href='#f'", "0", "99999", "e", "style='", "{", "}", "@", ";", "\\", "é", "\0", "M",
        "filter='url(#f)'",
    ]
}

/// Feeds damaged drawings to the sanitiser and what passes to the rasteriser: nothing may crash or hang, and what is written must
/// pass the sanitiser again unchanged.
enum SVGFuzz {
    struct Outcome {
        var passed = 0
        var drawn = 0
        var unstable: [String] = []
    }

    static func run(rounds: Int, seed: UInt64) -> Outcome {
        var random = SplitMix(seed: seed)
        var outcome = Outcome()
        for round in 0..<rounds {
            let mutant = mutate(drawing(SVGCorpus.bodies[round % SVGCorpus.bodies.count]), &random)
            guard let clean = try? SVGSanitizer.sanitize(mutant) else { continue }
            outcome.passed += 1
            if (try? SVGSanitizer.sanitize(clean.bytes))?.bytes != clean.bytes {
                outcome.unstable.append(String(decoding: mutant, as: UTF8.self))
            }
            if (try? Rasterizer.render(clean, width: 24, height: 24)) != nil { outcome.drawn += 1 }
        }
        return outcome
    }

    private static func mutate(_ text: [UInt8], _ random: inout SplitMix) -> [UInt8] {
        var mutant = text
        for _ in 0..<Int.random(in: 1...3, using: &random) {
            guard !mutant.isEmpty else { break }
            let place = Int.random(in: 0..<mutant.count, using: &random)
            switch Int.random(in: 0..<5, using: &random) {
            case 0: mutant[place] = UInt8.random(in: 0x20...0x7E, using: &random)
            case 1: mutant.insert(contentsOf: (SVGCorpus.words.randomElement(using: &random) ?? "").utf8, at: place)
            case 2: mutant.removeSubrange(place..<min(mutant.count, place + Int.random(in: 1...6, using: &random)))
            case 3:
                let digits = mutant.indices.filter { mutant[$0] >= 0x30 && mutant[$0] <= 0x39 }
                if let digit = digits.randomElement(using: &random) { mutant[digit] = UInt8.random(in: 0x30...0x39, using: &random) }
            default:
                let other = drawing(SVGCorpus.bodies.randomElement(using: &random) ?? "")
                let start = Int.random(in: 0..<other.count, using: &random)
                mutant.insert(contentsOf: other[start..<min(other.count, start + 30)], at: place)
            }
        }
        return mutant
    }
}

@Suite struct SVGFuzzTests {
    /// `EASEL_FUZZ_ITERATIONS` asks for a longer run.
    @Test(.timeLimit(.minutes(30))) func damagedDrawingsNeverCrash() {
        let rounds = ProcessInfo.processInfo.environment["EASEL_FUZZ_ITERATIONS"].flatMap { Int($0) } ?? 2000
        let outcome = SVGFuzz.run(rounds: rounds, seed: 5)
        #expect(outcome.unstable.isEmpty, "\(outcome.unstable.prefix(3))")
        #expect(outcome.passed > rounds / 20 && outcome.drawn > outcome.passed * 8 / 10, "\(outcome.passed) \(outcome.drawn)")
    }
}

/// Sebastiano Vigna's SplitMix64, so that tests see the same numbers every time.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64
    init(seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
