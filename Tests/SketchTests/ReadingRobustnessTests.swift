import Testing

@testable import Sketch

/// Any text at all: nothing traps, all is bounded, and the same text is the same scene.
@Suite struct ReadingRobustnessTests {
    let reader = ReadingNouns.reader

    static let typographic: [(String, String)] = [
        ("", ""), ("   \n\t ", ""), ("...!!!???", ""), ("A RED APPLE", "apple(red)"), ("a  red\tapple\n", "apple(red)"),
        ("ａ　ｒｅｄ　ａｐｐｌｅ", "apple(red)"), ("a re\u{301}d apple", "apple(red)"), ("a red\u{200B} ap\u{AD}ple", "apple(red)"),
        ("a red apple\u{FEFF}", "apple(red)"),
        ("(red apple:1.3), [cat]", "apple(red); cat"), ("((a cat)), {{{dog}}}", "cat; dog"), ("a cat & a dog", "cat; dog"),
        ("a cat + a dog", "cat; dog"), ("cat/dog", "cat; dog"), ("a cat — a dog", "cat; dog"), ("a cat - a dog", "cat; dog"),
        ("a cat; a dog", "cat; dog"), ("a cat\na dog", "cat; dog"),
        ("🍎", "apple"), ("🍎🚗", "apple; car"), ("two 🐱 and a 🐶", "2 cat; dog"), ("'", ""), ("\"", ""), ("a cat's", "cat"),
        ("a \" cat", "cat"), ("the cat ‘ and “ dog", "cat; dog"), ("a café", "shop"), ("a CAFÉ", "shop"), ("a cafe\u{301}", "shop"),
        ("1.5 apples", "apple"), ("1,000 cats", "50 cat"), ("1, 2 cats", "2 cat"), ("a cat (black)", "cat(black)"),
        ("--ar 16:9 a cat --v 6", "cat"), ("a cat and", "cat"),
        ("and a cat", "cat"), ("on", ""), ("left of", ""), ("a red", ""), ("between a cat", "cat"), ("a cat left of", "cat"),
        ("of of of the the a a cat", "cat"), ("with with without", ""), ("no", ""), ("no no cat", "no:cat"),
    ]

    @Test(arguments: typographic)
    func typography(text: String, expected: String) {
        let scene = reader.read(text)
        #expect(scene.summary == expected, "\(text)")
        #expect(scene == reader.read(text))
    }

    private struct Random: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var value = state
            value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
            value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
            return value ^ value >> 31
        }
    }

    private func check(_ scene: Scene, _ text: String) {
        let ids = Set(scene.things.map(\.id))
        #expect(ids.count == scene.things.count && scene.things.count <= NumberWords.mostThings, "\(text.debugDescription)")
        #expect(
            scene.relations.allSatisfy {
                ids.contains($0.subject) && ids.contains($0.object) && ($0.other.map { ids.contains($0) } ?? true)
                    && $0.subject != $0.object
            }, "\(text.debugDescription)")
        #expect(scene.letterings.allSatisfy { !$0.text.isEmpty && $0.carrier.map { ids.contains($0) } ?? true }, "\(text.debugDescription)")
        #expect(
            scene.things.allSatisfy { $0.count >= 1 && $0.count <= NumberWords.most && !$0.noun.isEmpty && $0.adjectives.count <= 24 },
            "\(text.debugDescription)")
        #expect(
            scene.unknownWords.count <= NumberWords.mostThings && scene.notes.count <= 12 && scene.letterings.count <= 24,
            "\(text.debugDescription)")
        #expect(scene.things.filter { !$0.isKnown }.allSatisfy { scene.unknownWords.contains($0.noun) }, "\(text.debugDescription)")
    }

    @Test func randomUnicode() {
        var random = Random(state: 7)
        for _ in 0..<1500 {
            var text = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0..<60, using: &random) {
                let range: ClosedRange<UInt32>
                switch UInt8.random(in: 0..<6, using: &random) {
                case 0: range = 0x20...0x7E
                case 1: range = 0...0x2FF
                case 2: range = 0x2000...0x206F
                case 3: range = 0x300...0xFFFF
                case 4: range = 0x1F000...0x1FBFF
                default: range = 0...0x10FFFF
                }
                if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &random)) { text.append(scalar) }
            }
            let prompt = String(text)
            let scene = reader.read(prompt, negative: prompt)
            check(scene, prompt)
            check(reader.apply(prompt, to: reader.read("a cat on a table")).scene, prompt)
        }
    }

    /// Words that mean something to the reader, in no order.
    @Test func randomWords() {
        var random = Random(state: 11)
        let words =
            "a an the two of red orange striped cat dog orange apple wheels car table on under left right of to the between and or with without no it its them is are that says 'hi' \"x y\" , . ; : ( ) not like made wood glass holding wearing riding in at night snow beach background sky style watercolor one more only bowl statue pair 7 3x cat's blue-eyed SALE sign text poster of in front next flumph zorb inside while there here next to it on it black white make add remove replace turn into put"
            .split(separator: " ").map(String.init)
        for _ in 0..<3000 {
            var parts: [String] = []
            for _ in 0..<Int.random(in: 1..<24, using: &random) { if let word = words.randomElement(using: &random) { parts.append(word) } }
            let prompt = parts.joined(separator: " ")
            let scene = reader.read(prompt)
            check(scene, prompt)
            check(reader.apply(prompt, to: scene).scene, prompt)
        }
    }

    @Test func longPromptsStayLinear() {
        // Debug builds are slow and machines busy: this bound only catches what is not linear.
        let base = "Two big red apples and a green pear on a wooden table next to a sleeping cat, a zorbing flumph with blue wheels. "
        for text in [base, "a b ", "\u{AB}a 'b ", "cat and dog ", "red, ", "🍎🚗", "红苹果", "((((", "\"", "of the ", "'a\" “b ‘c "] {
            var long = text
            while long.utf8.count < 32_000 { long += long }
            let prompt = String(long.prefix(32_000))
            let time = ContinuousClock().measure { check(reader.read(prompt), "long") }
            #expect(time < .seconds(4), "\(text): \(time)")
        }
    }

    @Test func scenesAreReadBackFromWhatIsLeftOut() throws {
        let scene = reader.read("two red apples left of a striped umbrella, at night in the rain, a sign that says 'OPEN'")
        let data = try JSON.encode(scene)
        #expect(try JSON.decode(Scene.self, data) == scene)
        let sparse = try JSON.decode(Scene.self, Array(#"{"things":[{"id":1,"noun":"cat"}]}"#.utf8))
        #expect(sparse.summary == "cat" && sparse.style == .flat)
    }
}
