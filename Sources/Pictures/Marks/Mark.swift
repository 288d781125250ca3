/// The machine-readable statement in a file that an AI made the picture, and the recipe it was made by.
///
/// The statement is IPTC's digital source type in XMP; the recipe is JSON. Both are put beside the pixels, which are never coded
/// anew. What a file already says of its origin (XMP, C2PA manifests) is kept; a C2PA manifest's signature does not cover what is
/// added.
///
/// | format | mark | recipe |
/// |---|---|---|
/// | PNG | iTXt chunk `XML:com.adobe.xmp` | iTXt chunk `easel:recipe`, compressed over 1 KB |
/// | JPEG | APP1 segment with XMP | `easel:recipe` in the XMP |
/// | WebP | chunk `XMP ` in the extended form | `easel:recipe` in the XMP |
/// | SVG | XMP in `<metadata id="easel-mark">` | `easel:recipe` in the XMP |
public enum Mark {
    /// The digital source type that is written.
    public static let digitalSourceType = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
    /// The most bytes a recipe may have, whatever the format.
    public static let mostRecipeBytes = 4 << 20

    /// The picture with a mark and a recipe.
    ///
    /// Of a PNG, JPEG or WebP in base64 text only the head is decoded; the rest of the text is taken over as it is.
    ///
    /// - Parameters:
    ///   - picture: A whole file. One that is marked already keeps its mark.
    ///   - recipe: The recipe as JSON; it replaces one in the file. `nil` leaves the file without one.
    ///   - tool: The program's name and version, for `xmp:CreatorTool`, unless the file names one.
    /// - Throws: `PictureError`: the file is damaged, is a GIF, or the recipe is too long for it.
    public static func marked(_ picture: EncodedPicture, recipe: String?, tool: String) throws -> EncodedPicture {
        if let recipe, recipe.utf8.count > mostRecipeBytes {
            throw PictureError.recipeTooLong(bytes: recipe.utf8.count, limit: mostRecipeBytes)
        }
        let wish = MarkWish(recipe: recipe, tool: tool)
        var result = picture
        switch picture.format {
        case .png: result.payload = try PNGMark(picture.payload).write(wish)
        case .jpeg: result.payload = try JPEGMark(picture.payload).write(wish)
        case .webp: result.payload = try WebPMark(picture.payload).write(wish)
        case .svg: result.payload = try SVGMark(picture.payload).write(wish)
        case .gif: throw PictureError.cannotEncode(.gif, "Easel does not write marks into GIF files")
        }
        return result
    }

    /// The recipe in a file; `nil` where there is none that can be read.
    ///
    /// - Throws: `PictureError.unreadable` or `.empty` for the file itself.
    public static func recipe(path: String) throws -> String? {
        let payload = try MappedFile(path).payload
        return (try? inspect(payload))?.recipe
    }

    /// The recipe in a file's bytes; `nil` where there is none that can be read.
    public static func recipe(bytes: [UInt8]) -> String? { (try? inspect(.raw(bytes)))?.recipe }

    /// The recipe in a file; `nil` where there is none that can be read.
    public static func recipe(in picture: EncodedPicture) -> String? { (try? inspect(picture.payload))?.recipe }

    /// Whether a file says that an AI made it, by XMP or in a C2PA manifest.
    ///
    /// - Throws: `PictureError.unreadable` or `.empty` for the file itself.
    public static func isMarked(path: String) throws -> Bool {
        let payload = try MappedFile(path).payload
        return (try? inspect(payload))?.isMarked ?? false
    }

    /// Whether a file's bytes say that an AI made it, by XMP or in a C2PA manifest.
    public static func isMarked(bytes: [UInt8]) -> Bool { (try? inspect(.raw(bytes)))?.isMarked ?? false }

    /// Whether a file says that an AI made it, by XMP or in a C2PA manifest.
    public static func isMarked(_ picture: EncodedPicture) -> Bool { (try? inspect(picture.payload))?.isMarked ?? false }

    private static func inspect(_ payload: PicturePayload) throws -> MarkFindings {
        let source = PayloadSource(payload)
        let head = source.bytes(0..<min(source.count, SniffedType.bytesNeeded))
        return switch PictureFormat.sniff(head) {
        case .png: try PNGMark(payload).findings
        case .jpeg: try JPEGMark(payload).findings
        case .webp: try WebPMark(payload).findings
        case .svg: try SVGMark(payload).findings
        default: MarkFindings()
        }
    }
}

/// What to write into a file.
struct MarkWish {
    var recipe: String?
    var tool: String
}

/// What a file says of its origin.
struct MarkFindings {
    var recipe: String?
    var isMarked = false
}

/// Whether a C2PA manifest store states an origin in a trained model; its claims are CBOR, where text stands as it is.
func statesTrainedOrigin(_ manifest: [UInt8]) -> Bool { manifest.firstRange(of: Array("rainedAlgorithmicMedia".utf8)) != nil }
