import ArgumentParser
import Foundation

/// `easel docs`: writes the documentation that is made from the program itself.
struct DocsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "docs", abstract: "Write the generated documentation.", shouldDisplay: false)

    @Argument(help: ArgumentHelp("The folder.", valueName: "folder")) var folder: String

    func run() async throws {
        for page in GeneratedPage.all {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try Data(page.text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(page.name)"))
        }
    }
}
