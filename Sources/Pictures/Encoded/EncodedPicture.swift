/// A picture as a file: what a model hands over, what is stored and what is sent.
public struct EncodedPicture: Sendable {
    /// The file's format.
    public var format: PictureFormat
    /// Columns of pixels.
    public var width: Int
    /// Rows of pixels.
    public var height: Int
    /// The file itself.
    public var payload: PicturePayload

    /// A file of a known format and size.
    public init(format: PictureFormat, width: Int, height: Int, payload: PicturePayload) {
        self.format = format
        self.width = width
        self.height = height
        self.payload = payload
    }

    /// A file whose header tells its format and size; of base64 text only the first characters are decoded.
    ///
    /// - Throws: `PictureError`, also for SVG, which has no header to read; name its size instead.
    public init(_ payload: PicturePayload) throws {
        let info = try Header.read(PayloadSource(payload)).info
        self.init(format: info.format, width: info.uprightWidth, height: info.uprightHeight, payload: payload)
    }

    /// The file's bytes.
    ///
    /// - Throws: `PictureError.invalidBase64` where it came as base64 that is none.
    public func bytes() throws -> [UInt8] { try payload.bytes() }

    /// The picture's pixels.
    ///
    /// - Throws: `PictureError`.
    public func decoded(limits: DecodeLimits = .standard, fitting edge: Int? = nil) throws -> Bitmap {
        try Bitmap.decode(bytes: bytes(), limits: limits, fitting: edge)
    }
}
