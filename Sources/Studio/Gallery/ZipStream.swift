import Foundation
import NIOCore
import Pictures
import _NIOFileSystem

/// Writes a zip file as it goes, with the files as they are: pictures do not get smaller. Sizes and sums follow each file's
/// bytes, so nothing is read twice, and only the list of names is kept.
struct ZipStream {
    private struct Entry {
        var name: [UInt8]
        var sum: UInt32
        var size: UInt32
        var offset: UInt32
        var time: UInt32
    }

    private var entries: [Entry] = []
    private var offset: UInt64 = 0
    private var names: Set<String> = []

    /// The largest zip file without the later format's extensions.
    static let mostBytes: UInt64 = 0xFFFF_0000

    /// A name that no file has yet: `cat.png`, `cat-2.png`.
    mutating func free(_ stem: String, _ end: String) -> String {
        var name = "\(stem).\(end)"
        var number = 2
        while !names.insert(name.lowercased()).inserted {
            name = "\(stem)-\(number).\(end)"
            number += 1
        }
        return name
    }

    /// Adds a file from disk.
    mutating func add(_ path: String, as name: String, made: Date, _ write: (ByteBuffer) async throws -> Void) async throws {
        var entry = Entry(name: Array(name.utf8), sum: 0, size: 0, offset: UInt32(truncatingIfNeeded: offset), time: Self.dos(made))
        var head = ByteBuffer()
        head.write(le: [0x0403_4b50], [20, 0x0808, 0])
        head.write(le: [entry.time, 0, 0, 0], [UInt16(entry.name.count), 0])
        head.writeBytes(entry.name)
        var count = UInt64(head.readableBytes)
        try await write(head)
        var sum = Checksum()
        var size: UInt64 = 0
        let chunks = try await FileSystem.shared.openFile(forReadingAt: FilePath(path))
        do {
            for try await chunk in chunks.readChunks(chunkLength: .kibibytes(256)) {
                chunk.withUnsafeReadableBytes { sum.update($0) }
                size += UInt64(chunk.readableBytes)
                try await write(chunk)
            }
            try await chunks.close()
        } catch {
            try? await chunks.close()
            throw error
        }
        entry.sum = sum.value
        entry.size = UInt32(truncatingIfNeeded: size)
        var tail = ByteBuffer()
        tail.write(le: [0x0807_4b50, entry.sum, entry.size, entry.size], [])
        try await write(tail)
        count += size + UInt64(tail.readableBytes)
        offset += count
        entries.append(entry)
    }

    /// Writes the table of contents.
    func finish(_ write: (ByteBuffer) async throws -> Void) async throws {
        var table = ByteBuffer()
        for entry in entries {
            table.write(le: [0x0201_4b50], [20, 20, 0x0808, 0])
            table.write(le: [entry.time, entry.sum, entry.size, entry.size], [UInt16(entry.name.count), 0, 0, 0, 0])
            table.write(le: [0, entry.offset], [])
            table.writeBytes(entry.name)
        }
        let size = UInt32(table.readableBytes)
        let count = UInt16(truncatingIfNeeded: entries.count)
        table.write(le: [0x0605_4b50], [0, 0, count, count])
        table.write(le: [size, UInt32(truncatingIfNeeded: offset)], [0])
        try await write(table)
    }

    /// A time as MS-DOS wrote it, which is what the format has: two-second steps since 1980.
    private static func dos(_ date: Date) -> UInt32 {
        var time = time_t(date.timeIntervalSince1970)
        var parts = tm()
        gmtime_r(&time, &parts)
        let day = (UInt32(max(0, parts.tm_year - 80)) << 9) | (UInt32(parts.tm_mon + 1) << 5) | UInt32(parts.tm_mday)
        return day << 16 | UInt32(parts.tm_hour) << 11 | UInt32(parts.tm_min) << 5 | UInt32(parts.tm_sec / 2)
    }
}

extension ByteBuffer {
    /// Writes numbers as the format wants them: the long ones, then the short ones, low byte first.
    fileprivate mutating func write(le longs: [UInt32], _ shorts: [UInt16]) {
        for long in longs { writeInteger(long, endianness: .little) }
        for short in shorts { writeInteger(short, endianness: .little) }
    }
}
