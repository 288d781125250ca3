import Engine
import Registry

/// The models that are installed on this machine, as image models: one engine runs them all.
public enum LocalModels {
    /// The installed models that draw.
    ///
    /// - Parameters:
    ///   - folder: the library's, in the data folder.
    ///   - options: how the engine runs.
    public static func installed(in folder: String, options: Engine.Options = Engine.Options()) -> [any ImageModel] {
        let library = ModelLibrary(folder)
        let manifests = library.models.filter { $0.family == .flux2 }
        guard !manifests.isEmpty else { return [] }
        let engine = Engine(library, options: options)
        return manifests.map { Flux2Model($0, engine: engine) }
    }
}
