/// A picture to be made.
public struct Flux2Request: Sendable {
    /// What it shows.
    public var prompt: String
    /// What guidance leads away from; only for models that are guided.
    public var negativePrompt = ""
    /// Pixels across, a multiple of 16.
    public var width: Int
    /// Pixels down, a multiple of 16.
    public var height: Int
    /// Steps from noise to picture.
    public var steps: Int
    /// How strongly a guided model follows the prompt; 1 for none, which is half the work.
    public var guidance: Double
    /// What the noise is drawn from.
    public var seed: UInt64
    /// Pictures to work from.
    public var references: [RGBPicture] = []
    /// A picture of which a part is drawn anew.
    public var inpainting: Inpainting?
    /// Noise in place of the seed's, as the tokens' numbers: for comparing with other implementations.
    public var noise: [Float]?
    /// After which steps a preview is wanted, counted from 1.
    public var previews: Set<Int> = []

    /// A picture from text alone.
    public init(prompt: String, width: Int, height: Int, steps: Int = 4, guidance: Double = 1, seed: UInt64) {
        self.prompt = prompt
        self.width = width
        self.height = height
        self.steps = steps
        self.guidance = guidance
        self.seed = seed
    }

    /// A picture of which a part is drawn anew.
    public struct Inpainting: Sendable {
        /// The picture; scaled to the request's size where it has another.
        public var source: RGBPicture
        /// Where it is drawn anew.
        public var mask: EditMask
        /// How much of the noise the part starts with; 1 forgets what was there.
        public var strength: Double

        /// Draws `source` anew where `mask` says.
        public init(source: RGBPicture, mask: EditMask, strength: Double = 1) {
            self.source = source
            self.mask = mask
            self.strength = strength
        }
    }

    /// The most tokens of pictures that are looked at together: four of 1024 × 1024 and the one that is made.
    public static let mostTokens = 5 * 4096 + 4096

    /// Finds what is wrong with it, before anything is loaded.
    ///
    /// - Throws: `DiffusionError`.
    public func check() throws {
        guard width >= 64, height >= 64, width % 16 == 0, height % 16 == 0 else {
            throw DiffusionError.size(width: width, height: height, reason: "both edges must be multiples of 16 from 64 on")
        }
        guard width <= 4096, height <= 4096, width * height <= 2048 * 2048 else {
            throw DiffusionError.size(width: width, height: height, reason: "the model draws up to 4 megapixels, with no edge over 4096")
        }
        guard (1...200).contains(steps) else { throw DiffusionError.setting(name: "steps", reason: "1 to 200 are possible") }
        guard guidance.isFinite, (1...30).contains(guidance) else {
            throw DiffusionError.setting(name: "guidance", reason: "1 to 30 are possible")
        }
        guard tokens <= Self.mostTokens else { throw DiffusionError.tooMuch(tokens: tokens, most: Self.mostTokens) }
        for (number, picture) in references.enumerated() {
            _ = try RGBPicture.referenceSize(width: picture.width, height: picture.height, number: number)
        }
        if let noise, noise.count != imageTokens * 128 {
            throw DiffusionError.setting(name: "noise", reason: "\(noise.count) numbers for \(imageTokens) tokens")
        }
        guard let inpainting else { return }
        guard inpainting.strength > 0, inpainting.strength <= 1,
            FlowSchedule(tokens: imageTokens, steps: steps).part(strength: inpainting.strength).steps > 0
        else {
            throw DiffusionError.setting(name: "strength", reason: "\(inpainting.strength) of \(steps) steps leaves none to run")
        }
        guard inpainting.mask.width == inpainting.source.width, inpainting.mask.height == inpainting.source.height else {
            throw DiffusionError.mask(
                reason:
                    "it is \(inpainting.mask.width)x\(inpainting.mask.height), the picture \(inpainting.source.width)x\(inpainting.source.height)"
            )
        }
        guard inpainting.mask.edited.contains(true) else { throw DiffusionError.mask(reason: "it marks nothing") }
    }

    /// Tokens of the picture itself.
    public var imageTokens: Int { width / 16 * (height / 16) }

    /// Tokens of the picture and all that it is made from.
    public var tokens: Int {
        let given = references.enumerated().reduce(0) { sum, item in
            let size = try? RGBPicture.referenceSize(width: item.element.width, height: item.element.height, number: item.offset).cut
            return sum + (size.map { $0.width / 16 * ($0.height / 16) } ?? 0)
        }
        return imageTokens * (inpainting == nil ? 1 : 2) + given
    }
}
