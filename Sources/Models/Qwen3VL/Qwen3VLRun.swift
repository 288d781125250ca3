import Tensors

/// A picture on its way through the tower.
final class Qwen3VLRun: VisionRun {
    private let tower: Qwen3VLTower
    /// The stream: float32 `[patches, width]`.
    private let x: Tensor
    private let rotary: Rotary
    private var done = 0
    private var deep: [Tensor] = []

    init(_ tower: Qwen3VLTower, _ x: Tensor, _ rotary: Rotary) {
        self.tower = tower
        self.x = x
        self.rotary = rotary
    }

    var bytes: Int { deep.reduce(x.byteCount + rotary.cosine.byteCount + rotary.sine.byteCount) { $0 + $1.byteCount } }

    func advance(on compute: Compute, _ workspace: Workspace) -> PictureFeatures? {
        let (config, precision) = (tower.config, tower.precision)
        let compute = compute.making(.many)
        tower.blocks[done].run(x, rotary: rotary, precision: precision, on: compute, workspace)
        if config.deepstack.contains(done) { deep.append(merged(by: tower.deepMergers[deep.count], on: compute, workspace)) }
        done += 1
        guard done == tower.blocks.count else { return nil }
        return PictureFeatures(embeddings: merged(by: tower.merger, on: compute, workspace), deepstack: deep)
    }

    private func merged(by merger: Qwen3VLMerger, on compute: Compute, _ workspace: Workspace) -> Tensor {
        let config = tower.config
        let out = Tensor(zeros: [x.rows / (config.merge * config.merge), config.outputs], type: tower.precision.activations)
        merger.run(x, precision: tower.precision, into: out, on: compute, workspace)
        return out
    }
}
