/// The bytes of a payload, whichever way it is coded; single bytes of base64 text are decoded as they are asked for.
struct PayloadSource: ByteSource {
    private let payload: PicturePayload
    let count: Int

    init(_ payload: PicturePayload) {
        self.payload = payload
        count = max(0, payload.byteCount)
    }

    func byte(_ index: Int) -> UInt8 {
        guard payload.coding == .base64 else { return stored(index) }
        let group = index / 3 * 4, place = index % 3
        let high = Self.value(stored(group + place)), low = Self.value(stored(group + place + 1))
        return high << (2 + 2 * UInt8(place)) | low >> (4 - 2 * UInt8(place))
    }

    func bytes(_ range: Range<Int>) -> [UInt8] {
        guard payload.coding == .base64 else { return payload.copy(range) }
        return (try? checkedBytes(range)) ?? range.map { byte($0) }
    }

    /// The bytes `range`, with every character that holds them checked.
    ///
    /// - Throws: `PictureError.invalidBase64`.
    func checkedBytes(_ range: Range<Int>) throws -> [UInt8] {
        guard payload.coding == .base64 else { return bytes(range) }
        guard !range.isEmpty else { return [] }
        let first = range.lowerBound / 3
        let text = payload.copy(first * 4..<(range.upperBound + 2) / 3 * 4)
        let whole = try Base64.decode(text)
        let start = range.lowerBound - first * 3
        guard start + range.count <= whole.count else { throw PictureError.invalidBase64 }
        return Array(whole[start..<start + range.count])
    }

    private func stored(_ index: Int) -> UInt8 {
        var index = index
        for segment in payload.segments {
            if index < segment.count { return segment.withUnsafeBytes { $0[index] } }
            index -= segment.count
        }
        return 0
    }

    /// A character's six bits; 0 for a foreign one, which `checkedBytes` refuses.
    private static func value(_ character: UInt8) -> UInt8 {
        switch character {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): character - UInt8(ascii: "A")
        case UInt8(ascii: "a")...UInt8(ascii: "z"): character - UInt8(ascii: "a") + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): character - UInt8(ascii: "0") + 52
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: 0
        }
    }
}
