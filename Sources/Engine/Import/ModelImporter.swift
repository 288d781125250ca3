import Foundation
import Models
import Tensors
import Weights

/// Takes models into a library.
public struct ModelImporter: Sendable {
    let library: ModelLibrary

    /// An importer into `library`.
    public init(_ library: ModelLibrary) { self.library = library }

    /// What became of the originals.
    public enum Fate: String, Sendable, Codable {
        /// The library's files and the originals are the same bytes on disk: either may be deleted.
        case linked
        /// The originals lie on another disk and are used where they are: they must stay.
        case inPlace = "in_place"
        /// New files were written; the originals are not needed.
        case converted
    }

    /// How a model is taken in.
    public struct Options: Sendable {
        /// Its name; by default made from the folder's or file's.
        public var name: String?
        /// Whether its large matrices are converted to int8.
        public var quantizes = false
        /// An installed model whose other parts a single denoiser is used with.
        public var others: String?
        /// Where it came from, where that is not the path.
        public var source: String?
        /// How to sample a language model whose files do not say.
        public var sampling: SuggestedSampling?

        /// The standard options.
        public init() {}
    }

    /// Takes in what lies at `path`: a diffusers folder of FLUX.2-klein, a denoiser's single file in either layout, a tiny
    /// autoencoder, a language model's folder or its GGUF file. All files are read through once, for their hashes and for values that are no numbers; the parts are then built
    /// from them, so that what is installed can be loaded.
    ///
    /// Weights are linked, never copied: where the library lies on another disk they are used in place.
    /// - Parameter progress: called with the share that is done and what is being done; what it throws ends the import.
    /// - Throws: `LibraryError`, `WeightError`, `ModelError`, `TokenizerError`; nothing is left installed then.
    public func run(
        _ path: String, _ options: Options = Options(), progress: (Double, String) throws -> Void = { _, _ in }
    ) throws -> (manifest: ModelManifest, fate: Fate) {
        let path = URL(fileURLWithPath: path).standardizedFileURL.path
        let others = try options.others.map { (manifest: try library.model($0), folder: library.files(of: $0)) }
        let source = try ModelSource(path, others: others)
        if options.quantizes, source.items.contains(where: { $0.path.hasSuffix(".gguf") }) {
            throw LibraryError.notAModel(path: path, reason: "a GGUF file's weights stay as they are; only safetensors files are converted")
        }
        let id = try name(options.name, path, source, quantizes: options.quantizes)
        guard !FileManager.default.fileExists(atPath: library.manifest(of: id)) else { throw LibraryError.taken(id: id) }

        let room = try Incoming(library)
        do {
            var fate = Fate.linked
            let sizes = source.items.map { Self.size($0.original) }
            let all = Double(max(1, sizes.reduce(0, +)))
            var done = 0
            var files: [ModelManifest.File] = []
            for (item, size) in zip(source.items, sizes) {
                func report(_ bytes: Int) throws { try progress(min(1, Double(done + bytes) / all), item.path) }
                let file: ModelManifest.File
                if options.quantizes, let select = Self.quantized(item.path, source.family) {
                    file = try room.convert(item, select, report)
                    fate = .converted
                } else {
                    file = try room.take(item, report)
                    if file.place != nil, fate == .linked { fate = .inPlace }
                }
                files.append(file)
                done += size
            }
            let manifest = ModelManifest(
                id: id, family: source.family, isDistilled: source.isDistilled, storage: try storage(source, room, options.quantizes),
                files: files, source: options.source ?? path, imported: Int(Date().timeIntervalSince1970),
                sampling: options.sampling)
            try check(manifest, in: room.files)
            try room.install(manifest)
            return (manifest, fate)
        } catch {
            room.abandon()
            throw error
        }
    }

    private func name(_ given: String?, _ path: String, _ source: ModelSource, quantizes: Bool) throws -> String {
        if let given {
            guard ModelLibrary.isName(given) else { throw LibraryError.badName(given) }
            return given
        }
        if source.family == .preview { return "taef2" }
        var name = (path as NSString).lastPathComponent.lowercased()
        for ending in [".safetensors", ".gguf"] where name.hasSuffix(ending) { name = String(name.dropLast(ending.count)) }
        if quantizes { name += "-int8" }
        guard ModelLibrary.isName(name) else { throw LibraryError.badName(name) }
        return name
    }

    private static func size(_ path: String) -> Int {
        var status = stat()
        return stat(path, &status) == 0 ? Int(status.st_size) : 0
    }

    /// Which tensors of a file become int8: the large matrices of the blocks; `nil` for files that stay as they are.
    private static func quantized(_ path: String, _ family: ModelManifest.Family) -> ((WeightEntry) -> Bool)? {
        guard path.hasSuffix(".safetensors"), family == .text || path.hasPrefix("transformer/") || path.hasPrefix("text_encoder/") else {
            return nil
        }
        return { entry in
            entry.shape.count == 2 && [.f32, .bf16, .f16].contains(entry.type) && entry.name.hasSuffix(".weight")
                && (entry.name.contains("blocks.") || entry.name.contains("layers."))
        }
    }

    /// What most of the denoiser's or the language model's weights are kept as.
    private func storage(_ source: ModelSource, _ room: Incoming, _ quantizes: Bool) throws -> String {
        guard source.family != .preview else { return "float16" }
        if quantizes { return "int8" }
        let weights = try WeightSet.open(room.files + (source.family == .flux2 ? "/transformer" : ""))
        var bytes: [WeightType: Int] = [:]
        for file in weights.files { for entry in file.entries { bytes[entry.type, default: 0] += entry.range.count } }
        let most = bytes.max(by: { $0.value < $1.value })?.key
        switch most {
        case .f32: return "float32"
        case .f16: return "float16"
        case .i8: return "int8"
        case let most? where most.isBlocked: return most.rawValue
        default: return "bfloat16"
        }
    }

    /// Builds every part once, with the weights where they lie: a tensor that is missing or misshapen is found now.
    private func check(_ manifest: ModelManifest, in folder: String) throws {
        let compute = Compute(threads: 1)
        guard manifest.family == .text else { return try ModelParts.check(manifest, folder: folder, compute: compute) }
        let files = try DecoderFiles(LoadedText.path(in: folder))
        let tokenizer = try files.tokenizer(folder: folder)
        guard tokenizer.count <= files.config.vocabulary else {
            throw LibraryError.notAModel(
                path: folder, reason: "its tokenizer knows \(tokenizer.count) tokens, the model \(files.config.vocabulary)")
        }
        let markup = ChatFamilies.family(of: files, tokenizer).pictureMarkup
        if let missing = markup.first(where: { tokenizer.id(ofAdded: $0) == nil }) {
            throw LibraryError.notAModel(path: folder, reason: "its tokenizer has no \(missing), which pictures are shown with")
        }
        _ = try files.load(on: compute)
        _ = try files.loadTower(on: compute)
    }
}
