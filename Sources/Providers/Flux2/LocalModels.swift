import Engine
import Registry

/// The models that are installed on this machine: one engine draws, one writes, and they share cores and memory.
public enum LocalModels {
    /// The installed models, those that draw and those that converse.
    ///
    /// A model whose configuration cannot be read is left out: `easel models verify` says what is wrong with it.
    /// - Parameters:
    ///   - folder: the library's, in the data folder.
    ///   - options: how the engine of pictures runs.
    ///   - texts: how that of texts does.
    public static func installed(
        in folder: String, options: Engine.Options = Engine.Options(), texts: TextEngine.Options = TextEngine.Options()
    ) -> (image: [any ImageModel], text: [any ChatModel]) {
        let library = ModelLibrary(folder)
        let manifests = library.models
        guard manifests.contains(where: { $0.family == .flux2 || $0.family == .text }) else { return ([], []) }
        let engine = Engine(library, options: options)
        let writer = TextEngine(library, options: texts, on: engine.compute, memory: engine.memory)
        return (
            manifests.filter { $0.family == .flux2 }.map { Flux2Model($0, engine: engine) },
            manifests.filter { $0.family == .text }.compactMap { manifest in
                guard let facts = try? TextEngine.facts(folder: library.files(of: manifest.id)) else { return nil }
                return LocalTextModel(manifest, facts, engine: writer)
            }
        )
    }
}
