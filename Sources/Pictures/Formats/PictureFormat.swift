/// A file format of pictures.
public enum PictureFormat: String, Sendable, Codable, CaseIterable, Hashable {
    case png, jpeg, webp, svg, gif

    /// The media type, such as `image/png`.
    public var mimeType: String {
        switch self {
        case .svg: "image/svg+xml"
        default: "image/\(rawValue)"
        }
    }

    /// The usual end of a file's name, without the dot.
    public var fileExtension: String { self == .jpeg ? "jpg" : rawValue }

    /// The name in sentences.
    public var title: String { self == .webp ? "WebP" : rawValue.uppercased() }

    /// Whether pictures of this format are taken as input.
    public var isAccepted: Bool { self == .png || self == .jpeg || self == .webp }

    /// Whether the format has an alpha channel.
    public var hasAlpha: Bool { self != .jpeg }
}
