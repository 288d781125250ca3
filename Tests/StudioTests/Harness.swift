import AsyncHTTPClient
import Foundation
import Hummingbird
import HummingbirdTesting
import Jobs
import Logging
import Providers
import Registry
import Server
import Settings
import Store
import Testing

@testable import Studio

/// A server with the studio over a temporary data folder and the built-in model.
enum Harness {
    static func run(
        keysRequired: Bool = false, folder files: String? = nil, text: [any TextModel] = [],
        settings change: (inout Settings) -> Void = { _ in },
        _ body: @Sendable (any TestClientProtocol, Studio) async throws -> Void
    ) async throws {
        let folder = NSTemporaryDirectory() + "easel-studio-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var settings = Settings(data: folder)
        settings.server.port = 0
        change(&settings)
        var registry = ModelRegistry(catalogue: try Catalogue.builtIn())
        try registry.register(try SketchModel(concurrency: 2))
        for model in text { try registry.register(text: model) }
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let store = try Store(folder)
        let service = ImageService(store: store, registry: registry, logger: logger)
        let parts = ServerParts(
            settings: settings, registry: registry, store: store, service: service,
            fetcher: PictureFetcher(http: HTTPClient.shared, allowPrivate: false), metrics: PrometheusMetrics(), keysRequired: keysRequired)
        let studio = try Studio(parts, folder: files, logger: logger)
        let application = EaselServer(parts, groups: [studio], visits: studio.visitFinder).application(logger: logger) { _ in }
        try await application.test(.live) { try await body($0, studio) }
        try store.close()
    }

    static let password = "correct horse battery"
}

/// A browser: it keeps cookies and knows its page's token. A test uses it from one task.
final class Browser: @unchecked Sendable {
    private let client: any TestClientProtocol
    private var cookies: [String: String] = [:]
    private(set) var token = ""
    /// What an app's page sends back with each request.
    private(set) var visitor = ""

    init(_ client: any TestClientProtocol) { self.client = client }

    /// A browser in which a new person of this role is signed in.
    static func signedIn(_ client: any TestClientProtocol, _ studio: Studio, as role: Person.Role, name: String? = nil) async throws
        -> Browser
    {
        let made = try await studio.store.people.invite(NewInvitation(.invite, role: role))
        let browser = Browser(client)
        let path = "/welcome/\(made.secret)"
        _ = try await browser.page(path)
        let answer = try await browser.submit(
            path, ["name": name ?? "\(role.rawValue) \(UInt16.random(in: 0...9999))", "password": Harness.password])
        #expect(answer.status == .seeOther)
        _ = try await browser.page("/account")
        return browser
    }

    /// Opens a page and takes its token.
    @discardableResult
    func page(_ path: String, headers: HTTPFields = [:]) async throws -> (status: Int, text: String, headers: HTTPFields) {
        var headers = headers
        headers[.accept] = "text/html"
        let answer = try await send(.get, path, headers: headers)
        let text = String(buffer: answer.body)
        if let found = text.firstMatch(of: /name="csrf" (?:content|value)="([^"]*)"/) { token = String(found.1) }
        if let found = text.firstMatch(of: /"visitor":"(vis-[^"]*)"/) { visitor = String(found.1) }
        return (Int(answer.status.code), text, answer.headers)
    }

    /// Sends a form.
    func submit(_ path: String, _ fields: [String: String], token: String? = nil) async throws -> TestResponse {
        let all = fields.merging(["csrf": token ?? self.token]) { $1 }
        let body = all.map { "\($0)=\($1.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")" }.joined(separator: "&")
        return try await send(
            .post, path, headers: [.contentType: "application/x-www-form-urlencoded", .accept: "text/html"], body: ByteBuffer(string: body))
    }

    /// Calls the studio's JSON with the page's token.
    @discardableResult
    func call(_ method: HTTPRequest.Method, _ path: String, _ json: String? = nil, token: String? = nil) async throws -> (
        status: Int, json: [String: Any]
    ) {
        var headers: HTTPFields = [.csrfToken: token ?? self.token]
        if json != nil { headers[.contentType] = "application/json" }
        if !visitor.isEmpty, let name = Visitors.header { headers[name] = visitor }
        let answer = try await send(method, path, headers: headers, body: json.map { ByteBuffer(string: $0) })
        let object = (try? JSONSerialization.jsonObject(with: Data(buffer: answer.body))) as? [String: Any]
        return (Int(answer.status.code), object ?? [:])
    }

    func send(_ method: HTTPRequest.Method, _ path: String, headers: HTTPFields = [:], body: ByteBuffer? = nil) async throws -> TestResponse
    {
        var headers = headers
        if !cookies.isEmpty { headers[.cookie] = cookies.map { "\($0)=\($1)" }.joined(separator: "; ") }
        let answer = try await client.executeRequest(uri: path, method: method, headers: headers, body: body)
        for line in answer.headers[values: .setCookie] {
            let pair = line.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if pair.count == 2 { cookies[String(pair[0])] = pair[1].isEmpty ? nil : String(pair[1]) }
        }
        return answer
    }

    func cookie(_ name: String) -> String? { cookies[name] }
    func set(cookie name: String, _ value: String?) { cookies[name] = value }

    /// Makes a picture and returns its id.
    func draw(_ prompt: String) async throws -> String {
        let text = String(decoding: try JSONSerialization.data(withJSONObject: ["prompt": prompt, "size": "128x128"]), as: UTF8.self)
        let (status, json) = try await call(.post, "/v1/images/generations", text)
        #expect(status == 200)
        return try #require((json["easel"] as? [String: Any])?["images"] as? [String]).first ?? ""
    }
}
