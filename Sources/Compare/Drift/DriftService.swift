import API
import Apps
import Foundation
import Jobs
import Pictures
import Registry
import Statistics
import Store

/// Watches models for drift: makes some old pictures again and compares.
///
/// A model whose entry names its weights has to repeat itself bit for bit. Of any other, two pictures of the same work differ anyway; how much is
/// measured when the watch begins, and there is drift when significantly more than half of the new pictures are farther from the old ones than
/// that (a one-sided sign test at 1 %).
public struct DriftService: Sendable {
    private let store: Store
    private let apps: AppService
    private let compare: CompareService
    private let service: ImageService

    /// Pictures that are made again.
    public static let canaries = 8
    /// The chance of a false alarm in one check.
    public static let level = 0.01

    /// A service over an open store. Its pictures are not kept: they are looked at and forgotten.
    public init(store: Store, registry: ModelRegistry, service: ImageService) {
        self.store = store
        apps = AppService(store: store, registry: registry)
        compare = CompareService(store: store, registry: registry)
        self.service = service
    }

    /// Begins to watch the model of a published app, by the newest pictures of its runs.
    ///
    /// - Throws: `APIError.notFound`; `conflict` where it has no pictures that could be made again.
    public func watch(app slug: String, hours: Int, for personID: String?) async throws -> DriftWatch {
        let (app, definition) = try await apps.published(slug)
        let model = app.state.stable?.model ?? definition.model
        let runs = try await store.apps.runs(RunFilter(app: slug, status: .succeeded, purpose: .run), PageRequest(limit: 200)).elements
        var works: [(task: ImageTask, sha256: String)] = []
        var seen: Set<String> = []
        let id = try apps.registry.resolve(model).model.info.id
        for run in runs where works.count < Self.canaries && run.task.model == id && seen.insert(run.task.prompt).inserted {
            guard let image = try await store.apps.images(ofRun: run.id).first, let again = try? await apps.reproduction(of: image) else {
                continue
            }
            works.append((again.task, image.sha256))
        }
        guard !works.isEmpty else { throw APIError.conflict("The app has no pictures by '\(model)' yet that could be made again.") }
        return try await begin(slug, model, works, hours, personID)
    }

    /// Begins to watch a model of a comparison, by its pictures there.
    ///
    /// - Parameter model: The contestant; `nil` for the first.
    /// - Throws: `APIError.notFound`; `conflict` where it has no pictures.
    public func watch(comparison id: String, model: String?, hours: Int, for personID: String?) async throws -> DriftWatch {
        let spec = try await compare.spec(id)
        guard let place = model.map({ name in spec.contestants.firstIndex { $0.model == name } }) ?? 0 else {
            throw APIError.notFound("'\(model ?? "")' is no model of this comparison.")
        }
        let cells = try await store.compare.cells(id).filter { $0.contestant == place && $0.seed == 0 && $0.status == .done }
        let step = max(1, cells.count / Self.canaries)
        let works = try cells.enumerated().filter { $0.offset % step == 0 }.prefix(Self.canaries).compactMap { _, cell in
            try cell.sha256.map { (task: try compare.task(cell, of: spec).task, sha256: $0) }
        }
        guard !works.isEmpty else { throw APIError.conflict("There are no pictures by '\(spec.contestants[place].model)' yet.") }
        return try await begin(id, spec.contestants[place].model, works, hours, personID)
    }

    /// Makes the pictures of a watch again and keeps what was found. The watch of an app whose model was switched begins anew with the new one.
    ///
    /// - Throws: `APIError`; `conflict` where the app has no pictures by its new model yet.
    public func check(_ watch: DriftWatch, now: Date = Date()) async throws -> DriftCheck {
        try await store.drift.schedule(watch.id, now.addingTimeInterval(Double(watch.hours) * 3600))
        let watch = try await followed(watch)
        let check = try await found(watch, now)
        try await store.drift.note(check)
        return check
    }

    private func followed(_ watch: DriftWatch) async throws -> DriftWatch {
        guard try await store.apps.app(watch.subject)?.published != nil else { return watch }
        let (app, definition) = try await apps.published(watch.subject)
        let now = try apps.registry.resolve(app.state.stable?.model ?? definition.model)
        // A model that is gone cannot be resolved; then the app's own model tells it apart.
        let then = (try? apps.registry.resolve(watch.model))?.model.info.id ?? watch.model
        if now.model.info.id == then { return watch }
        return try await self.watch(app: watch.subject, hours: watch.hours, for: watch.personID)
    }

    private func begin(_ subject: String, _ model: String, _ works: [(task: ImageTask, sha256: String)], _ hours: Int, _ personID: String?)
        async throws -> DriftWatch
    {
        let resolved = try apps.registry.resolve(model)
        var canaries: [DriftCanary] = []
        for work in works {
            var task = work.task
            (task.count, task.partials, task.stamp) = (1, 0, nil)
            var spread: Double?
            if resolved.model.info.weights == nil {
                // Two pictures of today's model: how far apart are they anyway?
                let second = try await picture(task, personID)
                guard let distance = try await distance(work.sha256, second) else { continue }
                spread = distance
            }
            canaries.append(DriftCanary(task: task, sha256: work.sha256, spread: spread))
        }
        guard !canaries.isEmpty else { throw APIError.conflict("The pictures that were made can no longer be read.") }
        let watch = DriftWatch(
            id: Identifier.make("drift"), subject: subject, model: model, canaries: canaries, hours: hours, personID: personID,
            created: Date())
        try await store.drift.begin(watch)
        return watch
    }

    private func found(_ watch: DriftWatch, _ now: Date) async throws -> DriftCheck {
        var (checked, changed) = (0, 0)
        let isExact = watch.canaries.allSatisfy { $0.spread == nil }
        for canary in watch.canaries {
            let bytes = try await picture(canary.task, watch.personID)
            if let spread = canary.spread {
                guard let distance = try await distance(canary.sha256, bytes) else { continue }
                checked += 1
                if distance > spread { changed += 1 }
            } else {
                let path = store.blobs.path(of: canary.sha256)
                let likeness = await Task.detached(priority: .utility) {
                    AppService.likeness([UInt8](FileManager.default.contents(atPath: path) ?? Data()), bytes)
                }.value
                checked += 1
                if likeness != .exact { changed += 1 }
            }
        }
        let isDrift = isExact ? changed > 0 : Self.signTest(changed, of: checked) <= Self.level
        return DriftCheck(
            watch: watch.id, checked: checked, changed: changed, isDrift: isDrift,
            sentence: Self.sentence(watch.model, checked, changed, isDrift: isDrift, isExact: isExact), created: now)
    }

    private static func sentence(_ model: String, _ checked: Int, _ changed: Int, isDrift: Bool, isExact: Bool) -> String {
        switch (isExact, isDrift) {
        case (true, false): "'\(model)' repeats all \(checked) pictures bit for bit."
        case (true, true): "'\(model)' no longer repeats \(changed) of \(checked) pictures bit for bit."
        case (false, false):
            "\(changed) of \(checked) new pictures are farther from the old ones than '\(model)' varied before: no more than chance."
        case (false, true):
            "\(changed) of \(checked) new pictures are farther from the old ones than '\(model)' varied before: that is no chance."
        }
    }

    /// The chance of at least `successes` heads in `count` throws of a fair coin.
    static func signTest(_ successes: Int, of count: Int) -> Double {
        Proportion(Double(successes), of: count).pValue(greaterThan: 0.5)
    }

    private func picture(_ task: ImageTask, _ personID: String?) async throws -> [UInt8] {
        let resolved = try apps.registry.resolve(task.snapshot ?? task.model)
        let principal = personID.map { Principal(personID: $0) } ?? .operator
        for try await event in service.perform(task, by: resolved, for: principal, requestID: Identifier.make("drift"), isKept: false) {
            if case .picture(let picture) = event { return try picture.picture.bytes() }
        }
        throw APIError.upstream("'\(task.model)' made no picture.")
    }

    private func distance(_ sha256: String, _ bytes: [UInt8]) async throws -> Double? {
        let path = store.blobs.path(of: sha256)
        return await Task.detached(priority: .utility) { () -> Double? in
            guard let old = try? Bitmap.decode(path: path, fitting: 256), let new = try? Bitmap.decode(bytes: bytes),
                let first = try? PicturePrint(old), let second = try? PicturePrint(new)
            else { return nil }
            return first.distance(to: second)
        }.value
    }
}
