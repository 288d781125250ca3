import Tensors

extension Decoder {
    /// The streams after the given layers, side by side: float32 `[tokens, layers · width]`. What a decoder is as a text encoder.
    ///
    /// - Parameter padding: how many tokens at the end are padding, which no other token sees.
    public func encode(_ tokens: [Int32], padding: Int, after taken: [Int], on compute: Compute, _ workspace: Workspace) -> Tensor {
        let out = Tensor(zeros: [tokens.count, taken.count * config.width])
        let mask = (0..<tokens.count).map { $0 < tokens.count - padding }
        read(tokens, at: (0..<tokens.count).map { TokenPosition($0) }, in: WholeText(config, keyMask: mask), on: compute, workspace) {
            layer, stream in
            for (place, wanted) in taken.enumerated() where wanted == layer {
                compute.convert(stream, into: out.columns(place * config.width..<(place + 1) * config.width))
            }
        }
        return out
    }
}
