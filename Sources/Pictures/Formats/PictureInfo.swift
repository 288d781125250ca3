/// What a picture file's header says, read without decoding a pixel.
public struct PictureInfo: Sendable, Equatable {
    /// The file's format.
    public var format: PictureFormat
    /// Columns of pixels as stored, before the EXIF orientation.
    public var width: Int
    /// Rows of pixels as stored, before the EXIF orientation.
    public var height: Int
    /// Whether the file has an alpha channel or a transparent colour.
    public var hasAlpha: Bool
    /// Bits of a channel; of an index in a palette picture.
    public var bitDepth: Int
    /// How many frames an animation has, 1 for a still picture; `nil` for an animation that does not say.
    public var frames: Int?
    /// The EXIF orientation, 1 to 8; 1 is upright.
    public var orientation: Int
    /// Whether the file carries an ICC profile.
    public var hasProfile: Bool
    /// Whether the file has four inks (CMYK) rather than colours.
    public var isCMYK: Bool

    /// Whether the file is an animation.
    public var isAnimated: Bool { frames != 1 }
    /// Columns of pixels of the upright picture.
    public var uprightWidth: Int { orientation >= 5 ? height : width }
    /// Rows of pixels of the upright picture.
    public var uprightHeight: Int { orientation >= 5 ? width : height }
    /// Pixels of the picture.
    public var pixels: Int { width * height }

    init(format: PictureFormat, width: Int, height: Int) {
        self.format = format
        self.width = width
        self.height = height
        hasAlpha = false
        bitDepth = 8
        frames = 1
        orientation = 1
        hasProfile = false
        isCMYK = false
    }

    /// Reads a file's header; of a large file only the pages that hold it.
    ///
    /// - Throws: `PictureError`.
    public static func read(path: String) throws -> PictureInfo {
        try withMappedFile(path) { try Header.read(MemorySource(memory: $0)).info }
    }

    /// Reads the header of a file in memory.
    ///
    /// - Throws: `PictureError`.
    public static func read(bytes: [UInt8]) throws -> PictureInfo {
        try bytes.withUnsafeBytes { try Header.read(MemorySource(memory: $0)).info }
    }
}
