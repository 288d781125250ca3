import API
import Foundation

extension JSONValue {
    /// The JSON so that it can stand inside a script element: nothing in it ends the element or begins a comment.
    var forScriptElement: String {
        var text = ""
        for scalar in String(decoding: encoded(), as: UTF8.self).unicodeScalars {
            switch scalar {
            case "<", ">", "&", "\u{2028}", "\u{2029}": text += "\\u" + String(format: "%04x", scalar.value)
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}
