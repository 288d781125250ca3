import Diffusion
import Foundation
import Tensors

/// Runs the installed models on this machine: loads them when they are first asked for, keeps them within a budget of memory, and
/// makes one picture after the other, since one keeps all cores busy.
public actor Engine {
    /// How an engine runs.
    public struct Options: Sendable, Equatable {
        /// Bytes of memory that it may use, weights included.
        public var memory: Int
        /// Threads that it computes on; `nil` takes one for each core.
        public var threads: Int?

        /// Four fifths of the machine's memory, and all cores.
        public init(memory: Int? = nil, threads: Int? = nil) {
            self.memory = memory ?? Int(ProcessInfo.processInfo.physicalMemory / 5 * 4)
            self.threads = threads
        }
    }

    private let library: ModelLibrary
    private let options: Options
    /// The threads that everything is computed on.
    public nonisolated let compute: Compute
    /// What this engine and others may use of memory.
    public nonisolated let memory: EngineMemory
    private let turns = TurnQueue()
    /// What was made of prompts and pictures, by the hash of the weights that they are of.
    private var caches: [String: EmbeddingCache] = [:]
    /// The loaded models, the one used last standing last.
    private var models: [ModelParts] = []

    /// An engine for the models of `library`.
    public init(_ library: ModelLibrary, options: Options = Options()) {
        self.library = library
        self.options = options
        compute = Compute(threads: options.threads)
        memory = EngineMemory(total: options.memory)
        memory.register("pictures") { [weak self] in await self?.giveUpIdle() }
    }

    /// Makes a picture with the model `id`.
    ///
    /// Requests wait for each other in the order in which they came. Cancelling the consumer's task ends a waiting request at once
    /// and a running one within a block of the denoiser.
    /// - Throws: in the stream, before the work begins: `DiffusionError`, `EngineError`, `LibraryError`; where a file is broken
    ///   `WeightError` and the like.
    public nonisolated func events(_ request: Flux2Request, by id: String) -> AsyncThrowingStream<Flux2Event, any Error> {
        AsyncThrowingStream { continuation in
            let work = Task {
                do {
                    try request.check()
                    try await self.turns.holding {
                        let pipeline = try await self.pipeline(for: request, by: id)
                        // Returns when the work has ended, also a cancelled one: the next request uses the same memory.
                        try await pipeline.make(request) { continuation.yield($0) }
                    }
                    continuation.finish()
                } catch {
                    continuation.finish(throwing: error)
                }
            }
            continuation.onTermination = { _ in work.cancel() }
        }
    }

    /// The pipeline of a model with room for the request.
    private func pipeline(for request: Flux2Request, by id: String) async throws -> Flux2Pipeline {
        let parts = try parts(of: id)
        let plan = try parts.plan(for: request)
        let largest = plan.largest
        let allowed = await memory.allowed(for: "pictures", wanting: plan.together)
        guard largest.bytes <= allowed else {
            throw EngineError.tooLittleMemory(needed: largest.bytes, allowed: allowed, part: largest.part.rawValue)
        }
        makeRoom(for: parts, plan, allowed: allowed)
        return Flux2Pipeline(parts, embeddings: cache(of: parts))
    }

    private func parts(of id: String) throws -> ModelParts {
        let manifest = try library.model(id)
        guard manifest.family == .flux2 else { throw EngineError.notAPictureModel(id) }
        // A model that was removed and imported anew under its name is another one.
        models.removeAll { $0.manifest.id == id && $0.manifest != manifest }
        if let index = models.firstIndex(where: { $0.manifest.id == id }) {
            models.append(models.remove(at: index))
            return models[models.count - 1]
        }
        let preview = library.models.first { $0.family == .preview }.map { library.files(of: $0.id) }
        let parts = ModelParts(manifest, folder: library.files(of: id), preview: preview, compute: compute)
        models.append(parts)
        return parts
    }

    private func cache(of parts: ModelParts) -> EmbeddingCache {
        let weights = parts.manifest.weights
        if let cache = caches[weights] { return cache }
        let cache = EmbeddingCache(bytes: min(256 << 20, options.memory / 16))
        caches[weights] = cache
        return cache
    }

    /// Gives up what does not fit beside the request: other models first, the one unused longest first; then parts of this one as
    /// soon as they have done their work.
    private func makeRoom(for parts: ModelParts, _ plan: MemoryPlan, allowed: Int) {
        func others() -> Int { held(models.dropLast()) }
        while models.count > 1, others() + plan.together > allowed { models.removeFirst() }
        parts.setPassing(plan.together > allowed ? [.textEncoder, .denoiser, .autoencoder] : [])
        memory.note("pictures", bytes: others() + min(plan.together, allowed))
    }

    private func held(_ models: some Sequence<ModelParts>) -> Int {
        models.reduce(0) { $0 + $1.loaded.reduce(0) { $0 + $1.weights + $1.working } }
    }

    /// Gives the models up that are drawing nothing: all, unless a request has its turn.
    private func giveUpIdle() {
        guard !turns.isBusy else { return }
        models = []
        memory.note("pictures", bytes: 0)
    }

    /// What is loaded, by model and part.
    public struct Report: Sendable, Equatable, Codable {
        /// A part of a model.
        public struct Part: Sendable, Equatable, Codable {
            /// The model.
            public var model: String
            /// `text_encoder`, `denoiser`, `autoencoder` or `previewer`.
            public var part: String
            /// Bytes of its weights, mapped.
            public var weights: Int
            /// Bytes of its working memory.
            public var working: Int
        }

        /// The loaded parts.
        public var parts: [Part]
        /// Bytes of what is kept of prompts and pictures that were looked at.
        public var embeddings: Int
        /// Bytes that the engine may use.
        public var allowed: Int
    }

    /// What is loaded now.
    public func report() -> Report {
        Report(
            parts: models.flatMap { model in
                model.loaded.map {
                    Report.Part(model: model.manifest.id, part: $0.part.rawValue, weights: $0.weights, working: $0.working)
                }
            }, embeddings: caches.values.reduce(0) { $0 + $1.bytes }, allowed: options.memory)
    }

    /// Gives everything up.
    public func unload() {
        models = []
        caches = [:]
        memory.note("pictures", bytes: 0)
    }
}
