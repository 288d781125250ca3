/// What a file is, judged by its first bytes and by nothing else.
public struct SniffedType: Sendable, Equatable {
    /// The media type; `application/octet-stream` where the bytes are not known.
    public let mimeType: String
    /// The picture format, where it is one of Easel's.
    public let format: PictureFormat?

    /// How many first bytes are enough.
    public static let bytesNeeded = 512

    /// The format, or the error that names what came instead of a PNG, JPEG or WebP.
    ///
    /// - Throws: `PictureError.unsupportedType`.
    public func accepted() throws -> PictureFormat {
        guard let format, format.isAccepted else { throw PictureError.unsupportedType(mimeType: mimeType) }
        return format
    }

    /// Looks at the first bytes of a file; `bytesNeeded` of them are enough.
    public init(sniffing bytes: some Collection<UInt8>) {
        let head = Array(bytes.prefix(Self.bytesNeeded))
        if let format = Self.format(of: head) {
            self.init(format: format)
        } else {
            self.init(mimeType: Self.otherType(of: head), format: nil)
        }
    }

    init(format: PictureFormat) { self.init(mimeType: format.mimeType, format: format) }

    init(mimeType: String, format: PictureFormat?) {
        self.mimeType = mimeType
        self.format = format
    }

    private static func format(of head: [UInt8]) -> PictureFormat? {
        if head.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return .png }
        if head.starts(with: [0xFF, 0xD8, 0xFF]) { return .jpeg }
        if head.starts(with: "RIFF".utf8), head.dropFirst(8).starts(with: "WEBP".utf8) { return .webp }
        if head.starts(with: "GIF87a".utf8) || head.starts(with: "GIF89a".utf8) { return .gif }
        return looksLikeSVG(head) ? .svg : nil
    }

    private static func otherType(of head: [UInt8]) -> String {
        if head.starts(with: "BM".utf8), head.count >= 14, head[6...9].allSatisfy({ $0 == 0 }) { return "image/bmp" }
        if head.starts(with: [0x49, 0x49, 0x2A, 0x00]) || head.starts(with: [0x4D, 0x4D, 0x00, 0x2A]) { return "image/tiff" }
        if head.starts(with: "%PDF-".utf8) { return "application/pdf" }
        if head.starts(with: [0x00, 0x00, 0x01, 0x00]) { return "image/x-icon" }
        if head.starts(with: [0xFF, 0x0A]) || head.starts(with: [0, 0, 0, 0x0C, 0x4A, 0x58, 0x4C, 0x20]) { return "image/jxl" }
        return isoType(of: head) ?? "application/octet-stream"
    }

    /// AVIF and HEIC are ISO base media files; their brands stand after `ftyp` (ISO/IEC 14496-12, 4.3).
    private static func isoType(of head: [UInt8]) -> String? {
        guard head.count >= 16, head.dropFirst(4).starts(with: "ftyp".utf8) else { return nil }
        let length = min(head.count, Int(head[2]) << 8 | Int(head[3]))
        var brands: [String] = [String(decoding: head[8..<12], as: UTF8.self)]
        for start in stride(from: 16, to: max(16, length - 3), by: 4) {
            brands.append(String(decoding: head[start..<start + 4], as: UTF8.self))
        }
        if brands.contains("avif") || brands.contains("avis") { return "image/avif" }
        let heic: Set = ["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"]
        return brands.contains(where: heic.contains) ? "image/heic" : nil
    }

    /// An `<svg` tag, possibly prefixed, after white space, declarations and comments.
    private static func looksLikeSVG(_ head: [UInt8]) -> Bool {
        var rest = head[...]
        if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
        while true {
            rest = rest.drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
            guard rest.first == UInt8(ascii: "<") else { return false }
            let end: [UInt8]
            if rest.starts(with: "<!--".utf8) {
                end = Array("-->".utf8)
            } else if rest.starts(with: "<?".utf8) {
                end = Array("?>".utf8)
            } else if rest.starts(with: "<!DOCTYPE svg".utf8) {
                return true
            } else {
                break
            }
            guard let close = rest.firstRange(of: end) else { return rest.starts(with: "<?xml".utf8) && contains(head, "<svg") }
            rest = rest[close.upperBound...]
        }
        let name = rest.dropFirst().prefix { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 && $0 != 0x3E && $0 != 0x2F }
        return name.elementsEqual("svg".utf8) || name.suffix(4).elementsEqual(":svg".utf8)
    }

    private static func contains(_ head: [UInt8], _ text: String) -> Bool { head.firstRange(of: Array(text.utf8)) != nil }
}

extension PictureFormat {
    /// The format that the first bytes of a file show, accepted as input or not; `nil` for a foreign file.
    public static func sniff(_ bytes: some Collection<UInt8>) -> PictureFormat? { SniffedType(sniffing: bytes).format }
}
