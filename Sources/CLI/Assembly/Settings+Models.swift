import Engine
import Settings
import Tensors

extension Settings {
    /// The folder of installed models.
    var models: String { data + "/models" }
}

extension EngineSettings {
    /// How the engine is to run.
    var options: Engine.Options { Engine.Options(memory: memoryGB.map { Int($0 * 1e9) }, threads: threads) }

    /// How answers are to be written.
    var textOptions: TextEngine.Options {
        var options = TextEngine.Options()
        if let cacheType { options.keysAndValues = cacheType == .int8 ? .int8 : .bfloat16 }
        if let cacheGB { options.mostCache = Int(cacheGB * 1e9) }
        return options
    }
}
