/// How a file names a decoder's tensors, without the ending `.weight` or `.bias`.
public struct DecoderNames: Sendable, Equatable {
    /// What may stand before all names but the output's: the first under which the embeddings are found.
    public var roots: [String]
    /// The table of embeddings.
    public var embedding: String
    /// The last norm.
    public var norm: String
    /// The output's matrix; it never has a root.
    public var head: String
    /// What stands before a layer's number.
    public var layers: String
    /// The norm before attention.
    public var attentionNorm: String
    /// The projections to queries, keys and values, and the one of what was attended to.
    public var query, key, value, output: String
    /// The norms of each head, where there are any.
    public var queryNorm, keyNorm: String
    /// The norm before the feed-forward part.
    public var feedNorm: String
    /// The matrices of the feed-forward part.
    public var gate, up, down: String

    /// Those of transformers. A text encoder may be saved without the outer class, and then without its prefix; a model that
    /// also sees has one more.
    public static let transformers = DecoderNames(
        roots: ["model.", "", "model.language_model."], embedding: "embed_tokens", norm: "norm", head: "lm_head", layers: "layers.",
        attentionNorm: "input_layernorm", query: "self_attn.q_proj", key: "self_attn.k_proj", value: "self_attn.v_proj",
        output: "self_attn.o_proj", queryNorm: "self_attn.q_norm", keyNorm: "self_attn.k_norm", feedNorm: "post_attention_layernorm",
        gate: "mlp.gate_proj", up: "mlp.up_proj", down: "mlp.down_proj")

    /// Those of GGUF files (llama.cpp `gguf-py/gguf/constants.py`, `TENSOR_NAMES`).
    public static let gguf = DecoderNames(
        roots: [""], embedding: "token_embd", norm: "output_norm", head: "output", layers: "blk.", attentionNorm: "attn_norm",
        query: "attn_q", key: "attn_k", value: "attn_v", output: "attn_output", queryNorm: "attn_q_norm", keyNorm: "attn_k_norm",
        feedNorm: "ffn_norm", gate: "ffn_gate", up: "ffn_up", down: "ffn_down")

    /// The root that the file uses; the first where it has no embeddings at all, so that the error names the usual name.
    func root(in loader: Loader) -> String {
        roots.first { loader.has($0 + embedding + ".weight") } ?? roots.last { !$0.contains("language") } ?? ""
    }
}
