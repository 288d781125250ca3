import Models
import Tensors

/// Generates many answers at once: a step reads a stretch of the prompts that wait and one token of each answer, or a few where
/// guesses are at hand. Requests come and go between steps.
///
/// An answer is the same alone and in any company, and whether its prompt's beginning was known. Where memory runs out the
/// youngest request gives its own up and is read again later. One task uses a batch at a time.
public final class GenerationBatch {
    /// How a batch runs.
    public struct Options: Sendable, Equatable {
        /// The most tokens of prompts in a step while answers are being written: more make the prompts faster and the answers halt.
        public var chunk = 512
        /// The most tokens of prompts in a step while none are.
        public var largeChunk = 2048
        /// The most answers at once.
        public var answers = 64
        /// The most tokens of one answer in a step.
        public var rows = 32
        /// The most bytes of what was made of pictures that are kept for talks that go on.
        public var pictures = 128 << 20

        /// The usual.
        public init() {}
    }

    /// A request while it runs.
    private struct Running {
        let id: Int
        let request: GenerationRequest
        /// Where the prompt's tail begins.
        let tail: Int
        /// What has been read of the prompt; nil once all answers have texts of their own, or where none has begun.
        var prompt: CachedText?
        var answers: [Answer]
        var toldPrompt = false

        var isWaiting: Bool { prompt == nil && answers.allSatisfy { $0.text == nil } }

        /// The most pages that it holds when it has gone on by a token.
        var pages: Int {
            let longest = answers.map(\.tokens.count).max() ?? 0
            return PageShape.pages(request.prompt.count) + answers.count * (PageShape.pages(longest + 1) + 1)
        }
    }

    private let decoder: Decoder
    private let texts: TokenTexts
    private let pool: PagePool
    private let prefixes: PrefixCache
    private let sight: Sight?
    private let options: Options
    private let compute: Compute
    private let workspace = Workspace(part: "text")
    private var running: [Running] = []
    private var numbers = 0
    /// Whether memory ran out in this step: whoever waits goes on waiting.
    private var isShort = false

    /// A batch of a decoder that was loaded with its output.
    ///
    /// - Parameter tower: what it sees with; only then may requests show pictures.
    public init(
        _ decoder: Decoder, _ texts: TokenTexts, tower: (any VisionTower)? = nil, pool: PagePool, options: Options = Options(),
        on compute: Compute
    ) {
        self.decoder = decoder
        self.texts = texts
        self.pool = pool
        self.options = options
        self.compute = compute
        prefixes = PrefixCache(pool)
        sight = tower.map { Sight($0, keeping: options.pictures, on: compute) }
    }

    /// Whether there is nothing to do.
    public var isEmpty: Bool { running.isEmpty }
    /// Requests that run or wait.
    public var count: Int { running.count }
    /// Bytes of keys, values and activations that it holds.
    public var bytes: Int { pool.heldBytes + workspace.heldBytes + (sight?.bytes ?? 0) }

    /// Takes a request in.
    ///
    /// - Returns: its number.
    /// - Throws: `CacheError` for a prompt that is longer than the context or than the memory for keys and values.
    public func add(_ request: GenerationRequest) throws -> Int {
        let (length, positions) = (request.prompt.count, decoder.config.positions)
        guard length < positions else { throw CacheError.tooLong(tokens: length + 1, positions: positions) }
        let room = pool.limit * PageShape.tokens
        guard length < room else { throw CacheError.tooLarge(tokens: length + 1, room: room) }
        precondition(!request.prompt.isEmpty && request.answers > 0, "a prompt and an answer")
        precondition(request.pictures.isEmpty || sight != nil, "pictures for a model that does not see")
        numbers += 1
        let limit = max(1, min(request.maxTokens ?? .max, positions - length))
        running.append(
            Running(
                id: numbers, request: request, tail: request.tail,
                answers: (0..<request.answers).map { Answer($0, of: request, limit: limit) }))
        return numbers
    }

    /// Ends a request; nothing more is heard of it.
    public func cancel(_ id: Int) {
        running.removeAll { $0.id == id }
        if running.isEmpty { sight?.stop() }
    }

    /// Forgets the beginnings of prompts and gives unused memory back.
    public func trim() {
        prefixes.clear()
        pool.trim()
        sight?.forget()
        if running.isEmpty { workspace.release() }
    }

    /// A step of all requests.
    ///
    /// - Returns: what happened, by request. A request that fails has no further events.
    public func step() -> [(id: Int, Result<GenerationEvent, CacheError>)] {
        var events: [(id: Int, Result<GenerationEvent, CacheError>)] = []
        isShort = false
        sight?.beginStep()
        events += withMemory(write)
        events += withMemory(readPrompts)
        running.removeAll { request in request.answers.allSatisfy { $0.finish != nil } }
        return events
    }

    /// Tries again with less company where memory runs out.
    private func withMemory(_ body: () throws(CacheError) -> [(id: Int, GenerationEvent)]) -> [(
        id: Int, Result<GenerationEvent, CacheError>
    )] {
        while true {
            do {
                return try body().map { ($0.id, .success($0.1)) }
            } catch {
                let holders = running.indices.filter { !running[$0].isWaiting }
                guard let youngest = holders.last else { return [] }
                guard holders.count > 1 else {
                    let id = running.remove(at: youngest).id
                    return [(id, .failure(error))]
                }
                isShort = true
                running[youngest].prompt = nil
                for answer in running[youngest].answers.indices { running[youngest].answers[answer].text = nil }
            }
        }
    }

    /// A token, or a few, of each answer, and the tails of prompts.
    private func write() throws(CacheError) -> [(id: Int, GenerationEvent)] {
        var places: [(request: Int, answer: Int?, guesses: ArraySlice<Int32>, isWhole: Bool)] = []
        var passages: [Passage] = []
        for (index, request) in running.enumerated() {
            if let prompt = request.prompt, prompt.count == request.tail {
                passages.append(Passage(prompt, Array(request.request.prompt[request.tail...]), scored: 1))
                places.append((index, nil, [], true))
            }
            for (number, answer) in request.answers.enumerated() where answer.finish == nil {
                guard let text = answer.text else { continue }
                let (tokens, guesses, isWhole) = answer.unread(prompt: request.request.prompt.count, most: options.rows)
                passages.append(Passage(text, tokens, scored: isWhole ? guesses + 1 : 0))
                places.append((index, number, tokens.suffix(guesses), isWhole))
            }
        }
        guard !passages.isEmpty else { return [] }
        let scores = try decoder.read(passages, .generation, on: compute, workspace)
        var events: [(id: Int, GenerationEvent)] = []
        var row = 0
        for place in places where place.isWhole {
            let rows = (row..<row + place.guesses.count + 1).map { scores.row($0) }
            row += rows.count
            guard let number = place.answer else {
                events += beginAnswers(place.request, rows[0])
                continue
            }
            events += choose(place.request, number, rows, place.guesses)
            let answer = running[place.request].answers[number]
            // Guesses that did not come true are unread.
            answer.text?.keep(running[place.request].request.prompt.count + answer.tokens.count - 1)
        }
        return events
    }

    private func choose(
        _ request: Int, _ answer: Int, _ rows: [UnsafeMutableBufferPointer<Float>], _ guesses: ArraySlice<Int32>
    ) -> [(id: Int, GenerationEvent)] {
        let events = running[request].answers[answer].choose(rows, guesses: guesses, texts)
        if running[request].answers[answer].finish != nil { running[request].answers[answer].text = nil }
        return events.map { (running[request].id, $0) }
    }

    /// A stretch of the prompts up to their tails, the oldest first.
    private func readPrompts() throws(CacheError) -> [(id: Int, GenerationEvent)] {
        var room = running.contains { $0.answers.contains { $0.text != nil } } ? options.chunk : options.largeChunk
        var answers = running.reduce(0) { $0 + ($1.isWaiting ? 0 : $1.request.answers) }
        var places: [(request: Int, isWhole: Bool)] = []
        var passages: [Passage] = []
        for index in running.indices where room > 0 {
            let request = running[index].request
            if running[index].isWaiting {
                guard answers == 0 || (answers + request.answers <= options.answers && !isShort && fits(index)) else { break }
                answers += request.answers
                begin(index)
            }
            guard let text = running[index].prompt, text.count < running[index].tail else { continue }
            let part = Array(request.prompt[text.count..<running[index].tail].prefix(room))
            // Who waits for a picture lets the others pass.
            guard let shown = pictures(of: request, in: text.count..<text.count + part.count) else { continue }
            room -= part.count
            let isWhole = text.count + part.count == request.prompt.count
            passages.append(Passage(text, part, scored: isWhole ? 1 : 0, pictures: shown))
            places.append((index, isWhole))
        }
        guard !passages.isEmpty else { return [] }
        let scores = try decoder.read(passages, .prompt, on: compute, workspace)
        var events: [(id: Int, GenerationEvent)] = []
        var row = 0
        for place in places where place.isWhole {
            events += beginAnswers(place.request, scores.row(row))
            row += 1
        }
        return events
    }

    /// What a stretch of a prompt shows; nil while a picture of it is still being looked at.
    private func pictures(of request: GenerationRequest, in range: Range<Int>) -> [PassagePicture]? {
        guard let sight else { return [] }
        return sight.pictures(of: request, in: range)
    }

    /// Whether a request has room beside those that run.
    private func fits(_ index: Int) -> Bool {
        let taken = running.reduce(0) { $0 + ($1.isWaiting ? 0 : $1.pages) }
        return taken + running[index].pages <= pool.limit
    }

    private func begin(_ index: Int) {
        let text = prefixes.beginning(
            of: running[index].request.prompt, pictures: running[index].request.pictures.map(\.span))
        running[index].prompt = text
        guard !running[index].toldPrompt else { return }
        for answer in running[index].answers.indices { running[index].answers[answer].count(cached: text.count) }
    }

    /// Gives each answer a text of its own and, unless it is read again, its first token.
    private func beginAnswers(_ index: Int, _ scores: UnsafeMutableBufferPointer<Float>) -> [(id: Int, GenerationEvent)] {
        guard let text = running[index].prompt else { return [] }
        running[index].prompt = nil
        prefixes.keep(text, prompt: text.count)
        var events: [(id: Int, GenerationEvent)] = []
        if !running[index].toldPrompt {
            running[index].toldPrompt = true
            events.append((running[index].id, .prompt(tokens: text.count, cached: running[index].answers[0].usage.cached)))
        }
        let copy = UnsafeMutableBufferPointer<Float>.allocate(capacity: scores.count)
        defer { copy.deallocate() }
        for answer in running[index].answers.indices where running[index].answers[answer].finish == nil {
            running[index].answers[answer].text = text.fork()
            guard running[index].answers[answer].tokens.isEmpty else { continue }
            _ = copy.update(from: scores)
            events += choose(index, answer, [copy], [])
        }
        return events
    }
}

extension Tensor {
    /// A row of float32 numbers in place.
    func row(_ index: Int) -> UnsafeMutableBufferPointer<Float> {
        let row = self[index..<index + 1]
        return UnsafeMutableBufferPointer(start: row.pointer.assumingMemoryBound(to: Float.self), count: columns)
    }
}
