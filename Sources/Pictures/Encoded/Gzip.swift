import CPictures

/// gzip files of texts that are compressed once and sent often.
package enum Gzip {
    /// The file of some bytes, the same for the same bytes; `nil` where memory runs out.
    package static func compress(_ bytes: [UInt8]) -> [UInt8]? {
        let room = easel_gzip_bound(bytes.count)
        let file = [UInt8](unsafeUninitializedCapacity: room) { out, count in
            if let start = out.baseAddress { count = easel_gzip(bytes, bytes.count, start, room) }
        }
        return file.isEmpty ? nil : file
    }
}
