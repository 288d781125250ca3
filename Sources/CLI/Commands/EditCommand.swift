import API
import ArgumentParser
import Foundation
import Registry

/// `easel edit`.
struct EditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "edit", abstract: "Make pictures from pictures and text, without a server.",
        discussion: """
            Examples:
              easel edit photo.png --mask mask.png "add a cat"     where the mask is transparent
              easel edit apple.png "make the apple green"          a picture of easel-sketch-1 carries its scene
              easel edit a.png --and b.png "both on a beach"       several references
            """)

    @Argument(help: ArgumentHelp("The picture to work from.", valueName: "picture"), completion: .file()) var image: String
    @Argument(help: ArgumentHelp("What is to be done; `-` reads it from standard input.", valueName: "prompt")) var prompt: String
    @Option(name: .customLong("and"), help: ArgumentHelp("A further picture; can be repeated.", valueName: "picture"), completion: .file())
    var more: [String] = []
    @Option(
        name: .long, help: ArgumentHelp("A picture of the same size whose transparent pixels mark what is edited.", valueName: "picture"),
        completion: .file())
    var mask: String?
    @Option(name: .long, help: ArgumentHelp("How strongly the picture may change, 0 to 1, for models that take it.", valueName: "number"))
    var strength: Double?
    @Option(name: .long, help: ArgumentHelp("low or high: how closely the picture's features are kept.", valueName: "fidelity"))
    var fidelity: String?
    @OptionGroup(title: "Picture") var picture: PictureOptions
    @OptionGroup(title: "Place") var place: PlaceOptions

    func run() async throws {
        try await reporting {
            guard let text = try GenerateCommand.text(prompt), !text.allSatisfy(\.isWhitespace) else {
                throw ValidationError("Say what is to be done.")
            }
            if let fidelity, !["low", "high"].contains(fidelity) { throw ValidationError("--fidelity takes low or high.") }
            if let strength, !(0...1).contains(strength) { throw ValidationError("--strength takes 0 to 1.") }
            guard more.count < 16 else { throw ValidationError("An edit takes at most 16 pictures.") }
            try await Workplace.using(try place.settings()) { workplace in
                var parameters = try picture.parameters(prompt: text)
                parameters.easel.strength = strength
                let model = try workplace.registry.resolve(parameters.model)
                let task = try ImageTask(
                    .edit, parameters, by: model, inputs: try ([image] + more).map(LocalWork.input), mask: try mask.map(LocalWork.input),
                    fidelity: fidelity, newSeed: GenerateCommand.newSeed)
                try await LocalWork(workplace: workplace, terminal: Terminal(), options: picture).run(task, by: model)
            }
        }
    }
}
