import API

/// A parameter of a picture that an app can set.
public enum AppParameter: String, Sendable, CaseIterable, Comparable {
    case n, size, quality, background, moderation, seed, steps, strength
    case outputFormat = "output_format"
    case outputCompression = "output_compression"
    case inputFidelity = "input_fidelity"

    /// In the order of the cases.
    public static func < (a: AppParameter, b: AppParameter) -> Bool {
        (allCases.firstIndex(of: a) ?? 0) < (allCases.firstIndex(of: b) ?? 0)
    }

    /// The parameter's name in requests, as errors give it.
    public var wireName: String {
        switch self {
        case .seed, .steps, .strength: "easel.\(rawValue)"
        default: rawValue
        }
    }
}

/// What an app says of a parameter.
public enum ParameterRule: Sendable, Equatable {
    /// Always this; a request that says otherwise is refused.
    case fixed(JSONValue)
    /// This where a request says nothing; the page does not ask.
    case standard(JSONValue)
    /// The page asks. `standard` is what it begins with, `choices` what it offers: where there are any, nothing else is taken.
    case visitor(standard: JSONValue?, choices: [JSONValue]?)

    /// What holds where a request says nothing.
    public var value: JSONValue? {
        switch self {
        case .fixed(let value), .standard(let value): value
        case .visitor(let standard, let choices): standard ?? choices?.first
        }
    }
}

/// The values of a request's parameters.
public typealias ParameterValues = [AppParameter: JSONValue]
