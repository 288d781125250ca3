/// A prompt that models are compared on, with what its pictures must show.
public struct ComparePrompt: Sendable, Hashable, Codable {
    /// Unique within its set: `count-07`.
    public var id: String
    /// What the prompt tests.
    public var category: Category
    /// The prompt.
    public var prompt: String
    /// What a right picture shows; empty where nobody has written it yet.
    public var atoms: [Atom]
    /// The prompts of one group show one subject in several styles.
    public var group: String?
    /// The style that this member of the group asks for.
    public var style: String?
    /// Pictures to edit or to work from: names of the set's own pictures, or SHA-256 of stored ones.
    public var references: [String]?
    /// Where the prompt is from, if not from the set's author: an importer's name or an app's run.
    public var source: String?
    /// The model that wrote the atoms, as long as no person has looked at them.
    public var draftedBy: String?

    /// A prompt.
    public init(id: String, category: Category, prompt: String, atoms: [Atom] = []) {
        self.id = id
        self.category = category
        self.prompt = prompt
        self.atoms = atoms
        group = nil
        style = nil
        references = nil
        source = nil
        draftedBy = nil
    }

    enum CodingKeys: String, CodingKey {
        case id, category, prompt, atoms, group, style, references, source
        case draftedBy = "drafted_by"
    }

    /// What a prompt tests.
    public enum Category: String, Sendable, Codable, CaseIterable {
        case single, count, color, binding, position, relation, lettering, scene, style, edit, own
    }
}
