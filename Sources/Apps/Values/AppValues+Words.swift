import API
import Foundation

extension AppValues {
    /// Refuses texts that contain a word of the app's lists, as an upstream's moderation would.
    func checkWords(_ app: AppDefinition) throws {
        var lists = app.rules.wordLists.map { (name: $0, words: WordLists.list($0) ?? []) }
        lists.append((name: "blocked", words: app.rules.blockedWords))
        guard lists.contains(where: { !$0.words.isEmpty }) else { return }
        for input in app.inputs {
            // Choices are the app's own words.
            guard input.kind == "text" || input.kind == "long_text", case .text(let text)? = values[input.id] else { continue }
            let plain = Self.plain(text)
            let hit = lists.filter { list in list.words.contains { plain.contains(Self.plain($0)) } }.map(\.name)
            if !hit.isEmpty {
                throw APIError(
                    status: 400,
                    message: "Your request was refused by this app's rules: '\(input.label)' contains a word that is not taken here.",
                    type: "image_generation_user_error", param: "easel.inputs.\(input.id)", code: "moderation_blocked",
                    moderation: APIError.ModerationDetails(stage: "input", categories: hit))
            }
        }
    }

    /// The words in small letters without accents, each between blanks, so that words are found and parts of words are not.
    static func plain(_ text: String) -> String {
        let folded = text.folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
        return " " + folded.split { !$0.isLetter && !$0.isNumber }.joined(separator: " ") + " "
    }
}
