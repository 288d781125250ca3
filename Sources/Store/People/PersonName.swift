import API
import Foundation

/// The rule for names that people sign in with.
public enum PersonName {
    /// The name without spaces at its ends; throws `APIError` for one that is too short, too long or not printable.
    public static func checked(_ name: String) throws -> String {
        let name = name.trimmingCharacters(in: .whitespacesAndNewlines)
        let isPrintable = name.unicodeScalars.allSatisfy { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned: false
            default: true
            }
        }
        guard (2...60).contains(name.count), name.utf8.count <= 240, isPrintable else {
            throw APIError.invalid("A name has 2 to 60 printable characters.", param: "name", code: "invalid_name")
        }
        return name
    }
}
