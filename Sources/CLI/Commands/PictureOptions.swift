import API
import ArgumentParser
import Foundation

/// What `generate` and `edit` have in common.
struct PictureOptions: ParsableArguments {
    @Option(name: .shortAndLong, help: ArgumentHelp("The model, a snapshot or an alias; `easel models` lists them.", valueName: "model"))
    var model: String?
    @Option(name: .long, help: ArgumentHelp("The size in pixels, 1536x1024, or auto.", valueName: "size")) var size: String?
    @Option(name: .long, help: ArgumentHelp("low, medium, high or auto.", valueName: "quality")) var quality: String?
    @Option(name: .customShort("n"), help: ArgumentHelp("How many pictures, 1 to 10.", valueName: "count")) var count: Int?
    @Option(name: .long, help: ArgumentHelp("The seed; the same recipe gives the same picture.", valueName: "number")) var seed: UInt64?
    @Option(name: .long, help: ArgumentHelp("transparent, opaque or auto.", valueName: "background")) var background: String?
    @Option(name: .long, help: ArgumentHelp("png, jpeg, webp or svg. Default: the end of --output's name, else png.", valueName: "format"))
    var format: String?
    @Option(name: .long, help: ArgumentHelp("0 to 100, for jpeg and webp.", valueName: "level")) var compression: Int?
    @Option(name: .long, help: ArgumentHelp("What must not be in the picture.", valueName: "text")) var negative: String?
    @Option(name: .long, help: ArgumentHelp("Denoising steps, for models that take them.", valueName: "count")) var steps: Int?
    @Flag(name: .long, help: "Leave the recipe out of the file. The mark that a model made it stays.") var noRecipe = false
    @Option(
        name: .shortAndLong, help: ArgumentHelp("A folder, or a file's name. Default: this folder.", valueName: "path"), completion: .file()
    )
    var output: String = "."
    @Flag(name: .long, help: "Print what was made as JSON.") var json = false
    @Flag(name: .shortAndLong, help: "Show no progress.") var quiet = false

    /// The request that these options make.
    func parameters(prompt: String) throws -> ImageParameters {
        var parameters = ImageParameters(prompt: prompt, model: model)
        if let count {
            guard (1...10).contains(count) else { throw ValidationError("-n takes 1 to 10.") }
            parameters.n = count
        }
        if let compression {
            guard (0...100).contains(compression) else { throw ValidationError("--compression takes 0 to 100.") }
            parameters.outputCompression = compression
        }
        if let steps {
            guard (1...200).contains(steps) else { throw ValidationError("--steps takes 1 to 200.") }
        }
        if let seed {
            guard seed <= UInt64(Int64.max) else { throw ValidationError("--seed takes 0 to \(Int64.max).") }
        }
        guard prompt.unicodeScalars.count <= 32_000 else { throw ValidationError("The prompt has more than 32,000 characters.") }
        parameters.size = size
        parameters.quality = quality
        parameters.background = background
        parameters.outputFormat = format ?? OutputNames(output).format
        parameters.easel.seed = seed
        parameters.easel.steps = steps
        parameters.easel.negativePrompt = negative
        parameters.easel.recipe = !noRecipe
        return parameters
    }
}
