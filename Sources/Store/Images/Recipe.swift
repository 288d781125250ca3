import API
import Pictures
import Registry

/// How one picture was made: it is kept beside the picture and written into its file, and running it again makes the same
/// picture where the model has seeds. Its JSON is a format; keys are sorted, so equal recipes are equal bytes.
public struct Recipe: Sendable, Equatable, Codable {
    /// The version of Easel that made the picture.
    public var easel: String
    /// What was done.
    public var operation: ImageTask.Operation
    /// The model's id.
    public var model: String
    /// Its snapshot, where it has one.
    public var snapshot: String?
    /// The prompt as it was asked for.
    public var prompt: String
    /// What must not be in the picture.
    public var negativePrompt: String?
    /// The size, resolved.
    public var size: PixelSize
    /// The quality, resolved.
    public var quality: Quality?
    /// The background, resolved.
    public var background: Background?
    /// The file format.
    public var format: PictureFormat
    /// 0 to 100; jpeg and webp only.
    public var compression: Int?
    /// The seed of this picture.
    public var seed: UInt64?
    /// Denoising steps.
    public var steps: Int?
    /// How strongly an edit might change the picture.
    public var strength: Double?
    /// Whether the edit kept its pictures' features closely.
    public var highFidelity: Bool?
    /// SHA-256 of the pictures worked from, in order.
    public var inputs: [String]?
    /// SHA-256 of the mask.
    public var mask: String?
    /// What the model needs to work on its own picture again.
    public var memory: JSONValue?

    /// The recipe of picture `index` of a task.
    public init(_ task: ImageTask, index: Int, size: PixelSize, choices: ResolvedChoices, memory: JSONValue?, easel: String) {
        self.easel = easel
        operation = task.operation
        model = task.model
        snapshot = task.snapshot
        prompt = task.prompt
        negativePrompt = task.negativePrompt
        self.size = size
        quality = task.quality ?? choices.quality
        background = task.background ?? choices.background
        format = task.format
        compression = task.format == .jpeg || task.format == .webp ? task.compression : nil
        seed = task.seed(of: index)
        steps = task.steps
        strength = task.strength
        highFidelity = task.highFidelity ? true : nil
        inputs = task.inputs.isEmpty ? nil : task.inputs.map(\.sha256)
        mask = task.mask?.sha256
        self.memory = memory
    }

    /// The recipe as JSON.
    public var json: String { DatabaseJSON.encode(self) }

    /// Reads a recipe's JSON; throws `DecodingError`.
    public init(json: String) throws { self = try DatabaseJSON.decode(Recipe.self, from: json) }

    enum CodingKeys: String, CodingKey {
        case easel, operation, model, snapshot, prompt, size, quality, background, format, compression, seed, steps, strength, inputs, mask
        case memory
        case negativePrompt = "negative_prompt"
        case highFidelity = "high_fidelity"
    }
}
