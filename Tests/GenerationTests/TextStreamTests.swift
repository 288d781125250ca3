import Testing

@testable import Generation

@Suite("Text on its way to a reader") struct TextStreamTests {
    /// All ways of cutting a short text into tokens of one to three bytes.
    private func cuts(_ bytes: [UInt8]) -> [[[UInt8]]] {
        guard !bytes.isEmpty else { return [[]] }
        return (1...min(3, bytes.count)).flatMap { length in
            cuts(Array(bytes[length...])).map { [Array(bytes[..<length])] + $0 }
        }
    }

    private func stream(_ tokens: [[UInt8]], stops: [String]) -> (pieces: [String], tokens: [Int32], stopped: String?) {
        var stream = TextStream(stops: stops)
        var pieces: [String] = []
        var shown: [Int32] = []
        for (number, bytes) in tokens.enumerated() {
            let piece = stream.add(SampledToken(id: Int32(number)), bytes: bytes)
            pieces.append(piece.text)
            shown += piece.tokens.map(\.id)
        }
        let rest = stream.finish()
        return (pieces + [rest.text], shown + rest.tokens.map(\.id), stream.stopped)
    }

    @Test("nothing of a stop string is shown, however the tokens are cut")
    func stops() {
        let text = "aéEN€ENDx"
        for tokens in cuts(Array(text.utf8)) {
            let (pieces, shown, stopped) = stream(tokens, stops: ["zzz", "END", "NDx"])
            #expect(pieces.joined() == "aéEN€" && stopped == "END")
            #expect(!pieces.contains { $0.contains("\u{fffd}") })
            // Tokens that end before the stop string, and no others.
            var end = 0
            let before = tokens.filter {
                end += $0.count; return end <= "aéEN€".utf8.count
            }
            #expect(shown == before.indices.map(Int32.init))
        }
    }

    @Test("what only looks like a stop string is shown in the end")
    func almost() {
        for tokens in cuts(Array("a🙂##EN".utf8)) {
            let (pieces, shown, stopped) = stream(tokens, stops: ["##END", ""])
            #expect(pieces.joined() == "a🙂##EN" && stopped == nil && shown.count == tokens.count)
            #expect(pieces.dropLast().joined() == "a🙂")
        }
    }

    @Test("the stop string that begins first wins, also at the very beginning")
    func first() {
        #expect(stream([Array("one two".utf8)], stops: ["two", "ne"]).pieces.joined() == "o")
        #expect(stream([Array("ab".utf8), Array("cd".utf8)], stops: ["abc"]).pieces.joined() == "")
        #expect(stream([Array("ab".utf8), Array("cd".utf8), Array("e".utf8)], stops: ["bc"]).pieces == ["a", "", "", ""])
    }

    @Test("bytes that are no text become replacement characters, and do not hold the rest up")
    func broken() {
        let (pieces, _, _) = stream([[0xff], [0x41], [0xe2, 0x82], [0x42], [0xf0]], stops: [])
        #expect(pieces.joined() == "\u{fffd}A\u{fffd}B\u{fffd}")
        #expect(pieces[0] == "\u{fffd}" && pieces[1] == "A")
    }
}
