import CPictures

/// Base64 (RFC 4648, section 4: the standard alphabet, padded, without line breaks), at several gigabytes a second.
public enum Base64 {
    /// The text of some bytes.
    public static func encode(_ bytes: [UInt8]) -> [UInt8] { bytes.withUnsafeBufferPointer { encode($0) } }

    /// The text of some bytes.
    public static func encode(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        guard let start = bytes.baseAddress, !bytes.isEmpty else { return [] }
        return Array(unsafeUninitializedCapacity: (bytes.count + 2) / 3 * 4) { out, count in
            if let room = out.baseAddress { count = easel_base64_encode(start, bytes.count, room) }
        }
    }

    /// The bytes of some text.
    ///
    /// - Throws: `PictureError.invalidBase64` for a foreign character (white space too), missing or misplaced padding.
    public static func decode(_ text: [UInt8]) throws -> [UInt8] { try text.withUnsafeBufferPointer { try decode($0) } }

    /// The bytes of some text.
    ///
    /// - Throws: `PictureError.invalidBase64`.
    public static func decode(_ text: UnsafeBufferPointer<UInt8>) throws -> [UInt8] {
        guard let start = text.baseAddress, !text.isEmpty else { return [] }
        return try Array(unsafeUninitializedCapacity: text.count / 4 * 3) { out, count in
            guard let room = out.baseAddress else { throw PictureError.invalidBase64 }
            let length = easel_base64_decode(start, text.count, room)
            guard length >= 0 else { throw PictureError.invalidBase64 }
            count = length
        }
    }
}
