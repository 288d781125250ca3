import CPictures
import Foundation
import Pictures
import Testing

@Suite struct Base64Tests {
    @Test func agreesWithFoundationAtEveryLength() throws {
        var random = SplitMix(seed: 7)
        for count in Array(0...200) + [1000, 4095, 4096, 4097, 100_001] {
            let bytes = (0..<count).map { _ in UInt8(truncatingIfNeeded: random.next()) }
            let expected = Array(Data(bytes).base64EncodedString().utf8)
            #expect(Base64.encode(bytes) == expected)
            #expect(try Base64.decode(expected) == bytes)
            guard count > 0 else { continue }
            var text = [UInt8](repeating: 0, count: (count + 2) / 3 * 4), back = [UInt8](repeating: 0, count: text.count)
            #expect(easel_base64_encode_portable(bytes, count, &text) == expected.count && text == expected)
            #expect(easel_base64_decode_portable(text, text.count, &back) == count && Array(back.prefix(count)) == bytes)
        }
    }

    @Test func everyForeignByteIsRefusedEverywhere() {
        let valid = Array(Data((0..<120).map { UInt8($0) }).base64EncodedString().utf8)
        let alphabet = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        for place in [0, 1, 30, 31, 32, 63, 64, 100, valid.count - 3] {
            for byte in UInt8.min...UInt8.max {
                var text = valid
                text[place] = byte
                #expect(((try? Base64.decode(text)) != nil) == alphabet.contains(byte), "byte \(byte) at \(place)")
            }
        }
    }

    @Test(arguments: ["A", "AA", "AAA", "AAAAA", "A===", "====", "AA=A", "AAAA====", "AA==AAAA", "AA\n=", "AAA=AAAA"])
    func badPaddingIsRefused(text: String) {
        #expect(throws: PictureError.invalidBase64) { try Base64.decode(Array(text.utf8)) }
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
