import CArchive
import Foundation

/// A zip archive, as wheels are (PKWARE APPNOTE.TXT 6.3.10, without its 64-bit and encrypted forms): finds a member and writes it to a file.
/// It comes from a stranger: every offset is held against its length, and no more is written than was announced.
struct ZipArchive {
    private let path: String
    private let bytes: Data

    /// A member: where its head lies, and what the directory says of it.
    struct Member: Equatable {
        var name: String
        var method: Int
        var crc: UInt32
        var packed: Int
        var length: Int
        var offset: Int
        var isEncrypted: Bool
    }

    /// Maps the archive at `path`.
    ///
    /// - Throws: `DownloadError`.
    init(_ path: String) throws {
        self.path = path
        do { bytes = try Data(contentsOf: URL(fileURLWithPath: path), options: .alwaysMapped) } catch {
            throw DownloadError.archive(file: path, reason: "it cannot be read: \((error as NSError).localizedDescription)")
        }
    }

    /// The member of that name.
    ///
    /// - Throws: `DownloadError.archive`.
    func member(_ name: String) throws -> Member {
        guard let member = try members().first(where: { $0.name == name }) else { throw fault("it holds no \(name)") }
        return member
    }

    /// All members, from the directory at the archive's end.
    func members() throws -> [Member] {
        let end = try directoryEnd()
        let (count, offset) = (try number(end + 10, 2), try number(end + 16, 4))
        guard count != 0xFFFF, offset != 0xFFFF_FFFF else { throw fault("it is of the 64-bit form") }
        var place = offset
        return try (0..<count).map { _ in
            guard try number(place, 4) == 0x0201_4B50 else { throw fault("its directory is broken") }
            let (name, extra, comment) = (try number(place + 28, 2), try number(place + 30, 2), try number(place + 32, 2))
            let member = Member(
                name: String(decoding: try slice(place + 46, name), as: UTF8.self), method: try number(place + 10, 2),
                crc: UInt32(try number(place + 16, 4)), packed: try number(place + 20, 4), length: try number(place + 24, 4),
                offset: try number(place + 42, 4), isEncrypted: try number(place + 8, 2) & 1 == 1)
            place += 46 + name + extra + comment
            return member
        }
    }

    /// Writes a member to the file at `target`, which is made anew.
    ///
    /// - Throws: `DownloadError`; the file is then removed.
    func extract(_ member: Member, to target: String) throws {
        guard !member.isEncrypted, [0, 8].contains(member.method) else { throw fault("\(member.name) is packed in a way that is not read") }
        guard member.packed != 0xFFFF_FFFF, member.length != 0xFFFF_FFFF else { throw fault("it is of the 64-bit form") }
        guard try number(member.offset, 4) == 0x0403_4B50 else { throw fault("the head of \(member.name) is broken") }
        let start = member.offset + 30 + (try number(member.offset + 26, 2)) + (try number(member.offset + 28, 2))
        let packed = try slice(start, member.packed)
        guard member.method == 8 || member.packed == member.length else { throw fault("\(member.name) is of two lengths") }
        let descriptor = open(target, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw DownloadError.notWritable(file: target, reason: String(cString: strerror(errno))) }
        defer { close(descriptor) }
        var crc: UInt32 = 0
        let code = packed.withUnsafeBytes { packed -> Int32 in
            guard let base = packed.bindMemory(to: UInt8.self).baseAddress else { return Int32(EASEL_INFLATE_DAMAGED) }
            return member.method == 8
                ? easel_inflate_file(base, packed.count, descriptor, UInt64(member.length), &crc)
                : easel_copy_file(base, packed.count, descriptor, &crc)
        }
        let reason = String(cString: strerror(errno))
        guard Int(code) == Int(EASEL_INFLATED), crc == member.crc, fsync(descriptor) == 0 else {
            unlink(target)
            if Int(code) == Int(EASEL_INFLATE_WRITE) { throw DownloadError.notWritable(file: target, reason: reason) }
            throw fault("\(member.name) is damaged")
        }
    }

    /// Where the record stands that ends the directory: within the last 64 KB, behind which only a comment may stand.
    private func directoryEnd() throws -> Int {
        var place = bytes.count - 22
        while place >= max(0, bytes.count - 22 - 0xFFFF) {
            if try number(place, 4) == 0x0605_4B50 { return place }
            place -= 1
        }
        throw fault("it is no zip archive")
    }

    private func fault(_ reason: String) -> DownloadError { .archive(file: path, reason: reason) }

    private func slice(_ place: Int, _ count: Int) throws -> Data {
        guard place >= 0, place <= bytes.count, count <= bytes.count - place else { throw fault("it is cut off") }
        return bytes[place..<place + count]
    }

    /// A little-endian number of `size` bytes.
    private func number(_ place: Int, _ size: Int) throws -> Int {
        try slice(place, size).reversed().reduce(0) { $0 << 8 | Int($1) }
    }
}
