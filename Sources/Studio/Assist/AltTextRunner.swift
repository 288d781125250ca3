import API
import Foundation
import Logging
import Registry
import Settings
import Store

/// Writes alt texts of new pictures by itself, one after the other, within a month's budget. Does nothing unless the settings say so.
actor AltTextRunner {
    /// Under which name the ledger keeps what this costs.
    static let payer = "alt-texts"
    private static let pause = Duration.seconds(20)
    private static let together = 50

    private let settings: AltTextSettings
    private let logger: Logger
    private var task: Task<Void, Never>?
    /// How often no text could be written for a picture, until the server is started anew.
    private var failures: [String: Int] = [:]
    /// After a failure nothing is asked until then: it may be the model's and not the picture's.
    private var rested = Date.distantPast
    private static let rest: TimeInterval = 600
    private static let tries = 3

    init(settings: AltTextSettings, logger: Logger) {
        self.settings = settings
        self.logger = logger
    }

    /// Looks for new pictures from now on.
    func start(_ studio: Studio) {
        guard settings.automatic, task == nil else { return }
        task = Task {
            while !Task.isCancelled {
                do { _ = try await self.look(studio) } catch {
                    self.logger.warning("Alt texts could not be written.", metadata: ["error": "\(error)"])
                }
                try? await Task.sleep(for: Self.pause)
            }
        }
    }

    /// Writes what is missing of the last day's pictures; how many were written. Ends at the month's budget.
    func look(_ studio: Studio, now: Date = Date()) async throws -> Int {
        guard now >= rested, let model = studio.assistant.model(seeing: true) else { return 0 }
        let waiting = try await studio.store.gallery.undescribed(since: now - 86_400, limit: Self.together)
        let question = AltTextWriter.question([], language: settings.language)
        var written = 0
        for id in waiting where failures[id, default: 0] < Self.tries {
            // Two tries may be needed.
            let worst = model.worstCase(of: question) * 2
            guard try await Self.spent(studio, since: Self.month(now)) + worst <= settings.budget else { break }
            guard let image = try await studio.store.gallery.picture(id)?.image else { continue }
            do {
                _ = try await studio.describe(image, language: settings.language, for: .person(Self.payer), replacing: false)
                written += 1
            } catch {
                failures[id, default: 0] += 1
                rested = now + Self.rest
                logger.info("A picture got no alt text.", metadata: ["picture": "\(id)", "error": "\(error)"])
                break
            }
        }
        return written
    }

    private static func spent(_ studio: Studio, since start: Date) async throws -> Money {
        try await studio.store.ledger.usage(UsageQuery(from: start), for: Principal(personID: payer)).first?.cost ?? .zero
    }

    /// The first moment of a time's month, in UTC.
    private static func month(_ time: Date) -> Date {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        return calendar.date(from: calendar.dateComponents([.year, .month], from: time)) ?? time
    }
}
