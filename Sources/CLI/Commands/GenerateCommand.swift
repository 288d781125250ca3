import API
import ArgumentParser
import Foundation
import Logging
import Pictures
import Registry
import Store

/// `easel generate`.
struct GenerateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "generate", abstract: "Make pictures from text, without a server.",
        discussion: """
            Examples:
              easel generate "two red apples left of a blue car, watercolor" --size 1536x1024 --quality high -n 4 --seed 7 -o out/
              easel generate --from out/picture.png            run the recipe in a file again
              easel generate --from out/picture.png --seed 8   the same with another seed
            """)

    @Argument(help: ArgumentHelp("What the picture shows; `-` reads it from standard input.", valueName: "prompt")) var prompt: String?
    @Option(
        name: .long, help: ArgumentHelp("Run the recipe in this picture again; other options change it.", valueName: "picture"),
        completion: .file())
    var from: String?
    @OptionGroup(title: "Picture") var picture: PictureOptions
    @OptionGroup(title: "Place") var place: PlaceOptions

    func run() async throws {
        try await reporting {
            let recipe = try from.map(RecipeFile.read)
            guard let text = try Self.text(prompt) ?? recipe?.prompt, !text.allSatisfy(\.isWhitespace) else {
                throw ValidationError("Say what the picture shows: easel generate \"a red apple\".")
            }
            try await Workplace.using(try place.settings()) { workplace in
                var parameters = try picture.parameters(prompt: text)
                let task: ImageTask
                let model: ResolvedModel
                if let recipe {
                    recipe.fill(&parameters)
                    model = try workplace.registry.resolve(parameters.model)
                    let (inputs, mask) = try recipe.inputs(in: workplace.store)
                    task = try ImageTask(
                        recipe.operation, parameters, by: model, inputs: inputs, mask: mask,
                        fidelity: recipe.highFidelity == true ? "high" : nil,
                        newSeed: Self.newSeed)
                } else {
                    model = try workplace.registry.resolve(parameters.model)
                    task = try ImageTask(.generate, parameters, by: model, newSeed: Self.newSeed)
                }
                try await LocalWork(workplace: workplace, terminal: Terminal(), options: picture).run(task, by: model)
            }
        }
    }

    static func newSeed() -> UInt64 { UInt64.random(in: 0..<1 << 32) }

    /// The prompt as given, or from standard input.
    static func text(_ prompt: String?) throws -> String? {
        guard prompt == "-" else { return prompt }
        let data = try FileHandle.standardInput.readToEnd() ?? Data()
        return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
