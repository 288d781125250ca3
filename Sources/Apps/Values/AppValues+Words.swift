import API
import Foundation

extension AppValues {
    /// Refuses texts that contain a word of the app's lists, as an upstream's moderation would.
    func checkWords(_ app: AppDefinition) throws {
        for input in app.inputs {
            if let value = values[input.id], let refusal = Self.refusal(of: value, in: input, app) { throw refusal }
        }
    }

    /// The refusal of a text that contains such a word; `nil` for every other value.
    static func refusal(of value: InputValue, in input: AppInput, _ app: AppDefinition) -> APIError? {
        // Choices are the app's own words.
        guard input.kind == "text" || input.kind == "long_text", case .text(let text) = value else { return nil }
        var lists = app.rules.wordLists.map { (name: $0, words: WordLists.list($0) ?? []) }
        lists.append((name: "blocked", words: app.rules.blockedWords))
        guard lists.contains(where: { !$0.words.isEmpty }) else { return nil }
        let plain = plain(text)
        let hit = lists.filter { list in list.words.contains { plain.contains(Self.plain($0)) } }.map(\.name)
        guard !hit.isEmpty else { return nil }
        return APIError(
            status: 400,
            message: "Your request was refused by this app's rules: '\(input.label)' contains a word that is not taken here.",
            type: "image_generation_user_error", param: "easel.inputs.\(input.id)", code: "moderation_blocked",
            moderation: APIError.ModerationDetails(stage: "input", categories: hit))
    }

    /// The words in small letters without accents, each between blanks, so that words are found and parts of words are not.
    static func plain(_ text: String) -> String {
        let folded = text.folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
        return " " + folded.split { !$0.isLetter && !$0.isNumber }.joined(separator: " ") + " "
    }
}
