import API
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Server
import Store

/// A page while it is put together: what every page has, and what this one adds.
struct Page {
    let state: Look.State
    let strings: Strings
    let visit: Visit?
    /// The page's title.
    var title = ""
    /// What the template sees besides.
    var values: [String: Any] = [:]
    /// What scripts see besides.
    var script: [String: JSONValue] = [:]
    /// Which web pages may show this one in a frame; none where it is empty.
    var frameAncestors: [String] = []
    /// The token that forms of this page carry.
    let token: String
    private let path: String
    private let isSecure: Bool
    private var cookies: [String] = []

    init(_ state: Look.State, _ request: Request, visit: Visit?, signer: Signer) {
        self.state = state
        self.visit = visit
        path = LocalPath.checked(request.uri.description)
        isSecure = request.isSecure
        let language = Language.choose(
            cookie: Cookies.value(Cookies.language, in: request), header: request.headers[.acceptLanguage])
        // There is none only if a language was not compiled, and all are at the start.
        strings = state.strings[language] ?? .empty
        if let visit {
            token = visit.token
        } else {
            (token, cookies) = FormToken(signer).issue(request)
        }
    }

    /// Adds a cookie to the page's answer.
    mutating func set(cookie line: String) { cookies.append(line) }

    /// The page as `template` shows it.
    func response(_ template: String, status: HTTPResponse.Status = .ok) throws -> Response {
        var all = values
        all["lang"] = strings.language.rawValue
        all["languages"] = Language.allCases.map {
            ["code": $0.rawValue, "name": $0.name, "current": $0 == strings.language] as [String: Any]
        }
        all["t"] = strings.tree
        all["title"] = title
        all["csrf"] = token
        all["assets"] = state.assets.base
        all["path"] = path
        all["is"] = [template: true]
        if let person = visit?.person {
            all["person"] =
                [
                    "id": person.id, "name": person.name, "roleText": strings("roles.\(person.role.rawValue)"),
                    "isOwner": person.role == .owner,
                    "isEditor": person.role >= .editor,
                ] as [String: Any]
        }
        all["page"] = JSONValue.object(script.merging(common(template)) { own, _ in own }).forScriptElement
        var response = Response.text(
            try state.templates.render(template, all), type: "text/html; charset=utf-8", status: status)
        response.headers[.contentSecurityPolicy] = policy
        response.headers[.cacheControl] = "private, no-cache"
        response.headers[.vary] = "Cookie, Accept-Language"
        response.headers[.referrerPolicy] = "same-origin"
        if frameAncestors.isEmpty { response.headers[.xFrameOptions] = "DENY" }
        for cookie in cookies { response.set(cookie: cookie) }
        return response
    }

    private func common(_ template: String) -> [String: JSONValue] {
        var common: [String: JSONValue] = [
            "lang": .string(strings.language.rawValue), "csrf": .string(token), "assets": .string(state.assets.base),
            "strings": strings.scripts(for: template), "person": .null,
        ]
        if let person = visit?.person {
            common["person"] = ["id": .string(person.id), "name": .string(person.name), "role": .string(person.role.rawValue)]
        }
        return common
    }

    private var policy: String {
        """
        default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; manifest-src 'self'; \
        worker-src 'self'; form-action 'self'; base-uri 'none'; \
        frame-ancestors \(frameAncestors.isEmpty ? "'none'" : "'self' " + frameAncestors.joined(separator: " "))
        """
    }
}

extension Request {
    /// Whether the browser came by https, as far as a proxy tells.
    var isSecure: Bool { headers[.forwardedProto]?.lowercased() == "https" }
}
