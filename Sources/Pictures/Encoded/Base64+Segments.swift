import CPictures

extension Base64 {
    /// The bytes of a text in pieces, which may be cut anywhere.
    ///
    /// - Throws: `PictureError.invalidBase64`.
    static func decode(_ segments: [PayloadSegment]) throws -> [UInt8] {
        let count = segments.reduce(0) { $0 + $1.count }
        guard count > 0 else { return [] }
        return try Array(unsafeUninitializedCapacity: count / 4 * 3) { room, filled in
            guard count % 4 == 0, let start = room.baseAddress else { throw PictureError.invalidBase64 }
            var left = count
            // A group of four whose characters lie in more than one piece.
            var torn: [UInt8] = []

            func take(_ text: UnsafePointer<UInt8>, _ length: Int) throws {
                left -= length
                let made = easel_base64_decode(text, length, start + filled)
                // Padding shortens what a text gives, and only its end may have any.
                guard made >= 0, left == 0 || made == length / 4 * 3 else { throw PictureError.invalidBase64 }
                filled += made
            }

            for segment in segments {
                try segment.withUnsafeBytes { bytes in
                    var rest = bytes.bindMemory(to: UInt8.self)[...]
                    if !torn.isEmpty {
                        let missing = rest.prefix(4 - torn.count)
                        torn += missing
                        rest = rest.dropFirst(missing.count)
                        guard torn.count == 4 else { return }
                        try take(torn, 4)
                        torn.removeAll()
                    }
                    let whole = rest.count / 4 * 4
                    if whole > 0, let text = UnsafeBufferPointer(rebasing: rest).baseAddress { try take(text, whole) }
                    torn += rest.dropFirst(whole)
                }
            }
        }
    }
}
