import ArgumentParser

/// `easel models`.
struct ModelsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "models", abstract: "List the models; install, check and remove those that run on this machine.",
        discussion: """
            A model that is installed draws like any other: `easel generate -m NAME "a fox"`, and by the server after its next start.

              easel models pull flux2-klein-4b          from the hub, resumable and checked
              easel models import ~/FLUX.2-klein-4B     a diffusers folder, linked rather than copied
            """,
        subcommands: [List.self, Show.self, Import.self, Pull.self, Verify.self, Remove.self], defaultSubcommand: List.self)
}
