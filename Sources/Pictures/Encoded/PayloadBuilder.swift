/// Puts a payload together from new bytes and from ranges of another payload, copying no more than it must.
///
/// Base64 text is taken over as it stands where a range lies on the same third of a three-byte group in both files, which
/// insertions of a multiple of three bytes preserve; else it is decoded and encoded anew.
struct PayloadBuilder {
    private let coding: PicturePayload.Coding
    private var segments: [PayloadSegment] = []
    /// Bytes that are not yet in `segments`.
    private var pending: [UInt8] = []

    init(_ coding: PicturePayload.Coding) { self.coding = coding }

    /// Adds new bytes.
    mutating func append(_ bytes: some Collection<UInt8>) { pending += bytes }

    /// Adds the bytes `range` of a payload of the same coding.
    ///
    /// - Throws: `PictureError.invalidBase64`.
    mutating func append(_ range: Range<Int>, of payload: PicturePayload) throws {
        guard coding == .base64 else {
            flush()
            segments += payload.slices(range)
            return
        }
        let source = PayloadSource(payload)
        guard pending.count % 3 == range.lowerBound % 3 else {
            pending += try source.checkedBytes(range)
            return
        }
        let first = min(range.upperBound, (range.lowerBound + 2) / 3 * 3)
        // What is left over at the end waits as bytes for what may follow.
        let last = max(first, range.upperBound / 3 * 3)
        pending += try source.checkedBytes(range.lowerBound..<first)
        if last > first {
            flush()
            segments += payload.slices(first / 3 * 4..<last / 3 * 4)
        }
        pending += try source.checkedBytes(last..<range.upperBound)
    }

    /// The payload.
    mutating func finish() -> PicturePayload {
        flush()
        return PicturePayload(coding, segments)
    }

    private mutating func flush() {
        guard !pending.isEmpty else { return }
        segments.append(PayloadSegment(coding == .raw ? pending[...] : Base64.encode(pending)[...]))
        pending.removeAll()
    }
}

extension PicturePayload {
    /// The stored bytes `range` (of text, characters) without a copy.
    func slices(_ range: Range<Int>) -> [PayloadSegment] {
        var found: [PayloadSegment] = []
        var start = 0
        for segment in segments {
            let overlap = range.clamped(to: start..<start + segment.count)
            if !overlap.isEmpty { found.append(segment.slice(overlap.lowerBound - start..<overlap.upperBound - start)) }
            start += segment.count
            if start >= range.upperBound { break }
        }
        return found
    }

    /// A copy of the stored bytes `range` (of text, characters).
    func copy(_ range: Range<Int>) -> [UInt8] { PicturePayload(coding, slices(range)).joined() }
}
