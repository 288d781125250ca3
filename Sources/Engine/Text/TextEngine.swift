import Foundation
import Generation
import Models
import Tensors

/// Runs the installed language models on this machine: loads them when they are first asked for, writes the answers of all
/// requests together, and shares memory with the engine of pictures.
public actor TextEngine {
    /// How it runs.
    public struct Options: Sendable, Equatable {
        /// What keys and values are kept as: bfloat16, or int8 at half the memory.
        public var keysAndValues = ScalarType.bfloat16
        /// The most bytes for a model's keys and values.
        public var mostCache = 2_000_000_000
        /// How answers are written together.
        public var batch = GenerationBatch.Options()

        /// The usual.
        public init() {}
    }

    private let library: ModelLibrary
    private let options: Options
    private let compute: Compute
    private let memory: EngineMemory
    private let thread = WorkThread("easel.text")
    private var models: [LoadedText] = []
    private var runs: [Run] = []
    private var numbers = 0
    private var clock = 0
    private var isRunning = false

    /// Its work is done on a thread of its own.
    public nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

    /// A request that is being answered.
    private struct Run {
        let id: Int
        let model: LoadedText
        let number: Int
        var writers: [AnswerWriter]
        var left: Int
        let continuation: AsyncThrowingStream<TextEvent, any Error>.Continuation
    }

    /// An engine for the models of `library`.
    ///
    /// - Parameters:
    ///   - compute: the threads that it computes on; those of the engine of pictures, so that the two do not fight for cores.
    ///   - memory: what both may use.
    public init(_ library: ModelLibrary, options: Options = Options(), on compute: Compute, memory: EngineMemory) {
        self.library = library
        self.options = options
        self.compute = compute
        self.memory = memory
        memory.register("text") { [weak self] in await self?.giveUp() }
    }

    /// Answers with the model `id`.
    ///
    /// Cancelling the consumer's task ends the work before the next token.
    /// - Throws: in the stream: `CacheError` for a talk over the context, `EngineError`, `LibraryError`; where a file is broken
    ///   `WeightError` and the like; what a form throws.
    public nonisolated func events(_ request: TextRequest, by id: String) -> AsyncThrowingStream<TextEvent, any Error> {
        AsyncThrowingStream { continuation in
            let start = Task { await self.start(request, by: id, continuation) }
            continuation.onTermination = { reason in
                guard case .cancelled = reason else { return }
                Task {
                    start.cancel()
                    if let number = await start.value { await self.cancel(number) }
                }
            }
        }
    }

    /// How many tokens a text has for a model.
    public func count(_ request: TextRequest, by id: String) async throws -> Int {
        let model = try await model(id)
        return try prompt(request, model).tokens.count
    }

    /// What a model can; reads its configuration and loads nothing.
    public nonisolated static func facts(folder: String) throws -> TextFacts {
        let files = try DecoderFiles(LoadedText.path(in: folder))
        return TextFacts(context: files.config.positions, sight: try TextSight(files), sampling: SuggestedSampling(folder: folder))
    }

    private func start(
        _ request: TextRequest, by id: String, _ continuation: AsyncThrowingStream<TextEvent, any Error>.Continuation
    ) async -> Int? {
        do {
            let model = try await model(id)
            try Task.checkCancellation()
            let (tokens, pictures, mouth) = try prompt(request, model)
            var generation = GenerationRequest(
                prompt: tokens, sampling: request.sampling, maxTokens: request.maxTokens, ends: model.ends)
            generation.pictures = pictures
            generation.answers = request.answers
            generation.stops = request.stops
            if let prediction = request.prediction { generation.prediction = model.tokenizer.encode(prediction, findsSpecial: false) }
            generation.constraint = try constraint(request, model)
            let number = try model.batch.add(generation)
            numbers += 1
            let writers = (0..<request.answers).map {
                AnswerWriter($0, reader: request.tools.isEmpty ? PlainReader() : model.family.reader(), texts: model.texts)
            }
            var run = Run(id: numbers, model: model, number: number, writers: writers, left: request.answers, continuation: continuation)
            for answer in run.writers.indices { for event in run.writers[answer].begin(mouth) { continuation.yield(event) } }
            runs.append(run)
            if !isRunning {
                isRunning = true
                Task { await self.work() }
            }
            return numbers
        } catch {
            continuation.finish(throwing: error)
            return nil
        }
    }

    /// The tokens that are answered with their pictures, and what of the answer is put into the model's mouth.
    private func prompt(
        _ request: TextRequest, _ model: LoadedText
    ) throws -> (tokens: [Int32], pictures: [PromptPicture], mouth: String) {
        guard model.sight != nil || request.turns.allSatisfy({ $0.pictures.isEmpty }) else { throw EngineError.blind(model.manifest.id) }
        var prompt = model.family.prompt(request.turns, tools: request.tools, thinks: request.thinks)
        var mouth = ChatPrompt()
        switch request.calling {
        case .asItLikes: break
        case .any: mouth = model.family.mouth(calling: request.tools.count == 1 ? request.tools.first?.name : nil)
        case .tool(let name): mouth = model.family.mouth(calling: name)
        }
        prompt.append(mouth)
        let (tokens, pictures) = prompt.tokens(model.tokenizer, edge: model.sight?.edge ?? 1) { FileHash.of($0.pixels) }
        return (tokens, pictures, mouth.text)
    }

    private func constraint(_ request: TextRequest, _ model: LoadedText) throws -> (any TokenConstraint)? {
        let key = model.family.argumentsKey
        switch request.calling {
        case .asItLikes: return try model.forms.constraint(request.form)
        case .any: return try model.forms.constraint(calling: request.tools, isNamed: request.tools.count == 1, argumentsKey: key)
        case .tool(let name):
            let tools = request.tools.filter { $0.name == name }
            return try model.forms.constraint(calling: tools, isNamed: true, argumentsKey: key)
        }
    }

    /// Steps until there is nothing more to do.
    private func work() async {
        while !runs.isEmpty {
            for model in models where !model.batch.isEmpty { step(model) }
            noteMemory()
            // Requests that came or went meanwhile.
            await Task.yield()
        }
        isRunning = false
    }

    private func step(_ model: LoadedText) {
        for (number, result) in model.batch.step() {
            guard let place = runs.firstIndex(where: { $0.model === model && $0.number == number }) else { continue }
            switch result {
            case .failure(let error):
                runs[place].continuation.finish(throwing: error)
                runs.remove(at: place)
            case .success(.prompt(let tokens, let cached)): runs[place].continuation.yield(.prompt(tokens: tokens, cached: cached))
            case .success(.piece(let answer, let piece)):
                for event in runs[place].writers[answer].write(piece) { runs[place].continuation.yield(event) }
            case .success(.finished(let answer, let reason, let usage)):
                for event in runs[place].writers[answer].end(reason, usage) { runs[place].continuation.yield(event) }
                runs[place].left -= 1
                if runs[place].left == 0 { runs.remove(at: place).continuation.finish() }
            }
        }
    }

    private func cancel(_ id: Int) {
        guard let place = runs.firstIndex(where: { $0.id == id }) else { return }
        runs[place].model.batch.cancel(runs[place].number)
        runs.remove(at: place)
    }

    private func model(_ id: String) async throws -> LoadedText {
        let manifest = try library.model(id)
        guard manifest.family == .text else { throw EngineError.notATextModel(id) }
        // A model that was removed and imported anew under its name is another one.
        models.removeAll { $0.manifest.id == id && $0.manifest != manifest && $0.batch.isEmpty }
        clock += 1
        if let model = models.first(where: { $0.manifest == manifest }) {
            model.used = clock
            return model
        }
        let allowed = await memory.allowed(for: "text", wanting: manifest.bytes * 2 + (256 << 20))
        // While this waited another request may have loaded it.
        if let model = models.first(where: { $0.manifest == manifest }) { return model }
        func held() -> Int { models.reduce(0) { $0 + $1.manifest.bytes + $1.cacheBytes } }
        while held() + manifest.bytes * 2 > allowed, let idle = oldestIdle() { models.remove(at: idle) }
        let model = try LoadedText(
            manifest, folder: library.files(of: id), options: options, room: allowed - held(), on: compute.making(.byRows))
        model.used = clock
        models.append(model)
        noteMemory()
        return model
    }

    private func oldestIdle() -> Int? {
        models.indices.filter { models[$0].batch.isEmpty }.min { models[$0].used < models[$1].used }
    }

    private func noteMemory() { memory.note("text", bytes: models.reduce(0) { $0 + $1.bytes }) }

    /// Gives up what nobody is using.
    private func giveUp() {
        models.removeAll { $0.batch.isEmpty }
        for model in models { model.batch.trim() }
        noteMemory()
    }

    /// What is loaded, by model: bytes of weights, mapped, and of keys, values and activations.
    public func report() -> [Engine.Report.Part] {
        models.map { .init(model: $0.manifest.id, part: "text", weights: $0.manifest.bytes, working: $0.batch.bytes) }
    }

    /// Gives everything up that is not in use.
    public func unload() { giveUp() }
}
