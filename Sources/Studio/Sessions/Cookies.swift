import Foundation
import HTTPTypes
import Hummingbird

/// The cookies that the studio sets. All are for this server only, and none can be read by scripts.
enum Cookies {
    /// Who is signed in.
    static let session = "easel_session"
    /// Ties the forms of a page without a session to its browser.
    static let form = "easel_form"
    /// The language that somebody chose.
    static let language = "easel_lang"

    /// A cookie's value.
    static func value(_ name: String, in request: Request) -> String? {
        for header in request.headers[values: .cookie] {
            for pair in header.split(separator: ";") {
                let parts = pair.split(separator: "=", maxSplits: 1)
                if parts.count == 2, parts[0].trimmingCharacters(in: .whitespaces) == name {
                    return parts[1].trimmingCharacters(in: .whitespaces)
                }
            }
        }
        return nil
    }

    /// A `Set-Cookie` line. `seconds` of 0 takes the cookie away, `nil` keeps it until the browser is closed.
    static func line(_ name: String, _ value: String, path: String = "/", seconds: Int?, isSecure: Bool) -> String {
        var line = "\(name)=\(value); Path=\(path); HttpOnly; SameSite=Lax"
        if let seconds { line += "; Max-Age=\(seconds)" }
        if isSecure { line += "; Secure" }
        return line
    }
}

extension Response {
    /// Adds a cookie.
    mutating func set(cookie line: String) { headers.append(HTTPField(name: .setCookie, value: line)) }

    /// Sends the browser on with a GET.
    static func seeOther(_ path: String) -> Response {
        var response = Response(status: .seeOther)
        response.headers[.location] = path
        response.headers[.cacheControl] = "no-store"
        return response
    }
}
