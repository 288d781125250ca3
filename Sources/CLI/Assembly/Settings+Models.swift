import Engine
import Settings

extension Settings {
    /// The folder of installed models.
    var models: String { data + "/models" }
}

extension EngineSettings {
    /// How the engine is to run.
    var options: Engine.Options { Engine.Options(memory: memoryGB.map { Int($0 * 1e9) }, threads: threads) }
}
