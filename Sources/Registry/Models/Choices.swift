/// How much work a picture is worth.
public enum Quality: String, Sendable, Codable, CaseIterable {
    case low, medium, high, xhigh, max
}

/// What is behind the picture's subject.
public enum Background: String, Sendable, Codable, CaseIterable {
    case transparent, opaque
}

/// A size in pixels.
public struct PixelSize: Sendable, Hashable, Codable, CustomStringConvertible {
    /// Pixels across.
    public var width: Int
    /// Pixels down.
    public var height: Int

    /// `width` by `height` pixels.
    public init(_ width: Int, _ height: Int) {
        self.width = width
        self.height = height
    }

    /// Reads `1536x1024`; `nil` for anything else and beyond five digits.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "x", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ (1...5).contains($0.count) && $0.allSatisfy { ("0"..."9").contains($0) } }),
            let width = Int(parts[0]), let height = Int(parts[1]), width > 0, height > 0
        else { return nil }
        self.init(width, height)
    }

    /// Width times height.
    public var pixels: Int { width * height }
    /// `1536x1024`.
    public var description: String { "\(width)x\(height)" }

    /// Encodes as `1536x1024`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }

    /// Decodes `1536x1024`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let size = PixelSize(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "'\(text)' is no size: write it as 1024x1024")
        }
        self = size
    }
}

extension Quality: Comparable {
    /// By effort.
    public static func < (a: Quality, b: Quality) -> Bool {
        (allCases.firstIndex(of: a) ?? 0) < (allCases.firstIndex(of: b) ?? 0)
    }
}
