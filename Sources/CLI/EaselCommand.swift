import ArgumentParser

/// `easel`.
public struct EaselCommand: AsyncParsableCommand {
    /// Its subcommands and help.
    public static let configuration = CommandConfiguration(
        commandName: "easel",
        abstract: "Makes image models a part one can swap.",
        discussion: """
            One OpenAI-compatible server for image work, and the same work on the command line. The built-in model needs no key, no weights and no \
            network:

              easel generate "two red apples left of a blue car, watercolor"
              easel serve
            """,
        version: Version.current,
        subcommands: [
            ServeCommand.self, GenerateCommand.self, EditCommand.self, ModelsCommand.self, KeysCommand.self, PeopleCommand.self,
            JobsCommand.self, AppsCommand.self, CompareCommand.self,
            UsageCommand.self,
            DoctorCommand.self, DocsCommand.self,
        ])

    /// Made by the argument parser.
    public init() {}
}

/// The version of Easel.
public enum Version {
    /// `major.minor.patch`.
    public static let current = "0.1.0"
}
