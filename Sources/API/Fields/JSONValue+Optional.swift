extension JSONValue {
    /// A text, or `null` where there is none.
    public static func orNull(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }

    /// A whole number, or `null` where there is none.
    public static func orNull(_ number: Int?) -> JSONValue { number.map { .integer(Int64($0)) } ?? .null }
}
