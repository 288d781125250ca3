import API
import Foundation
import NIOCore
import Pictures
import Providers

/// JSON with pictures in it: the small part is encoded as usual with marks in the pictures' places, and the base64 is
/// spliced in as it is, never escaped, scanned or copied: what an upstream sent leaves in the buffers it came in.
struct SplicedJSON {
    private let mark = "\u{1}\(UInt64.random(in: .min ... .max)):"
    private var pictures: [EncodedPicture] = []

    /// Keeps a picture for later and returns the mark that stands for its base64 until then.
    mutating func place(_ picture: EncodedPicture) -> String {
        pictures.append(picture)
        return mark + String(pictures.count - 1) + ";"
    }

    /// The JSON of `value` with the pictures in their places, as buffers to be written one after the other.
    func buffers(of value: some Encodable) throws -> [ByteBuffer] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.withoutEscapingSlashes, .sortedKeys]
        let json = try encoder.encode(value)
        let needle = Data("\\u0001\(mark.dropFirst())".utf8)
        var buffers: [ByteBuffer] = []
        var rest = json[...]
        while let range = rest.range(of: needle), let end = rest[range.upperBound...].firstIndex(of: UInt8(ascii: ";")) {
            buffers.append(ByteBuffer(bytes: rest[..<range.lowerBound]))
            if let index = Int(String(decoding: rest[range.upperBound..<end], as: UTF8.self)), pictures.indices.contains(index) {
                buffers += pictures[index].payload.base64Segments().map(LentBuffer.buffer)
            }
            rest = rest[rest.index(after: end)...]
        }
        buffers.append(ByteBuffer(bytes: rest))
        return buffers
    }
}
