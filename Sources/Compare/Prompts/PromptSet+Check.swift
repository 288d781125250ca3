import API
import Foundation

extension PromptSet {
    /// How large a set may be.
    public enum Limits {
        /// Prompts in a set.
        public static let prompts = 10_000
        /// Characters of a prompt.
        public static let prompt = 32_000
        /// Characters of a question.
        public static let question = 500
        /// Atoms of a prompt.
        public static let atoms = 40
        /// Bytes of a file.
        public static let file = 16 << 20
    }

    /// Refuses a set that cannot be compared on.
    ///
    /// - Throws: `APIError` with status 400 that names the place: ids that occur twice, empty or overlong texts, too many prompts, references
    ///   that are neither pictures of the bundled set nor SHA-256 names.
    public func check() throws {
        guard easelPrompts == 1 else {
            throw APIError.invalid(
                "This is version \(easelPrompts) of the format, and only version 1 is known here.", param: "easel_prompts")
        }
        guard !prompts.isEmpty else { throw APIError.invalid("There are no prompts.", param: "prompts") }
        guard prompts.count <= Limits.prompts else {
            throw APIError.invalid("There are \(prompts.count) prompts, over the limit of \(Limits.prompts).", param: "prompts")
        }
        var ids: Set<String> = []
        for (index, prompt) in prompts.enumerated() {
            let place = "prompts[\(index)]"
            guard (1...100).contains(prompt.id.count) else {
                throw APIError.invalid("An id has 1 to 100 characters.", param: "\(place).id")
            }
            guard ids.insert(prompt.id).inserted else {
                throw APIError.invalid("The id '\(prompt.id)' stands there twice.", param: "\(place).id")
            }
            try prompt.check(place)
        }
    }
}

extension ComparePrompt {
    /// Refuses a prompt that cannot be drawn or asked about; throws `APIError` with status 400 that names the place.
    func check(_ place: String) throws {
        guard prompt.contains(where: { !$0.isWhitespace }) else { throw APIError.invalid("The prompt is empty.", param: "\(place).prompt") }
        guard prompt.count <= PromptSet.Limits.prompt else {
            throw APIError.invalid("The prompt has over \(PromptSet.Limits.prompt) characters.", param: "\(place).prompt")
        }
        guard atoms.count <= PromptSet.Limits.atoms else {
            throw APIError.invalid("There are over \(PromptSet.Limits.atoms) atoms.", param: "\(place).atoms")
        }
        var ids: Set<String> = []
        for (index, atom) in atoms.enumerated() {
            let place = "\(place).atoms[\(index)]"
            guard !atom.id.isEmpty, ids.insert(atom.id).inserted else {
                throw APIError.invalid("The atom's id '\(atom.id)' is empty or stands there twice.", param: "\(place).id")
            }
            guard (1...PromptSet.Limits.question).contains(atom.question.count) else {
                throw APIError.invalid("A question has 1 to \(PromptSet.Limits.question) characters.", param: "\(place).question")
            }
        }
        for reference in references ?? [] where PromptSet.pictures[reference] == nil && !Self.isSHA256(reference) {
            throw APIError.invalid("There is no picture '\(reference)'.", param: "\(place).references")
        }
    }

    private static func isSHA256(_ text: String) -> Bool { text.wholeMatch(of: /[0-9a-f]{64}/) != nil }
}
