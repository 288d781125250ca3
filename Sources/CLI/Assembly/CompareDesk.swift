import API
import ArgumentParser
import Compare
import Foundation
import Jobs
import Logging
import Registry
import Store
import UnixSignals

/// Comparisons at the command line: in this process where no server holds the data folder, else beside it.
struct CompareDesk: Sendable {
    let workplace: Workplace
    let service: CompareService
    /// Whether this process does the work.
    let isAlone: Bool
    let terminal = Terminal()

    /// Opens the data folder; as its server, unless there is one or nothing is to be done.
    init(_ place: PlaceOptions, onlyToLook: Bool = false) throws {
        let settings = try place.settings()
        let logger = LogSetup.logger(level: .error)
        if onlyToLook {
            workplace = try Workplace(settings, as: .tool, logger: logger)
            isAlone = false
            service = CompareService(store: workplace.store, registry: workplace.registry)
            return
        }
        do {
            workplace = try Workplace(settings, as: .server, logger: logger)
            isAlone = true
        } catch StoreError.locked {
            workplace = try Workplace(settings, as: .tool, logger: logger)
            isAlone = false
        }
        service = CompareService(store: workplace.store, registry: workplace.registry)
    }

    func close() async throws { try await workplace.close() }

    /// Goes on with a comparison.
    static func resume(_ id: String, budget: Money?, retrying: Bool, _ options: CompareOptions, _ place: PlaceOptions) async throws {
        let desk = try CompareDesk(place)
        do {
            if let budget { _ = try await desk.service.setBudget(id, budget) }
            let before = try await desk.service.progress(id)
            if before.record.status == .done, !retrying {
                try await desk.follow(id, options, estimate: nil)
            } else {
                if !options.json {
                    desk.terminal.note("\(before.ended) of \(before.pictures) pictures are there; \(before.spending.spent) was spent.")
                }
                if before.record.status == .draft {
                    let estimate = try await desk.service.estimate(try await desk.service.spec(id))
                    if !options.json { desk.show(estimate, budget: before.record.budget) }
                    try desk.consent(estimate, options)
                }
                _ = try await desk.service.start(id, retrying: retrying)
                try await desk.follow(id, options, estimate: nil)
            }
        } catch {
            try? await desk.close()
            throw error
        }
        try await desk.close()
    }

    /// Asks before money is spent.
    func consent(_ estimate: ComparisonEstimate, _ options: CompareOptions) throws {
        guard estimate.worst > .zero, !options.yes else { return }
        guard isatty(STDIN_FILENO) == 1, !options.json else {
            throw ValidationError("This may cost up to \(estimate.worst) (likely \(estimate.expected)). Say --yes to go on.")
        }
        FileHandle.standardError.write(Data("Spend up to \(estimate.worst) (likely \(estimate.expected))? [y/N] ".utf8))
        guard let said = readLine()?.lowercased(), ["y", "yes"].contains(said) else { throw CancellationError() }
    }

    private enum Ending: Sendable {
        case ended(ComparisonProgress?)
        case interrupted
        case stopped
    }

    /// Works on a running comparison, or watches the server do so, until nothing more happens by itself; then says what came of it.
    func follow(_ id: String, _ options: CompareOptions, estimate: ComparisonEstimate?) async throws {
        if !isAlone, !options.json { terminal.note("A server holds the data folder and does the work; this command watches.") }
        let ending = try await withThrowingTaskGroup(of: Ending.self) { group in
            group.addTask { .ended(try await watch(id, options)) }
            group.addTask {
                for await _ in await UnixSignalsSequence(trapping: .sigint, .sigterm) { return .interrupted }
                return .stopped
            }
            if isAlone {
                group.addTask {
                    try await workplace.service.run()
                    return .stopped
                }
                group.addTask {
                    let runner = CompareRunner(service, images: workplace.service, logger: LogSetup.logger(level: .error))
                    try await runner.run(only: id)
                    return .stopped
                }
            }
            defer { group.cancelAll() }
            while let ending = try await group.next() {
                if case .stopped = ending { continue }
                return ending
            }
            return .interrupted
        }
        if terminal.isInteractive, !options.quiet { terminal.overwrite("") }
        if case .interrupted = ending {
            if isAlone { _ = try await service.pause(id) }
            terminal.note(
                isAlone
                    ? "Stopped. What was made and paid is kept: go on with  easel compare run \(id)"
                    : "The server goes on. Look again with  easel compare show \(id)")
            throw CancellationError()
        }
        try await conclude(id, options, estimate: estimate)
    }

    private func watch(_ id: String, _ options: CompareOptions) async throws -> ComparisonProgress? {
        var line = CompareProgressLine(terminal, isQuiet: options.quiet || options.json)
        var last: ComparisonProgress?
        for try await progress in service.updates(of: id) {
            line.update(progress)
            last = progress
        }
        return last
    }
}
