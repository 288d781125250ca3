/// A list of prompts with a name: the bundled one, or what an importer read.
public struct PromptSet: Sendable, Equatable, Codable {
    /// The format's version.
    public var easelPrompts: Int
    /// A short name: `easel-250`.
    public var name: String
    /// One sentence.
    public var summary: String
    /// The licence of the prompts, as an SPDX expression.
    public var license: String?
    /// The prompts in their order.
    public var prompts: [ComparePrompt]

    /// A set.
    public init(name: String, summary: String, license: String? = nil, prompts: [ComparePrompt]) {
        easelPrompts = 1
        self.name = name
        self.summary = summary
        self.license = license
        self.prompts = prompts
    }

    enum CodingKeys: String, CodingKey {
        case name, summary, license, prompts
        case easelPrompts = "easel_prompts"
    }
}
