import Models
import Tensors

/// The making of one picture.
struct Flux2Run {
    let request: Flux2Request
    let parts: any Flux2Parts
    let embeddings: EmbeddingCache

    private var rows: Int { request.height / 16 }
    private var columns: Int { request.width / 16 }
    private var isGuided: Bool { !parts.isDistilled && request.guidance > 1 }

    func make(proceed: () throws -> Void, tell: (Flux2Event) -> Void) throws {
        try request.check()
        // A prompt that does not fit is found before anything large is loaded.
        let reader = try parts.reader()
        _ = try reader.tokens(of: request.prompt)
        if isGuided { _ = try reader.tokens(of: request.negativePrompt) }
        try proceed()

        tell(.phase(.reading))
        let text = try embedding(of: request.prompt, reader)
        let negative = isGuided ? try embedding(of: request.negativePrompt, reader) : nil
        parts.finished(with: .textEncoder)
        try proceed()

        let given = try lookAtPictures(proceed, tell)
        tell(.phase(.drawing))
        let tokens = try draw(text: text, negative: negative, given: given, proceed, tell)
        parts.finished(with: .denoiser)
        parts.finished(with: .previewer)

        tell(.phase(.decoding))
        let autoencoder = try parts.autoencoder()
        let latent = autoencoder.latent(of: tokens, height: rows, width: columns)
        let picture = try autoencoder.decode(latent, on: parts.compute, parts.workspace(of: .autoencoder)) { _ in try proceed() }
        parts.finished(with: .autoencoder)
        tell(.picture(RGBPicture(picture, scale: 0.5, offset: 0.5)))
    }

    private func embedding(of prompt: String, _ reader: PromptReader) throws -> Tensor {
        try embeddings.value(of: prompt) {
            let (tokens, padding) = try reader.tokens(of: prompt)
            return try parts.textEncoder().encode(
                tokens, padding: padding, after: parts.textLayers, on: parts.compute, parts.workspace(of: .textEncoder))
        }
    }

    /// What the denoiser sees beside the noise: the pictures' tokens and where they stand, and for inpainting the source.
    struct Given {
        var tokens: [Tensor] = []
        var positions: [Flux2Transformer.Position] = []
        var source: Tensor?
        var mask: [Float] = []
    }

    private func lookAtPictures(_ proceed: () throws -> Void, _ tell: (Flux2Event) -> Void) throws -> Given {
        var given = Given()
        guard request.inpainting != nil || !request.references.isEmpty else { return given }
        tell(.phase(.looking))
        let autoencoder = try parts.autoencoder()
        func look(_ picture: RGBPicture) throws {
            try proceed()
            let latent = embeddings.value(of: picture) {
                autoencoder.encode(picture.tensor(-1...1), on: parts.compute, parts.workspace(of: .autoencoder))
            }
            // Each reference stands in a time of its own: 10, 20, …
            let time = Double(10 + 10 * given.tokens.count)
            given.positions += Self.positions(rows: picture.height / 16, columns: picture.width / 16, time: time)
            given.tokens.append(autoencoder.tokens(of: latent))
        }
        if let inpainting = request.inpainting {
            try look(inpainting.source.resized(width: request.width, height: request.height))
            given.source = given.tokens[0]
            given.mask = inpainting.mask.resized(width: request.width, height: request.height).tokens
        }
        for (number, picture) in request.references.enumerated() { try look(try picture.prepared(asReference: number)) }
        parts.finished(with: .autoencoder)
        return given
    }

    private static func positions(rows: Int, columns: Int, time: Double) -> [Flux2Transformer.Position] {
        (0..<rows * columns).map { [time, Double($0 / columns), Double($0 % columns), 0] }
    }

    private func draw(
        text: Tensor, negative: Tensor?, given: Given, _ proceed: () throws -> Void, _ tell: (Flux2Event) -> Void
    ) throws -> Tensor {
        let denoiser = try parts.denoiser()
        let (compute, workspace) = (parts.compute, parts.workspace(of: .denoiser))
        let count = rows * columns
        let channels = denoiser.config.channels
        let schedule = FlowSchedule(tokens: count, steps: request.steps).part(strength: request.inpainting?.strength ?? 1)
        let rotary = denoiser.rotary(text: text.rows, image: Self.positions(rows: rows, columns: columns, time: 0) + given.positions)

        let noise = Tensor(request.noise ?? SeededNoise(seed: request.seed).normal(count * channels), shape: [count, channels])
        let image = Tensor(zeros: [count + given.tokens.reduce(0) { $0 + $1.rows }, channels])
        let x = image[0..<count]
        var row = count
        for tokens in given.tokens {
            compute.convert(tokens, into: image[row..<row + tokens.rows])
            row += tokens.rows
        }
        let first = Float(schedule.sigmas[0])
        if let source = given.source {
            compute.add(noise, source, a: first, b: 1 - first, into: x)
        } else {
            compute.convert(noise, into: x)
        }

        let direction = Tensor(zeros: [count, channels])
        let away = negative == nil ? nil : Tensor(zeros: [count, channels])
        let passes = negative == nil ? 1.0 : 2.0
        for step in 0..<schedule.steps {
            let (now, next) = (schedule.sigmas[step], schedule.sigmas[step + 1])
            func predict(_ text: Tensor, into out: Tensor, pass: Double) throws {
                try denoiser.predict(image: image, text: text, time: now, rotary: rotary, into: out, on: compute, workspace) { done in
                    try proceed()
                    tell(.progress((Double(step) + (pass + done) / passes) / Double(schedule.steps), step: step + 1, of: schedule.steps))
                }
            }
            try predict(text, into: direction, pass: 0)
            if let negative, let away {
                try predict(negative, into: away, pass: 1)
                let guidance = Float(request.guidance)
                compute.add(direction, away, a: guidance, b: 1 - guidance, into: direction)
            }
            if request.previews.contains(step + 1), step + 1 < schedule.steps {
                let expected = Tensor(zeros: [count, channels])
                compute.add(x, direction, b: Float(-now), into: expected)
                tell(.preview(try preview(expected), step: step + 1))
            }
            compute.add(x, direction, b: Float(next - now), into: x)
            if let source = given.source { keep(source, noise, next, given.mask, x) }
        }
        tell(.progress(1, step: schedule.steps, of: schedule.steps))
        let out = Tensor(zeros: [count, channels])
        compute.convert(x, into: out)
        return out
    }

    /// Puts back what the mask keeps, as noisy as the rest is.
    private func keep(_ source: Tensor, _ noise: Tensor, _ sigma: Double, _ mask: [Float], _ x: Tensor) {
        let share = Float(sigma)
        source.withElements(as: Float.self) { source in
            noise.withElements(as: Float.self) { noise in
                x.withElements(as: Float.self) { x in
                    let channels = source.count / mask.count
                    for (token, part) in mask.enumerated() where part < 1 {
                        for index in token * channels..<(token + 1) * channels {
                            x[index] = (1 - part) * (share * noise[index] + (1 - share) * source[index]) + part * x[index]
                        }
                    }
                }
            }
        }
    }

    private func preview(_ tokens: Tensor) throws -> RGBPicture {
        let latent = TokenPacking(height: rows, width: columns, channels: tokens.columns / 4).latent(of: tokens)
        guard let previewer = try parts.previewer(), previewer.latentChannels == latent.columns else {
            return LinearPreview.picture(of: latent)
        }
        return RGBPicture(previewer.decode(latent, on: parts.compute, parts.workspace(of: .previewer)), scale: 1, offset: 0)
    }
}
