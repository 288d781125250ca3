import ArgumentParser
import Registry

/// What the commands that run a comparison have in common.
struct CompareOptions: ParsableArguments {
    @Flag(name: .shortAndLong, help: "Do not ask before money is spent.") var yes = false
    @Flag(name: .long, help: "Print JSON.") var json = false
    @Flag(name: .shortAndLong, help: "Show no progress.") var quiet = false
    @Option(
        name: .long, help: ArgumentHelp("Write the report (HTML, Markdown, JSON) into this folder.", valueName: "folder"),
        completion: .directory)
    var report: String?

    /// An amount of dollars as it was typed.
    static func money(_ text: String?) throws -> Money? {
        try text.map { text in
            guard let money = Money(text), money >= .zero else { throw ValidationError("'\(text)' is no amount of dollars.") }
            return money
        }
    }
}
