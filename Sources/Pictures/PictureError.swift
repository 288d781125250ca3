/// Why a picture cannot be read, written or used. Its `description` is meant for the person who sent the picture.
public enum PictureError: Error, Sendable, Equatable {
    /// The file has no bytes.
    case empty
    /// The file is of a kind that is not read here, named by its media type.
    case unsupportedType(mimeType: String)
    /// The picture has more pixels than `limit`.
    case tooManyPixels(width: Int, height: Int, limit: Int)
    /// The file ends before the picture does.
    case truncated(PictureFormat)
    /// The file breaks its format's rules.
    case damaged(PictureFormat, String)
    /// The file holds several frames.
    case animated(PictureFormat, frames: Int?)
    /// The file uses something that is not read here.
    case unsupported(PictureFormat, String)
    /// The file cannot be opened or read.
    case unreadable(path: String, reason: String)
    /// The text is not base64.
    case invalidBase64
    /// A picture cannot be written so.
    case cannotEncode(PictureFormat, String)
    /// A mask without an alpha channel marks nothing.
    case maskWithoutAlpha
    /// A mask and its picture differ in size.
    case maskSize(mask: (width: Int, height: Int), picture: (width: Int, height: Int))
    /// A recipe is too long for the file's format.
    case recipeTooLong(bytes: Int, limit: Int)
    /// A width or height that no bitmap can have.
    case invalidSize(width: Int, height: Int)
    /// Memory ran out.
    case outOfMemory

    /// Two errors are equal if they say the same.
    public static func == (a: PictureError, b: PictureError) -> Bool { a.description == b.description }
}

extension PictureError: CustomStringConvertible {
    /// A sentence without a full stop, in lower case, that can follow "image[0]: ".
    public var description: String {
        switch self {
        case .empty: "the file is empty"
        case .unsupportedType(let type):
            "unsupported mimetype ('\(type)'). Supported file formats are 'image/jpeg', 'image/png', and 'image/webp'"
        case .tooManyPixels(let width, let height, let limit):
            "the picture is \(width)x\(height) (\(megapixels(width, height))); the limit is \(limit / 1_048_576) megapixels"
        case .truncated(let format): "the \(format.title) file is cut short: it ends before the picture does"
        case .damaged(let format, let detail): "the \(format.title) file is damaged" + (detail.isEmpty ? "" : " (\(detail))")
        case .animated(let format, let frames):
            "the \(format.title) file is animated" + (frames.map { " (\($0) frames)" } ?? "") + "; only still pictures are accepted"
        case .unsupported(let format, let detail): "the \(format.title) file cannot be read: \(detail)"
        case .unreadable(let path, let reason): "cannot read '\(path)': \(reason)"
        case .invalidBase64: "the text is not valid base64"
        case .cannotEncode(let format, let detail): "the picture cannot be written as \(format.title): \(detail)"
        case .maskWithoutAlpha: "the mask has no alpha channel; transparent pixels mark what to edit"
        case .maskSize(let mask, let picture):
            "Invalid mask image format - mask size (\(mask.width)x\(mask.height)) does not match image size "
                + "(\(picture.width)x\(picture.height))"
        case .recipeTooLong(let bytes, let limit): "the recipe has \(bytes) bytes; this file format holds at most \(limit)"
        case .invalidSize(let width, let height): "\(width)x\(height) is no size that a picture can have"
        case .outOfMemory: "there is not enough memory for this picture"
        }
    }

    /// "81 megapixels", with one decimal below ten; a megapixel is 1024x1024 as in the limits.
    private func megapixels(_ width: Int, _ height: Int) -> String {
        let pixels = width.multipliedReportingOverflow(by: height)
        guard !pixels.overflow else { return "too many pixels to count" }
        let tenths = pixels.partialValue / 104_858
        return (tenths < 100 ? "\(tenths / 10).\(tenths % 10)" : "\(tenths / 10)") + " megapixels"
    }
}
