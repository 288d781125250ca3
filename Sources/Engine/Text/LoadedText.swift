import Foundation
import Generation
import Models
import Tensors
import Tokenizers

/// A language model that is loaded: its weights, its words, and the answers that it is writing.
final class LoadedText {
    let manifest: ModelManifest
    let tokenizer: Tokenizer
    let family: any ChatFamily
    let texts: TokenTexts
    let ends: Set<Int32>
    let config: DecoderConfig
    /// How it looks at pictures; nil for one that does not.
    let sight: TextSight?
    let batch: GenerationBatch
    /// Made when an answer is held to a form for the first time.
    private(set) lazy var forms = AnswerForms(texts, ends: ends)
    /// Bytes that keys and values may take at most.
    let cacheBytes: Int
    var used = 0

    /// Loads the model in `folder`.
    ///
    /// - Parameter room: the bytes that there are for it, its weights included.
    /// - Throws: what is wrong with the files; `EngineError.tooLittleMemory`.
    init(_ manifest: ModelManifest, folder: String, options: TextEngine.Options, room: Int, on compute: Compute) throws {
        self.manifest = manifest
        let files = try DecoderFiles(Self.path(in: folder))
        config = files.config
        sight = try TextSight(files)
        let tokenizer = try files.tokenizer(folder: folder)
        self.tokenizer = tokenizer
        let family = ChatFamilies.family(of: files, tokenizer)
        self.family = family
        let texts = TokenTexts(tokenizer)
        self.texts = texts
        ends = Set(family.ends.compactMap { tokenizer.id(ofAdded: $0) })
        let decoder = try files.load(on: compute)
        let shape = PageShape(config, type: options.keysAndValues)
        // A context, and another half of one for prompts that are known; what is left is for what is computed with.
        let wanted = min(shape.bytes(tokens: config.positions) * 3 / 2, options.mostCache)
        let left = room - manifest.bytes - Self.working(config, options) - (sight.map { $0.workingBytes + options.batch.pictures } ?? 0)
        guard left >= 16 * shape.bytes else {
            throw EngineError.tooLittleMemory(needed: room - left + 16 * shape.bytes, allowed: room, part: "text")
        }
        cacheBytes = min(wanted, left)
        batch = GenerationBatch(
            decoder, texts, tower: try files.loadTower(on: compute), pool: PagePool(shape, bytes: cacheBytes), options: options.batch,
            on: compute)
    }

    /// Bytes of a step's activations: the stream, what a layer makes of it, and the scores.
    static func working(_ config: DecoderConfig, _ options: TextEngine.Options) -> Int {
        let rows = options.batch.largeChunk
        return rows * (config.width * 8 + config.queryWidth * 6 + config.keyWidth * 4 + config.inner * 8)
            + options.batch.answers * config.vocabulary * 4
    }

    /// Bytes that it holds.
    var bytes: Int { manifest.bytes + batch.bytes }

    /// A folder of safetensors files, or its only GGUF file.
    static func path(in folder: String) -> String {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.first { $0.hasSuffix(".gguf") }.map { "\(folder)/\($0)" } ?? folder
    }
}

extension DecoderFiles {
    /// The tokenizer that belongs to the model.
    func tokenizer(folder: String) throws -> Tokenizer {
        if let gguf { return try Tokenizer(gguf: gguf) }
        return try Tokenizer(folder: folder)
    }
}
