import ArgumentParser

/// `easel compare`.
struct CompareCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare", abstract: "Compare models on your own prompts, with judges and votes.",
        discussion: """
            Examples:
              easel compare gpt-4.1-nano gpt-image-1                        what is known of both, without making a picture
              easel compare --models gpt-image-1,easel-sketch-1,nano-draws --prompts my.csv --for "product photos" --judge qwen-vl
              easel compare --models easel-sketch-1,flux --limit 40         40 of the bundled prompts
              easel compare run cmp-…                                       go on after Ctrl-C, a crash or an ended budget

            A comparison first says what it will cost, and asks. A running server does the work of comparisons in its data folder; without one it \
            is done here. What was made and paid is never made again.
            """,
        subcommands: [
            New.self, List.self, Show.self, Run.self, Cancel.self, Delete.self, VoteLinks.self, Export.self, Simulate.self,
            CompareDrift.self,
        ], defaultSubcommand: New.self)
}
