/// Qwen's chat format (its `chat_template.jinja`, for messages of text).
public struct QwenChat: Sendable {
    /// A turn of the talk.
    public struct Message: Sendable, Equatable {
        /// Who speaks: `system`, `user` or `assistant`.
        public var role: String
        /// What is said.
        public var content: String

        /// `content` said by `role`.
        public init(role: String, content: String) {
            self.role = role
            self.content = content
        }
    }

    /// The text that a model answers to: the messages, and the head of its own turn.
    ///
    /// - Parameter thinks: whether the model may think first; where not, an empty thought is put into its mouth.
    public static func text(_ messages: [Message], thinks: Bool) -> String {
        messages.map { "<|im_start|>\($0.role)\n\($0.content)<|im_end|>\n" }.joined() + "<|im_start|>assistant\n"
            + (thinks ? "" : "<think>\n\n</think>\n\n")
    }
}
