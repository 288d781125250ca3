import Generation
import Models
import Tokenizers

/// The ways in which models are talked to.
enum ChatFamilies {
    /// The family that a model belongs to: by its kind, and by the markup that its tokenizer knows.
    static func family(of files: DecoderFiles, _ tokenizer: Tokenizer) -> any ChatFamily {
        if tokenizer.id(ofAdded: "<|start_header_id|>") != nil { return Llama3() }
        switch files.family.name {
        case "qwen3_vl": return ChatML.qwen3VL
        case "qwen3": return ChatML.qwen3
        case "qwen2": return ChatML.qwen2
        default: return ChatML.smolLM2
        }
    }
}
