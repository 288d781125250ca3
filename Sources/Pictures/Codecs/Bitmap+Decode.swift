import CPictures

extension Bitmap {
    /// Decodes a PNG, JPEG or still WebP: upright by its EXIF orientation, in sRGB by its profile, eight bits a channel.
    ///
    /// The file is mapped, so that only the pixels are held in memory.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - limits: What it may cost.
    ///   - edge: The longest edge wanted; a larger picture is scaled down, most of the way while it is decoded.
    /// - Throws: `PictureError`.
    public static func decode(path: String, limits: DecodeLimits = .standard, fitting edge: Int? = nil) throws -> Bitmap {
        try withMappedFile(path) { try decode($0, isMapped: true, limits: limits, edge: edge) }
    }

    /// Decodes a file in memory, as `decode(path:limits:fitting:)`.
    ///
    /// - Throws: `PictureError`.
    public static func decode(bytes: [UInt8], limits: DecodeLimits = .standard, fitting edge: Int? = nil) throws -> Bitmap {
        try bytes.withUnsafeBytes { try decode($0, isMapped: false, limits: limits, edge: edge) }
    }

    private static func decode(_ file: UnsafeRawBufferPointer, isMapped: Bool, limits: DecodeLimits, edge: Int?) throws -> Bitmap {
        let header = try Header.read(MemorySource(memory: file))
        try limits.check(header.info)
        guard let start = file.bindMemory(to: UInt8.self).baseAddress else { throw PictureError.empty }
        let decoder = Decoder(file: file, start: start, isMapped: isMapped, header: header, edge: edge)
        let bitmap =
            switch header.info.format {
            case .png: try decoder.png()
            case .jpeg: try decoder.jpeg()
            default: try decoder.webp()
            }
        guard let edge else { return try bitmap.upright(from: header.info.orientation) }
        // From the file's own size: a picture that was reduced on the way is a pixel off it.
        let (width, height) = Bitmap.fit(header.info.width, header.info.height, into: edge)
        return try bitmap.resized(width: width, height: height).upright(from: header.info.orientation)
    }
}

/// One file on its way to pixels.
private struct Decoder {
    let file: UnsafeRawBufferPointer
    let start: UnsafePointer<UInt8>
    let isMapped: Bool
    let header: Header
    let edge: Int?
    var info: PictureInfo { header.info }

    func png() throws -> Bitmap {
        if let edge, max(info.width, info.height) >= 2 * edge { return try reducedPNG(max(info.width, info.height) / edge) }
        return try Bitmap(width: info.width, height: info.height) { out in
            var message = easel_message()
            guard let pixels = out.baseAddress else { return }
            try check(
                easel_png_decode(start, file.count, isMapped ? 1 : 0, UInt32(info.width), UInt32(info.height), pixels, &message), message)
        }
    }

    /// A large PNG averaged down while it is decoded, so that it is never whole in memory; the rest of the way is scaled as usual.
    private func reducedPNG(_ factor: Int) throws -> Bitmap {
        try Bitmap(width: (info.width + factor - 1) / factor, height: (info.height + factor - 1) / factor) { out in
            var message = easel_message()
            guard let pixels = out.baseAddress else { return }
            let status = easel_png_decode_reduced(
                start, file.count, isMapped ? 1 : 0, UInt32(info.width), UInt32(info.height), UInt32(factor), pixels, &message)
            try check(status, message)
        }
    }

    func jpeg() throws -> Bitmap {
        var message = easel_message()
        var size = easel_jpeg_size()
        let least = edge.map { Int32(clamping: $0) } ?? 0
        try check(easel_jpeg_measure(start, file.count, least, &size, &message), message)
        guard Int(size.width) == info.width, Int(size.height) == info.height else {
            throw PictureError.damaged(.jpeg, "it has two sizes")
        }
        let profile = profile()
        return try Bitmap(width: Int(size.scaled_width), height: Int(size.scaled_height)) { out in
            guard let pixels = out.baseAddress else { return }
            let isInverted: Int32 = header.isAdobe ? 1 : 0
            try check(
                easel_jpeg_decode(start, file.count, &size, profile, profile?.count ?? 0, isInverted, pixels, &message), message)
        }
    }

    func webp() throws -> Bitmap {
        let (width, height) = edge.map { Bitmap.fit(info.width, info.height, into: $0) } ?? (info.width, info.height)
        let profile = profile()
        return try Bitmap(width: width, height: height) { out in
            var message = easel_message()
            guard let pixels = out.baseAddress else { return }
            let scales: Int32 = width != info.width || height != info.height ? 1 : 0
            try check(
                easel_webp_decode(
                    start, file.count, UInt32(width), UInt32(height), scales, profile, profile?.count ?? 0, pixels, &message),
                message)
        }
    }

    /// The ICC profile, put together from its parts; none where it is larger than any real one.
    private func profile() -> [UInt8]? {
        let count = header.profile.reduce(0) { $0 + $1.count }
        guard count > 0, count <= 8 << 20 else { return nil }
        return header.profile.flatMap { Array(file[$0]) }
    }

    private func check(_ status: easel_status, _ message: easel_message) throws {
        if let error = PictureError(status, info.format, message) { throw error }
    }
}

extension PictureError {
    /// A decoder's failure; `nil` for success.
    init?(_ status: easel_status, _ format: PictureFormat, _ message: easel_message) {
        switch status {
        case .ok: return nil
        case .truncated: self = .truncated(format)
        case .memory: self = .outOfMemory
        case .unsupported: self = .unsupported(format, message.words)
        case .limit: self = .damaged(format, "a piece of metadata in it is too large")
        case .damaged: self = .damaged(format, message.words)
        @unknown default: self = .damaged(format, message.words)
        }
    }
}

extension easel_message {
    /// The library's words.
    var words: String {
        withUnsafeBytes(of: text) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    }
}
