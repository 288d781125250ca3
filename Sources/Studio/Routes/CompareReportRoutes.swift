import API
import Compare
import Foundation
import Hummingbird
import NIOCore
import NIOFoundationCompat
import Server

/// A comparison's verdict with its evidence: for its page, and as files to take along.
struct CompareReportRoutes: Sendable {
    let studio: Studio

    static let entries: [RouteTable.Entry] = [
        .init(.get, "/comparisons/{id}/{report}", "Gives a comparison's report as a file: report.html, report.md, report.json."),
        .init(.get, "/studio/api/comparisons/{id}/report", "Gives the verdict with its evidence."),
    ]

    func add(to router: Router<EaselContext>) {
        router.get("/studio/api/comparisons/:id/report") { _, context in
            _ = try context.require(.viewer)
            let report = try await studio.reports.report(try context.parameters.require("id"))
            return Response.bytes(ByteBuffer(data: try report.json()), type: "application/json")
        }
        router.get("/comparisons/:id/:report") { _, context in
            _ = try context.require(.viewer)
            let id = try context.parameters.require("id")
            let name = try context.parameters.require("report")
            let kinds = [
                "report.html": "text/html; charset=utf-8", "report.md": "text/markdown; charset=utf-8", "report.json": "application/json",
            ]
            guard let type = kinds[name] else { throw APIError.notFound("There is no such file.") }
            var response: Response
            switch name {
            case "report.html": response = .text(try await studio.reports.complete(id).html, type: type)
            case "report.md": response = .text(try await studio.reports.report(id).markdown, type: type)
            default: response = .bytes(ByteBuffer(data: try await studio.reports.complete(id).json()), type: type)
            }
            response.headers[.contentDisposition] = "attachment; filename=\"\(id)-\(name)\""
            // The page brings its own styles; it is a file to take along and runs nothing.
            response.headers[.contentSecurityPolicy] = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox"
            return response
        }
    }
}
