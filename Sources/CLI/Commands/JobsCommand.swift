import API
import ArgumentParser
import Foundation
import Store

/// `easel jobs`.
struct JobsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "jobs", abstract: "List jobs, show one, or cancel one.",
        subcommands: [List.self, Show.self, Cancel.self],
        defaultSubcommand: List.self)

    /// `easel jobs list`.
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List jobs, newest first.")

        @Option(name: .long, help: ArgumentHelp("Only queued, running, succeeded, failed or cancelled ones.", valueName: "status"))
        var status: String?
        @Option(name: .long, help: ArgumentHelp("How many.", valueName: "count")) var limit = 20
        @Flag(name: .long, help: "Print JSON.") var json = false
        @OptionGroup var place: PlaceOptions

        func run() async throws {
            try await place.withStore { store in
                var filter = JobFilter()
                if let status {
                    guard let known = JobObject.Status(rawValue: status) else { throw ValidationError("'\(status)' is no status.") }
                    filter.statuses = [known]
                }
                let jobs = try await store.jobs.list(filter, PageRequest(limit: limit), for: .operator).elements
                if json {
                    try printJSON(ListObject(jobs.map(\.object)))
                } else {
                    var table = Table(["ID", "STATUS", "MODEL", "N", "CREATED", "PROMPT"], right: [3])
                    for job in jobs {
                        table.add([
                            job.id, job.status.rawValue, job.task.model, "\(job.task.count)", job.created.formatted(.iso8601),
                            String(job.task.prompt.prefix(60)),
                        ])
                    }
                    table.lines.forEach { print($0) }
                }
            }
        }
    }

    /// `easel jobs show`.
    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Show one job as JSON.")

        @Argument(help: ArgumentHelp("The job's id.", valueName: "job")) var id: String
        @OptionGroup var place: PlaceOptions

        func run() async throws {
            try await place.withStore { store in
                guard let job = try await store.jobs.job(id, for: .operator) else { throw APIError.notFound("There is no job '\(id)'.") }
                try printJSON(job.object)
            }
        }
    }

    /// `easel jobs cancel`.
    struct Cancel: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Cancel a job.",
            discussion: "A job that runs in a server is marked; the server sees that within a second and stops it.")

        @Argument(help: ArgumentHelp("The job's id.", valueName: "job")) var id: String
        @OptionGroup var place: PlaceOptions

        func run() async throws {
            try await place.withStore { store in
                guard var job = try await store.jobs.cancel(id, for: .operator) else { throw APIError.notFound("There is no job '\(id)'.") }
                let end = ContinuousClock.now + .seconds(5)
                while job.status == .running, ContinuousClock.now < end {
                    try await Task.sleep(for: .milliseconds(50))
                    job = try await store.jobs.job(id, for: .operator) ?? job
                }
                let rest = job.status == .running ? " (it ends as soon as its model lets go, or when a server starts)" : ""
                print("\(job.id): \(job.status.rawValue)\(rest)")
            }
        }
    }
}
