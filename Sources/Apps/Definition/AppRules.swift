import Store

/// Who may use an app, and how much.
public struct AppRules: Sendable, Equatable {
    /// Who may open its page.
    public var access: Access
    /// How much may be made with it.
    public var limits: AppLimits
    /// Words that no text input may contain.
    public var blockedWords: [String]
    /// Word lists by name that hold beside `blockedWords`; see `WordLists`.
    public var wordLists: [String]
    /// Origins (`https://example.com`) whose pages may embed the app.
    public var embed: [String]
    /// Whether visitors may have its fields filled in from a brief by a text model, at the app's cost.
    public var brief: Bool

    /// A private app without limits.
    public init() {
        access = .private
        limits = AppLimits()
        blockedWords = []
        wordLists = []
        embed = []
        brief = false
    }

    /// Who may open an app's page: people with an account here, whoever has the link, whoever knows the password, everybody
    /// (it is then listed too). Requests with a key that may use the app are not asked.
    public enum Access: String, Sendable, CaseIterable { case `private`, link, password, `public` }
}
