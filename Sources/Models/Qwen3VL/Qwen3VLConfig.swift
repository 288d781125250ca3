import Foundation

/// The sizes of Qwen3-VL's vision tower, and how pictures are made ready for it.
public struct Qwen3VLConfig: VisionConfig, Equatable {
    /// The blocks.
    public let blocks: Int
    /// The width of a patch.
    public let width: Int
    /// The width within a block's feed-forward part.
    public let inner: Int
    /// Heads of attention.
    public let heads: Int
    /// The pixels of a patch's edge.
    public let patch: Int
    /// How many pictures of a film a patch spans; one that stands still is repeated.
    public let moments: Int
    /// How many patches across and down become one token.
    public let merge: Int
    /// The width of a token of the decoder.
    public let outputs: Int
    /// The edge of the square table of learned positions.
    public let side: Int
    /// The blocks behind which features are taken for the decoder's first layers.
    public let deepstack: [Int]
    /// The base of the rotary frequencies.
    public let theta: Double
    /// Taken from each colour, which lies between 0 and 1.
    public let mean: [Double]
    /// By which each colour is divided then.
    public let deviation: [Double]
    /// Which sizes are looked at.
    public let sizing: PictureSizing

    /// Added under the layer norms' roots.
    static let epsilon: Float = 1e-6
    /// The numbers of a patch: colours, moments, rows, columns.
    var taps: Int { 3 * moments * patch * patch }
    /// The width of a head.
    var headSize: Int { width / heads }
    /// Layers of the decoder that features are added behind.
    public var depth: Int { deepstack.count }

    /// Reads `config.json` and, where it is there, `preprocessor_config.json` in `folder`; without the latter pictures are made ready as for
    /// the published models.
    ///
    /// - Throws: `ModelError`.
    public init(folder: String) throws {
        let path = folder + "/preprocessor_config.json"
        try self.init(file: folder + "/config.json", processor: FileManager.default.fileExists(atPath: path) ? path : nil)
    }

    /// Reads a model's `config.json` and its processor's.
    ///
    /// - Throws: `ModelError`.
    public init(file: String, processor: String?) throws {
        guard let config = try ConfigFile(file).object("vision_config") else {
            throw ModelError.config(file: file, reason: "vision_config is no object")
        }
        blocks = try config.integer("depth", most: 1 << 10)
        width = try config.integer("hidden_size", most: 1 << 16)
        inner = try config.integer("intermediate_size", most: 1 << 18)
        heads = try config.integer("num_heads", most: 1 << 10)
        patch = try config.integer("patch_size", most: 64)
        moments = try config.integer("temporal_patch_size", most: 4)
        merge = try config.integer("spatial_merge_size", most: 8)
        outputs = try config.integer("out_hidden_size", most: 1 << 16)
        deepstack = try config.integers("deepstack_visual_indexes", least: 0, most: blocks - 1)
        let positions = try config.integer("num_position_embeddings", most: 1 << 20)
        side = Int(Double(positions).squareRoot())
        theta = try config.object("rope_parameters").map { try $0.has("rope_theta") ? $0.number("rope_theta") : 10000 } ?? 10000
        guard side * side == positions else {
            throw ModelError.config(file: file, reason: "num_position_embeddings \(positions) is no square")
        }
        guard width % heads == 0, (width / heads) % 8 == 0, theta > 1 else {
            throw ModelError.config(file: file, reason: "\(heads) heads in a width of \(width) are no multiples of 8")
        }
        guard deepstack == Array(Set(deepstack)).sorted() else {
            throw ModelError.config(file: file, reason: "deepstack_visual_indexes \(deepstack) are not in order")
        }
        if config.has("in_channels"), try config.integer("in_channels") != 3 {
            throw ModelError.unsupported(file: file, what: "a tower for other than three colours")
        }
        let activation = config.text("hidden_act") ?? "gelu_pytorch_tanh"
        guard activation == "gelu_pytorch_tanh" else { throw ModelError.unsupported(file: file, what: "a tower with \(activation)") }
        let ready = try PictureProcessor(processor)
        for (name, found, own) in [
            ("patch_size", ready.patch, patch), ("merge_size", ready.merge, merge), ("temporal_patch_size", ready.moments, moments),
        ]
        where found != nil && found != own {
            throw ModelError.config(file: processor ?? file, reason: "\(name) is not the tower's \(own)")
        }
        mean = ready.mean
        deviation = ready.deviation
        let edge = patch * merge
        guard ready.mostPixels >= edge * edge else {
            throw ModelError.config(file: processor ?? file, reason: "the most pixels are fewer than a token's \(edge * edge)")
        }
        sizing = PictureSizing(edge: edge, leastPixels: ready.leastPixels, mostPixels: ready.mostPixels)
    }

    /// Takes the tower out of the model's files.
    public func tower(_ loader: Loader) throws -> any VisionTower { try Qwen3VLTower(loader, self) }

    /// The stream, and what the larger half of a block takes beside it.
    public func workingBytes(tokens: Int) -> Int {
        tokens * merge * merge * (4 * width + max(10 * width, 2 * width + 2 * inner) + 4 * headSize)
            + tokens * outputs * 2 * (1 + depth) + Qwen3VLTower.stretch * (taps + width) * 4
    }
}

/// What a `preprocessor_config.json` says (transformers `image_processing_qwen2_vl.py`).
private struct PictureProcessor {
    var patch, merge, moments: Int?
    var mean = [0.5, 0.5, 0.5]
    var deviation = [0.5, 0.5, 0.5]
    var leastPixels = 65_536
    var mostPixels = 16_777_216

    init(_ file: String?) throws {
        guard let file else { return }
        let config = try ConfigFile(file)
        func integer(_ key: String) throws -> Int? { config.has(key) ? try config.integer(key) : nil }
        patch = try integer("patch_size")
        merge = try integer("merge_size")
        moments = try integer("temporal_patch_size")
        if config.has("image_mean") { mean = try config.numbers("image_mean") }
        if config.has("image_std") { deviation = try config.numbers("image_std") }
        let size = config.object("size")
        if let size, size.has("shortest_edge") { leastPixels = try size.integer("shortest_edge") }
        if let size, size.has("longest_edge") { mostPixels = try size.integer("longest_edge") }
        if let least = try integer("min_pixels") { leastPixels = least }
        if let most = try integer("max_pixels") { mostPixels = most }
        guard mean.count == 3, deviation.count == 3, deviation.allSatisfy({ $0 > 0 }), leastPixels <= mostPixels else {
            throw ModelError.config(file: file, reason: "its means, deviations or sizes are none for pictures of three colours")
        }
    }
}
