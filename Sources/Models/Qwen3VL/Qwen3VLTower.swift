import Tensors

/// Qwen3-VL's vision tower: patches of a picture through blocks of attention, four of them merged into a token of the decoder.
public struct Qwen3VLTower: VisionTower {
    let config: Qwen3VLConfig
    let precision: Precision
    let blocks: [Qwen3VLBlock]
    let merger: Qwen3VLMerger
    /// Those of DeepStack, one for each of `Qwen3VLConfig.deepstack`.
    let deepMergers: [Qwen3VLMerger]
    private let patches: Linear
    private let positions: Tensor

    /// How many patches are cut out of a picture at a time.
    static let stretch = 1024

    /// Takes the tower out of the model's files: `model.visual.…`, or `visual.…` where it was saved without the outer class.
    ///
    /// - Throws: `WeightError`.
    public init(_ loader: Loader, _ config: Qwen3VLConfig) throws {
        self.config = config
        precision = loader.precision
        let roots = ["model.visual", "visual"]
        let loader = loader.part(roots.first { loader.has($0 + ".pos_embed.weight") } ?? roots[0])
        let shape = [config.width, 3, config.moments, config.patch, config.patch]
        // A convolution whose taps never overlap is a matrix.
        patches = Linear(
            weight: try loader.tensor("patch_embed.proj.weight", shape, as: precision.activations).reshaped([config.width, config.taps]),
            bias: try loader.vector("patch_embed.proj.bias", config.width))
        positions = try loader.tensor("pos_embed.weight", [config.side * config.side, config.width], as: .float32)
        blocks = try (0..<config.blocks).map { try Qwen3VLBlock(loader.part("blocks.\($0)"), config) }
        merger = try Qwen3VLMerger(loader.part("merger"), config, normsMerged: false)
        deepMergers = try config.deepstack.indices.map {
            try Qwen3VLMerger(loader.part("deepstack_merger_list.\($0)"), config, normsMerged: true)
        }
    }

    /// Cuts the picture into patches.
    public func look(at picture: PicturePixels, on compute: Compute, _ workspace: Workspace) -> any VisionRun {
        let cut = Qwen3VLPatches(picture, config)
        let x = Tensor(zeros: [cut.count, config.width])
        for start in stride(from: 0, to: cut.count, by: Self.stretch) {
            embed(cut, start..<min(cut.count, start + Self.stretch), into: x, on: compute.making(.many), workspace)
        }
        let half = config.headSize / 2
        let rotary = RotaryTable.rotary(cut.coordinates, axes: [half, half], theta: config.theta, pairs: .halves)
        return Qwen3VLRun(self, x, rotary)
    }

    private func embed(_ cut: Qwen3VLPatches, _ range: Range<Int>, into x: Tensor, on compute: Compute, _ workspace: Workspace) {
        workspace.scope {
            let values = workspace.tensor([range.count, config.taps])
            values.withElements(as: Float.self) { cut.fill($0, range) }
            let learned = workspace.tensor([range.count, config.width])
            learned.withElements(as: Float.self) { out in
                positions.withElements(as: Float.self) { cut.interpolate(UnsafeBufferPointer($0), into: out, range) }
            }
            compute.linear(patches, values, residual: learned, into: x[range])
        }
    }
}
