/// A byte-level byte-pair tokenizer: text to token numbers and back, equal to the reference implementation
/// (huggingface/tokenizers) for the vocabularies that it reads.
public struct Tokenizer: Sendable {
    let encoder: BytePairEncoder
    /// The bytes of each token of the vocabulary; empty where a number is not used.
    let tokenBytes: [[UInt8]]
    /// The tokens that are found before anything else.
    public let added: [AddedToken]
    /// Whether text is brought into Unicode's composed form first.
    let composes: Bool
    /// What cuts text into the pieces that are encoded by themselves.
    let splitter: TextSplitter
    /// The tokens that a text begins with, such as Llama 3's `<|begin_of_text|>`. `encode` does not add them: a chat's template may have
    /// written them already.
    public let beginning: [Int32]
    private let rawTokens: AddedTokens
    private let normalizedTokens: AddedTokens
    let addedByID: [Int32: AddedToken]
    private let addedByContent: [String: Int32]

    init(
        encoder: BytePairEncoder, tokenBytes: [[UInt8]], added: [AddedToken], composes: Bool, splitter: TextSplitter,
        beginning: [Int32] = []
    ) {
        self.encoder = encoder
        self.tokenBytes = tokenBytes
        self.added = added
        self.composes = composes
        self.splitter = splitter
        self.beginning = beginning
        rawTokens = AddedTokens(added.filter { !$0.isNormalized })
        normalizedTokens = AddedTokens(added.filter(\.isNormalized))
        addedByID = Dictionary(added.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        addedByContent = Dictionary(added.map { ($0.content, $0.id) }, uniquingKeysWith: { first, _ in first })
    }

    /// One more than the highest token number.
    public var count: Int { max(tokenBytes.count, added.map { Int($0.id) + 1 }.max() ?? 0) }

    /// The number of the added token with that text.
    public func id(ofAdded content: String) -> Int32? { addedByContent[content] }

    /// The tokens of `text`.
    ///
    /// - Parameter findsSpecial: whether the text of special tokens stands for them. Text of strangers should not be able to
    ///   end its own turn; a prompt's template is.
    public func encode(_ text: String, findsSpecial: Bool = true) -> [Int32] {
        var tokens: [Int32] = []
        let scalars = Array(text.unicodeScalars)
        guard findsSpecial else {
            encodeText(scalars[...], &tokens)
            return tokens
        }
        for part in rawTokens.split(scalars) {
            switch part {
            case .token(let id): tokens.append(id)
            case .text(let range): encodeText(scalars[range], &tokens)
            }
        }
        return tokens
    }

    private func encodeText(_ text: ArraySlice<Unicode.Scalar>, _ tokens: inout [Int32]) {
        let normalized = normalize(text)
        for part in normalizedTokens.split(normalized) {
            switch part {
            case .token(let id): tokens.append(id)
            case .text(let range): encodePieces(Array(normalized[range]), &tokens)
            }
        }
    }

    private func encodePieces(_ text: [Unicode.Scalar], _ tokens: inout [Int32]) {
        var start = 0
        for end in splitter.split(text) {
            var bytes: [UInt8] = []
            for scalar in text[start..<end] { bytes.append(contentsOf: UTF8.encode(scalar) ?? .init()) }
            encoder.encode(bytes, into: &tokens)
            start = end
        }
    }

    private func normalize(_ text: ArraySlice<Unicode.Scalar>) -> [Unicode.Scalar] {
        guard composes, text.contains(where: { $0.value >= 0x300 }) else { return Array(text) }
        return ComposedForm.of(text)
    }

    /// The text of `tokens`; bytes that are no UTF-8 become U+FFFD.
    ///
    /// - Parameter skipsSpecial: whether special tokens are left out.
    public func decode(_ tokens: some Sequence<Int32>, skipsSpecial: Bool = false) -> String {
        var bytes: [UInt8] = []
        for token in tokens {
            if let added = addedByID[token] {
                if !(skipsSpecial && added.isSpecial) { bytes.append(contentsOf: added.content.utf8) }
            } else if tokenBytes.indices.contains(Int(token)) {
                bytes.append(contentsOf: tokenBytes[Int(token)])
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
