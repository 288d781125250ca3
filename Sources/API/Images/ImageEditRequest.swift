/// `POST /v1/images/edits`, without the pictures' bytes: those travel as form files or by reference.
public struct ImageEditRequest: Sendable, Equatable {
    /// What is asked for.
    public var parameters: ImageParameters
    /// `low` (default) or `high`; how closely the pictures' features are kept.
    public var inputFidelity: String?
    /// The pictures of the JSON form, 1 to 16; empty when they come as form files.
    public var images: [ImageReference]
    /// The mask of the JSON form.
    public var mask: ImageReference?

    /// An edit of pictures that travel apart.
    public init(_ parameters: ImageParameters, inputFidelity: String? = nil, images: [ImageReference] = [], mask: ImageReference? = nil) {
        self.parameters = parameters
        self.inputFidelity = inputFidelity
        self.images = images
        self.mask = mask
    }

    /// Reads the text fields of a form, or a JSON body with `images` and `mask`; throws `APIError` naming the field at fault.
    public init(fields: Fields) throws {
        var fields = fields
        let images = try fields.array("images")
        if let images, images.isEmpty {
            throw APIError.invalid("Invalid 'images': expected at least one image.", param: "images", code: "array_below_min_length")
        }
        if let images, images.count > 16 {
            throw APIError.invalid(
                "Invalid 'images': expected at most 16 images, but got \(images.count).", param: "images", code: "array_above_max_length")
        }
        self.images = try (images ?? []).enumerated().map { try ImageReference(json: $1, path: "images[\($0)]") }
        mask = try fields.value("mask").map { try ImageReference(json: $0, path: "mask") }
        inputFidelity = try fields.choice("input_fidelity", of: InputFidelity.self)?.rawValue
        parameters = try ImageParameters(&fields, promptRequired: true)
        try fields.finish()
    }

    /// How closely an edit keeps its pictures' features.
    public enum InputFidelity: String, CaseIterable, Sendable { case high, low }
}

/// A picture named rather than sent: exactly one of `image_url` (https or data:) and `file_id`.
public enum ImageReference: Sendable, Equatable {
    case url(String)
    case file(String)

    /// The longest `image_url` that is read, in characters.
    public static let longestURL = 20_971_520

    /// Reads `{"image_url": …}` or `{"file_id": …}` (a bare string is an `image_url`, as some clients send it).
    public init(json: JSONValue, path: String) throws {
        if case .string(let url) = json {
            self = .url(try Self.checked(url, path: path))
            return
        }
        var fields = try Fields(json: json, path: path)
        let url = try fields.string("image_url", limit: Self.longestURL)
        let file = try fields.string("file_id", limit: 256)
        try fields.finish()
        switch (url, file) {
        case (let url?, nil): self = .url(try Self.checked(url, path: "\(path).image_url"))
        case (nil, let file?): self = .file(file)
        default:
            throw APIError.invalid("Invalid '\(path)': give exactly one of 'image_url' and 'file_id'.", param: path)
        }
    }

    private static func checked(_ url: String, path: String) throws -> String {
        guard url.hasPrefix("https://") || url.hasPrefix("http://") || url.hasPrefix("data:") else {
            throw APIError.invalid("Invalid '\(path)': expected an https: or a data: URL.", param: path, code: "invalid_image_url")
        }
        return url
    }
}
