import Models

/// One answer to a request while it is being generated.
struct Answer {
    let number: Int
    /// What has been read; nil while its memory is lent to others.
    var text: CachedText?
    /// The answer's tokens; all but the last have been read, unless it has to be read again.
    private(set) var tokens: [Int32] = []
    private(set) var usage = GenerationUsage()
    private(set) var finish: FinishReason?
    private var sampler: Sampler
    private var stream: TextStream
    private var constraint: (any TokenConstraint)?
    private var prediction: PredictedText
    private var mask: [UInt64] = []
    private let ends: Set<Int32>
    private let limit: Int

    /// - Parameter limit: the most tokens.
    init(_ number: Int, of request: GenerationRequest, limit: Int) {
        self.number = number
        self.limit = limit
        var sampling = request.sampling
        sampling.seed &+= UInt64(number)
        sampler = Sampler(sampling, prompt: request.prompt)
        stream = TextStream(stops: request.stops)
        constraint = request.constraint
        prediction = PredictedText(request.prediction)
        ends = request.ends
        usage.prompt = request.prompt.count
    }

    /// The tokens to read next: what is unread, and guesses behind it.
    ///
    /// - Parameter most: how many tokens at most.
    func unread(prompt: Int, most: Int) -> (tokens: [Int32], guesses: Int, isWhole: Bool) {
        let read = (text?.count ?? prompt) - prompt
        let unread = tokens[read...]
        guard unread.count <= most else { return (Array(unread.prefix(most)), 0, false) }
        let guesses = prediction.guesses.prefix(max(0, min(most - unread.count, limit - tokens.count - 1)))
        return (Array(unread + guesses), guesses.count, true)
    }

    /// Chooses tokens by the scores of the last token read and of the guesses behind it, as long as these come true.
    mutating func choose(_ scores: [UnsafeMutableBufferPointer<Float>], guesses: ArraySlice<Int32>, _ texts: TokenTexts)
        -> [GenerationEvent]
    {
        var piece = TextStream.Piece()
        var accepted = 0
        for (row, scores) in scores.enumerated() {
            let guess = row < guesses.count ? guesses[guesses.startIndex + row] : nil
            let token = next(scores)
            piece.append(take(token, texts))
            guard finish == nil, token.id == guess else { break }
            accepted += 1
        }
        prediction.learn(accepted: accepted, of: guesses.count)
        usage.accepted += accepted
        usage.rejected += guesses.count - accepted
        if finish != nil { piece.append(stream.finish()) }
        var events: [GenerationEvent] = []
        if !piece.text.isEmpty || !piece.tokens.isEmpty { events.append(.piece(answer: number, piece)) }
        if let finish { events.append(.finished(answer: number, finish, usage)) }
        return events
    }

    private mutating func next(_ scores: UnsafeMutableBufferPointer<Float>) -> SampledToken {
        guard var constraint else { return sampler.next(scores) }
        // Taken out and put back, so that its tables have one owner and are not copied.
        self.constraint = nil
        constraint.fill(&mask)
        self.constraint = constraint
        return sampler.next(scores, mask: mask)
    }

    private mutating func take(_ token: SampledToken, _ texts: TokenTexts) -> TextStream.Piece {
        usage.completion += 1
        if ends.contains(token.id) {
            finish = .stop
            return TextStream.Piece()
        }
        tokens.append(token.id)
        prediction.advance(by: token.id)
        let left = limit - tokens.count
        constraint?.advance(by: token.id, left: left)
        let piece = stream.add(token, bytes: texts[token.id])
        if stream.stopped != nil || constraint?.isFinished == true {
            finish = .stop
        } else if tokens.count >= limit {
            finish = .length
        }
        return piece
    }

    /// Notes how much of the prompt was known.
    mutating func count(cached: Int) { usage.cached = cached }
}

extension TextStream.Piece {
    mutating func append(_ other: TextStream.Piece) {
        text += other.text
        tokens += other.tokens
    }
}
