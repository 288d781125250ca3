import API
import Registry

/// The pages, and what text models do for them.
public struct StudioSettings: Sendable, Equatable {
    /// The text model that helps on the pages; `nil` takes the first that can.
    public var textModel: String?
    /// Alt texts that are written by themselves.
    public var altTexts = AltTextSettings()
}

/// Alt texts that are written by themselves.
public struct AltTextSettings: Sendable, Equatable {
    /// Whether new pictures get an alt text without anybody asking.
    public var automatic = false
    /// What that may cost in a month, in UTC.
    public var budget = Money.dollars(5)
    /// The language that they are written in, as its code or its name.
    public var language = "en"
}

extension StudioSettings {
    mutating func read(_ fields: inout Fields) throws {
        textModel = try fields.string("text_model", limit: 256)
        if var own = try fields.object("alt_texts") { try altTexts.read(&own) }
        try fields.finish()
    }
}

extension AltTextSettings {
    mutating func read(_ fields: inout Fields) throws {
        automatic = try fields.bool("automatic") ?? automatic
        budget = try fields.decoded("budget_usd", as: Money.self) ?? budget
        language = try fields.string("language", limit: 40) ?? language
        try fields.finish()
    }
}
