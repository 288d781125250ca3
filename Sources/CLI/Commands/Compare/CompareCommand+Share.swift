import API
import ArgumentParser
import Compare
import Foundation
import Store

extension CompareCommand {
    /// `easel compare vote-link`.
    struct VoteLinks: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "vote-link", abstract: "Make a link by which others vote blind, list the links, or end one.",
            discussion: "A server has to serve the data folder for the link to work. Its secret is shown once.")

        @Argument(help: ArgumentHelp("The comparison.", valueName: "cmp-…")) var id: String
        @Option(name: .long, help: ArgumentHelp("Votes that each voter has.", valueName: "count")) var votes = 50
        @Option(name: .long, help: ArgumentHelp("Days for which it holds.", valueName: "count")) var days = 30
        @Option(name: .long, help: ArgumentHelp("A note: whom it is for.", valueName: "text")) var note: String?
        @Flag(name: .long, help: "List the links instead.") var list = false
        @Option(name: .long, help: ArgumentHelp("End this link instead.", valueName: "link-…")) var end: String?
        @OptionGroup var place: PlaceOptions

        func run() async throws {
            try await reporting {
                guard (1...10_000).contains(votes), (1...3650).contains(days) else {
                    throw ValidationError("--votes takes 1 to 10,000 and --days 1 to 3,650.")
                }
                let settings = try place.settings()
                try await place.withCompare { service in
                    if let end {
                        guard try await service.endLink(end) else { throw APIError.notFound("There is no link '\(end)' that holds.") }
                        return print("\(end) has ended; its votes stay.")
                    }
                    if list {
                        _ = try await service.comparison(id)
                        var table = Table(["LINK", "VOTES EACH", "VOTERS", "VOTES", "UNTIL", "NOTE"], right: [1, 2, 3])
                        for link in try await service.links(id) {
                            table.add([
                                link.id, "\(link.cap)", "\(link.voters)", "\(link.votes)", link.expires.formatted(.iso8601),
                                link.note ?? "",
                            ])
                        }
                        return table.lines.forEach { print($0) }
                    }
                    let made = try await service.makeLink(
                        NewVoteLink(comparison: id, note: note, cap: votes, lifetime: .seconds(days * 86_400)))
                    print("\(settings.server.origin())/vote/\(made.secret)")
                }
            }
        }
    }

    /// `easel compare export`.
    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write everything that is known of a comparison as JSON: the spec, the pictures' names, answers and votes.")

        @Argument(help: ArgumentHelp("The comparison.", valueName: "cmp-…")) var id: String
        @Option(name: .shortAndLong, help: ArgumentHelp("A file. Default: standard output.", valueName: "file"), completion: .file())
        var output: String?
        @OptionGroup var place: PlaceOptions

        func run() async throws {
            try await place.withCompare { service in
                let file = EvidenceFile(try await service.evidence(id), id: id)
                let encoder = JSONEncoder.compare
                encoder.outputFormatting.insert(.prettyPrinted)
                let data = try encoder.encode(file)
                guard let output else { return print(String(decoding: data, as: UTF8.self)) }
                do { try data.write(to: URL(fileURLWithPath: output), options: .atomic) } catch {
                    throw APIError.invalid("'\(output)' cannot be written.", param: nil)
                }
                print(output)
            }
        }
    }
}
