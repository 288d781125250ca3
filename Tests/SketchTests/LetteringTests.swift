import Testing

@testable import Sketch

/// The alphabet: every letter drawn, inside its box, the same bytes each time.
@Suite struct LetteringTests {
    static let all =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.,!?'\"-–&%$€£@#+=/:;()*°àáâäãåçèéêëìíîïñòóôöõøùúûüýÿßæœÀÁÂÄÃÅÇÈÉÊËÌÍÎÏÑÒÓÔÖÕØÙÚÛÜÝŸÆŒčšžřěłżęąőű…«»“”‘’"

    /// Points along path data.
    private func points(_ data: String) -> [(Double, Double)] {
        var points: [(Double, Double)] = []
        var command: Character = "M"
        var numbers: [Double] = []
        var current = ""
        func number() {
            if let value = Double(current) { numbers.append(value) }
            current = ""
        }
        func close() {
            number()
            if command == "C", numbers.count == 6, let at = points.last {
                for step in 1...20 {
                    let t = Double(step) / 20, u = 1 - t
                    func along(_ a: Double, _ b: Double, _ c: Double, _ d: Double) -> Double {
                        u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d
                    }
                    points.append((along(at.0, numbers[0], numbers[2], numbers[4]), along(at.1, numbers[1], numbers[3], numbers[5])))
                }
            } else if numbers.count == 2 {
                points.append((numbers[0], numbers[1]))
            }
            numbers = []
        }
        for character in data {
            if character.isLetter {
                close()
                command = character
            } else if character == " " {
                number()
            } else {
                if character == "-" { number() }
                current.append(character)
            }
        }
        close()
        return points
    }

    @Test func everyCharacterHasItsOwnLetter() {
        for scalar in Self.all.unicodeScalars {
            #expect(Alphabet.glyphs[scalar] != nil, "\(scalar)")
            #expect(!Alphabet.glyph(scalar).segments.isEmpty)
        }
        var seen: [String: Unicode.Scalar] = [:]
        for (scalar, _, drawing) in Alphabet.drawn {
            #expect(seen[drawing] == nil, "\(scalar) is drawn like \(seen[drawing] ?? " ")")
            seen[drawing] = scalar
        }
        #expect(Alphabet.glyph("漢").width == Alphabet.box.width)
    }

    @Test func everyLetterStaysOnTheGrid() {
        for (scalar, glyph) in Alphabet.glyphs {
            #expect(glyph.width >= 0 && glyph.width <= 140, "\(scalar)")
            #expect(glyph.extent.top >= -50 && glyph.extent.bottom <= 135, "\(scalar)")
            guard case .move = glyph.segments.first else {
                Issue.record("\(scalar) does not begin with a move")
                continue
            }
        }
    }

    @Test(arguments: [0.06, 0.15, 0.24])
    func inkStaysInTheBox(weight: Double) {
        let texts =
            Self.all.map(String.init) + [
                "OPEN", "Happy Birthday Anna!", "The quick brown fox jumps over the lazy dog", "Ågypten ÇÜŐ", "漢字 テスト", Self.all,
            ]
        for text in texts {
            for box in [(300.0, 80.0), (40.0, 200.0), (7.5, 7.5), (3840.0, 12.0)] {
                let lines = Alphabet.lines(text, in: box, weight: weight, maxLines: 3)
                #expect(!lines.isEmpty && lines.count <= 3, "\(text)")
                for line in lines {
                    let half = line.width / 2 - 0.02
                    let slack = line.width * 0.01 + 0.03
                    for (x, y) in points(line.data) {
                        #expect(x >= half - slack && x <= box.0 - half + slack, "\(text) \(box): \(x)")
                        #expect(y >= half - slack && y <= box.1 - half + slack, "\(text) \(box): \(y)")
                    }
                }
            }
        }
    }

    @Test func wrapsAndCentres() {
        #expect(Alphabet.lines("OPEN", in: (200, 60)).count == 1)
        #expect(Alphabet.lines("Happy Birthday", in: (100, 80), maxLines: 3).count == 2)
        #expect(Alphabet.lines("Happy Birthday", in: (100, 80), maxLines: 1).count == 1)
        #expect(Alphabet.lines("one two three four five six", in: (100, 100), maxLines: 3).count == 3)
        let xs = points(Alphabet.lines("HIH", in: (400, 50))[0].data).map(\.0)
        let (left, right) = (xs.min() ?? 0, xs.max() ?? 0)
        #expect((left + right - 400).magnitude < 0.1)
        let ys = points(Alphabet.lines("HIH", in: (50, 400))[0].data).map(\.1)
        #expect(((ys.min() ?? 0) + (ys.max() ?? 0) - 400).magnitude < 0.1)
    }

    @Test func nothingToLetter() {
        #expect(Alphabet.lines("", in: (10, 10)).isEmpty)
        #expect(Alphabet.lines(" \n\t", in: (10, 10)).isEmpty)
        #expect(Alphabet.lines("A", in: (0, 10)).isEmpty)
        #expect(Alphabet.lines("A", in: (10, -1)).isEmpty)
        #expect(Alphabet.lines("A", in: (.nan, 10)).isEmpty)
        #expect(Alphabet.lines("A", in: (10, 10), maxLines: 0).isEmpty)
        #expect(Alphabet.lines("A", in: (10, 10), weight: .nan).count == 1)
        let long = Alphabet.lines(String(repeating: "word ", count: 5000), in: (500, 500), maxLines: 8)
        #expect(!long.isEmpty && long.count <= 8)
    }

    @Test func sameBytes() {
        #expect(
            Alphabet.lines("A", in: (100, 100), weight: 0.15, maxLines: 1) == [
                StrokePath(data: "M16.96 93.48L50 6.52L83.04 93.48M28.7 63.91L71.3 63.91", width: 1500.0 / 115)
            ])
        #expect(Alphabet.lines(Self.all, in: (900, 300), maxLines: 4) == Alphabet.lines(Self.all, in: (900, 300), maxLines: 4))
        for line in Alphabet.lines(Self.all, in: (900, 300), maxLines: 4) {
            let allowed = Set("MLC 0123456789.-")
            #expect(line.data.allSatisfy { allowed.contains($0) })
            #expect(
                line.data.split(whereSeparator: { "MLC -".contains($0) }).allSatisfy {
                    ($0.split(separator: ".").dropFirst().first?.count ?? 0) <= 2
                })
        }
    }

    @Test func numbersAsText() {
        let rows: [(Double, String)] = [
            (0, "0"), (1, "1"), (1.5, "1.5"), (1.05, "1.05"), (-0.25, "-0.25"), (12.345, "12.35"), (-3, "-3"), (0.004, "0"), (-0.004, "0"),
            (.infinity, "0"), (100, "100"),
        ]
        for (value, text) in rows { #expect(StrokePath.text(value) == text) }
    }
}
