import API
import Foundation
import Logging
import Registry
import Store
import Synchronization

/// Makes pictures for requests and jobs: every way to a model goes through here, so budgets, turns, marks, the ledger and
/// the store cannot be passed by.
///
/// Requests work without `run`, the service's own loop; jobs are only taken up while it runs.
public final class ImageService: Sendable {
    /// Where everything is kept.
    public let store: Store
    /// How the service works.
    public let options: ServiceOptions

    let registry: ModelRegistry
    let logger: Logger
    let turns: Turns
    let hub = JobHub()
    let durations = Durations()
    let metrics = ServiceMetrics()
    let keeper: PictureKeeper
    let launches: AsyncStream<Turns.Launch>
    let launch: AsyncStream<Turns.Launch>.Continuation
    let running = RunningJobs()
    let postponed = Postponed()
    let requests = Counted()

    /// A service for the registry's models over an open store.
    public init(store: Store, registry: ModelRegistry, options: ServiceOptions = ServiceOptions(), logger: Logger) {
        self.store = store
        self.registry = registry
        self.options = options
        self.logger = logger
        let (launches, launch) = AsyncStream.makeStream(of: Turns.Launch.self)
        self.launches = launches
        self.launch = launch
        turns = Turns(queueLimit: options.queueLimit) { launch.yield($0) }
        keeper = PictureKeeper(store: store, limit: options.keeperBytes, logger: logger)
    }

    /// Whether models are at work or wait: `true` once a graceful shutdown may end.
    public var isIdle: Bool { requests.count == 0 && running.count == 0 }

    /// Returns once all pictures that were answered are on the disk.
    public func drain() async { await keeper.drain() }

    /// Notes the depth of the queues in the metrics; called before they are read.
    public func recordDepths() { metrics.note(turns.depths) }

    /// Throws `APIError.forbidden` where the principal's key may not name this model. All work is held to this; a route asks it before it fetches
    /// anything for a model that would be refused.
    public func authorize<Model>(_ resolved: Resolved<Model>, for principal: Principal) throws {
        guard let key = principal.key, !key.allows(resolved.requested, resolvedTo: resolved.id) else { return }
        throw APIError.forbidden("This API key may not use the model '\(resolved.requested.prefix(200))'.", param: "model")
    }

    /// The record of a picture, without what only its bytes tell.
    func record(_ product: Work.Product, task: ImageTask, keyID: String?, personID: String?, jobID: String?) -> ImageRecord {
        let picture = product.picture
        return ImageRecord(
            id: Identifier.make("img"), sha256: "", format: picture.picture.format, width: picture.picture.width,
            height: picture.picture.height, bytes: 0,
            model: task.model, snapshot: task.snapshot, seed: picture.seed, prompt: task.prompt, revisedPrompt: picture.revisedPrompt,
            recipe: product.recipe, keyID: keyID, personID: personID, jobID: jobID, created: Date(),
            run: task.stamp.map { RunName(id: $0.run, app: $0.app, version: $0.version) })
    }

    func work(_ task: ImageTask, by resolved: ResolvedModel, requestID: String) -> Work {
        var logger = logger
        logger[metadataKey: "request"] = "\(requestID)"
        return Work(task: task, resolved: resolved, version: options.version, tool: options.tool, logger: logger)
    }

    /// An error as the client hears it; what only the operator should know goes into the log.
    func explained(_ error: any Error, requestID: String) -> any Error {
        switch error {
        case let error as APIError: return error
        case let refusal as BudgetRefusal: return refusal.apiError
        case is CancellationError: return error
        default:
            logger.error("A request failed.", metadata: ["request": "\(requestID)", "error": "\(error)"])
            return APIError.internalError
        }
    }
}
