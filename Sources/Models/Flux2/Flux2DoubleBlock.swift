import Tensors

/// A block with weights of their own for text and picture, which meet in one attention.
struct Flux2DoubleBlock: Sendable {
    /// One of the two streams.
    struct Stream: Sendable {
        let query, key, value, output: Linear
        let queryNorm, keyNorm: Tensor
        let feed: Flux2Feed
    }

    let config: Flux2Config
    let text, image: Stream

    init(_ tensors: Flux2Tensors, block: Int) throws {
        config = tensors.config
        let ours = "transformer_blocks.\(block)"
        let (width, inner) = (config.width, config.inner)
        func stream(_ names: (String, String, String), out: String, norms: (String, String), feed: String, original: (String, String))
            throws -> Stream
        {
            let projections = try tensors.attention(names, in: "\(ours).attn", original: original.0, block: block)
            return Stream(
                query: projections[0], key: projections[1], value: projections[2],
                output: try tensors.matrix(
                    "\(ours).attn.\(out)", "double_blocks.\(block).\(original.0).proj", inputs: width, outputs: width),
                queryNorm: try tensors.headNorm("\(ours).attn.\(norms.0)", "double_blocks.\(block).\(original.0).norm.query_norm"),
                keyNorm: try tensors.headNorm("\(ours).attn.\(norms.1)", "double_blocks.\(block).\(original.0).norm.key_norm"),
                feed: Flux2Feed(
                    input: try tensors.matrix(
                        "\(ours).\(feed).linear_in", "double_blocks.\(block).\(original.1).0", inputs: width, outputs: 2 * inner),
                    output: try tensors.matrix(
                        "\(ours).\(feed).linear_out", "double_blocks.\(block).\(original.1).2", inputs: inner, outputs: width)))
        }
        image = try stream(
            ("to_q", "to_k", "to_v"), out: "to_out.0", norms: ("norm_q", "norm_k"), feed: "ff", original: ("img_attn", "img_mlp"))
        text = try stream(
            ("add_q_proj", "add_k_proj", "add_v_proj"), out: "to_add_out", norms: ("norm_added_q", "norm_added_k"), feed: "ff_context",
            original: ("txt_attn", "txt_mlp"))
    }

    /// Adds the block's work to the streams `[tokens, width]`.
    ///
    /// - Parameters:
    ///   - modulation: for text and picture shift, scale and gate of attention, then of the feed-forward part: `[1, 6 · width]`.
    ///   - rotary: for the text's tokens, then the picture's.
    func run(
        text textStream: Tensor, image imageStream: Tensor, textModulation: Flux2Modulation, imageModulation: Flux2Modulation,
        rotary: Rotary, precision: Precision, on compute: Compute, _ workspace: Workspace
    ) {
        let (width, size) = (config.width, config.headSize)
        let type = precision.activations
        let texts = textStream.rows
        let tokens = texts + imageStream.rows
        let sides = [
            (stream: text, x: textStream, modulation: textModulation, rows: 0..<texts),
            (stream: image, x: imageStream, modulation: imageModulation, rows: texts..<tokens),
        ]
        workspace.scope {
            let (q, k, v) = (
                workspace.tensor([tokens, width], type: type), workspace.tensor([tokens, width], type: type),
                workspace.tensor([tokens, width], type: type)
            )
            for side in sides {
                workspace.scope {
                    let normed = Rows([side.x.rows, width], precision, workspace)
                    let part = side.modulation.part(0)
                    compute.layerNorm(side.x, scale: part.scale, shift: part.shift, epsilon: config.epsilon, into: normed)
                    compute.linear(side.stream.query, normed, into: q[side.rows])
                    compute.linear(side.stream.key, normed, into: k[side.rows])
                    compute.linear(side.stream.value, normed, into: v[side.rows])
                }
                let turned = rotary.rows(side.rows)
                for (x, norm) in [(q, side.stream.queryNorm), (k, side.stream.keyNorm)] {
                    compute.normalizeHeads(
                        x[side.rows], headSize: size, weight: norm, epsilon: config.epsilon, rotary: turned, into: x[side.rows])
                }
            }
            let attended = workspace.tensor([tokens, width], type: type)
            compute.attention(q: q, k: k, v: v, headSize: size, into: attended)
            for side in sides {
                compute.linear(side.stream.output, attended[side.rows], residual: side.x, gate: side.modulation.part(0).gate, into: side.x)
            }
        }
        for side in sides {
            workspace.scope {
                let normed = Rows([side.x.rows, width], precision, workspace)
                let part = side.modulation.part(1)
                compute.layerNorm(side.x, scale: part.scale, shift: part.shift, epsilon: config.epsilon, into: normed)
                side.stream.feed.run(normed, addingTo: side.x, gate: part.gate, precision: precision, on: compute, workspace)
            }
        }
    }
}

/// The numbers that a time gives a kind of block: shift, scale and gate, once or twice.
struct Flux2Modulation {
    /// float32 `[1, 3 · width · parts]`.
    let values: Tensor
    let width: Int

    func part(_ index: Int) -> (shift: Tensor, scale: Tensor, gate: Tensor) {
        let start = 3 * index * width
        return (
            values.columns(start..<start + width), values.columns(start + width..<start + 2 * width),
            values.columns(start + 2 * width..<start + 3 * width)
        )
    }
}
