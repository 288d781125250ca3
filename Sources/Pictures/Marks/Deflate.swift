import CPictures

/// zlib streams of small texts.
enum Deflate {
    /// The stream of some bytes; `nil` where memory runs out.
    static func compress(_ bytes: [UInt8]) -> [UInt8]? {
        let room = easel_deflate_bound(bytes.count)
        let stream = [UInt8](unsafeUninitializedCapacity: room) { out, count in
            if let start = out.baseAddress { count = easel_deflate(bytes, bytes.count, start, room) }
        }
        return stream.isEmpty ? nil : stream
    }

    /// The bytes of a stream; `nil` where it is damaged or longer than `most`.
    static func expand(_ stream: [UInt8], most: Int) -> [UInt8]? {
        var room = min(most, max(1024, stream.count * 8))
        while true {
            var status = easel_status.ok
            let bytes = [UInt8](unsafeUninitializedCapacity: room) { out, count in
                guard let start = out.baseAddress else { return }
                status = easel_inflate(stream, stream.count, start, room, &count)
                if status != .ok { count = 0 }
            }
            if status == .ok { return bytes }
            guard status == .limit, room < most else { return nil }
            room = min(most, room * 4)
        }
    }
}
