import API

extension AppParameter {
    /// The parameters that a page's request sets, by their names in files; throws `APIError` for one that does not exist.
    public static func read(_ object: [String: JSONValue]) throws -> ParameterValues {
        var fields = try Fields(json: .object(object), path: "parameters")
        var values: ParameterValues = [:]
        for parameter in allCases { values[parameter] = try parameter.take(&fields) }
        try fields.finish()
        return values
    }
}
