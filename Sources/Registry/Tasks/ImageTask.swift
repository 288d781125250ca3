import API
import Pictures

/// A request after it was checked against its model. What is `nil` the model chooses (only models whose capabilities say
/// so are left a choice); everything else is resolved. It is what the queue keeps, so its JSON is a format.
public struct ImageTask: Sendable, Equatable, Codable {
    /// What is done.
    public var operation: Operation
    /// The registry's id of the model, after aliases.
    public var model: String
    /// The snapshot that was asked for or that the id stands for, where the model has any.
    public var snapshot: String?
    /// The text of the picture; empty for a variation.
    public var prompt: String
    /// What must not be in it.
    public var negativePrompt: String?
    /// How many pictures, 1 to 10.
    public var count: Int
    /// The size in pixels; `nil` where the model chooses, which for an edit may be its picture's own size.
    public var size: PixelSize?
    /// The quality; `nil` where the model chooses.
    public var quality: Quality?
    /// The background; `nil` where the model chooses.
    public var background: Background?
    /// The file format of the result.
    public var format: PictureFormat
    /// 0 to 100; jpeg and webp only.
    public var compression: Int
    /// `auto` or `low`.
    public var moderation: String
    /// Partial pictures to stream, 0 to 3.
    public var partials: Int
    /// The seed of the first picture; picture `k` has `seed + k`. `nil` where the model has no seeds.
    public var seed: UInt64?
    /// Denoising steps, where the request or the model says so.
    public var steps: Int?
    /// How strongly an edit may change the picture, 0 to 1.
    public var strength: Double?
    /// The pictures to work from, in order.
    public var inputs: [InputPicture] = []
    /// The mask over the first picture.
    public var mask: InputPicture?
    /// Whether edits keep their pictures' features closely.
    public var highFidelity = false
    /// A stable id of the end user, passed to upstreams.
    public var user: String?
    /// Whether the recipe is written into the file.
    public var embedsRecipe = true
    /// The app's run that this is, if it is one.
    public var stamp: RunStamp?

    /// A generation of one picture with everything else plain; for models' own use and tests.
    public init(operation: Operation = .generate, model: String, prompt: String, count: Int = 1, size: PixelSize? = PixelSize(1024, 1024)) {
        self.operation = operation
        self.model = model
        self.prompt = prompt
        self.count = count
        self.size = size
        quality = .medium
        background = .opaque
        format = .png
        compression = 100
        moderation = "auto"
        partials = 0
    }

    /// What a task does.
    public enum Operation: String, Sendable, Codable {
        case generate, edit, variation
    }

    /// The seed of picture `index`.
    public func seed(of index: Int) -> UInt64? { seed.map { $0 &+ UInt64(index) } }
}

/// A picture that came with a request: it lies on disk, was sniffed and its head was read, its pixels were not.
public struct InputPicture: Sendable, Equatable, Codable {
    /// Where it lies.
    public var path: String
    /// What its bytes are, whatever its name said.
    public var format: PictureFormat
    /// Its size after its EXIF orientation.
    public var size: PixelSize
    /// Bytes of the file.
    public var bytes: Int
    /// SHA-256 of the file in hexadecimal.
    public var sha256: String

    /// A picture at `path`.
    public init(path: String, format: PictureFormat, size: PixelSize, bytes: Int, sha256: String) {
        self.path = path
        self.format = format
        self.size = size
        self.bytes = bytes
        self.sha256 = sha256
    }
}
