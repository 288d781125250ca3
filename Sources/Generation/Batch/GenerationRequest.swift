import Models
import Tensors

/// A picture in a prompt.
public struct PromptPicture: Sendable, Equatable {
    /// Where it stands.
    public let span: PictureSpan
    /// Its colours.
    public let pixels: PicturePixels

    /// A picture at its place.
    public init(_ span: PictureSpan, _ pixels: PicturePixels) {
        self.span = span
        self.pixels = pixels
    }
}

/// What is to be generated.
public struct GenerationRequest: Sendable {
    /// The tokens that are answered.
    public var prompt: [Int32]
    /// The pictures that it shows, in order; their tokens are placeholders.
    public var pictures: [PromptPicture] = []
    /// How tokens are chosen. Answer i of several is drawn with the seed plus i.
    public var sampling: SamplingSettings
    /// How many answers; they share the prompt.
    public var answers = 1
    /// The most tokens of an answer; nil for as many as the context has room for.
    public var maxTokens: Int?
    /// Tokens that end an answer and are no part of it.
    public var ends: Set<Int32>
    /// Strings that do.
    public var stops: [String] = []
    /// What the answer is expected to be like.
    public var prediction: [Int32] = []
    /// What the answer must be.
    public var constraint: (any TokenConstraint)?

    /// A request.
    public init(prompt: [Int32], sampling: SamplingSettings = SamplingSettings(), maxTokens: Int? = nil, ends: Set<Int32> = []) {
        self.prompt = prompt
        self.sampling = sampling
        self.maxTokens = maxTokens
        self.ends = ends
    }
}

extension GenerationRequest {
    /// The most tokens behind a prompt's whole pages that are read as an answer's are. Kernels for many rows unpack all weights, which is
    /// worth it for more of them only.
    private static var mostTail: Int { 16 }

    /// Where the prompt's tail begins: the few tokens behind its whole pages, which are read as an answer's tokens are; the prompt's
    /// end where there is none. It follows from the prompt alone, so that what was known of it changes nothing.
    var tail: Int {
        let start = prompt.count / PageShape.tokens * PageShape.tokens
        guard prompt.count - start <= Self.mostTail, !pictures.contains(where: { $0.span.range.upperBound > start }) else {
            return prompt.count
        }
        return start
    }
}

/// Why an answer ended.
public enum FinishReason: String, Sendable, Equatable {
    /// The model ended it, a stop string did, or nothing more may come.
    case stop
    /// It has as many tokens as it may have.
    case length
}

/// What was read and written for one answer, in tokens.
public struct GenerationUsage: Sendable, Equatable {
    /// Of the prompt.
    public var prompt = 0
    /// Of these, found already read.
    public var cached = 0
    /// Of the answer, its end included.
    public var completion = 0
    /// Predicted tokens that came true.
    public var accepted = 0
    /// Predicted tokens that were tried and did not.
    public var rejected = 0
}

/// What happens to a request.
public enum GenerationEvent: Sendable, Equatable {
    /// The prompt has been read.
    case prompt(tokens: Int, cached: Int)
    /// An answer goes on.
    case piece(answer: Int, TextStream.Piece)
    /// An answer is whole.
    case finished(answer: Int, FinishReason, GenerationUsage)
}
