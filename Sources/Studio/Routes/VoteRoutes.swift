import API
import Compare
import Foundation
import Hummingbird
import Server
import Store

/// Voting: for people who are signed in, and for guests with a share link.
struct VoteRoutes: Sendable {
    let studio: Studio

    static let entries: [RouteTable.Entry] = [
        .init(.get, "/comparisons/{id}/vote", "Votes on a comparison's pictures."),
        .init(.get, "/studio/api/comparisons/{id}/voting/pairs", "Gives the pair of pictures that is voted on now."),
        .init(.post, "/studio/api/comparisons/{id}/voting/pairs/{pair}", "Votes on a pair."),
        .init(.post, "/studio/api/comparisons/{id}/voting/undo", "Takes one's last vote back."),
        .init(.get, "/studio/api/comparisons/{id}/voting/pictures/{pair}/{side}", "Gives a picture of a pair."),
        .init(.get, "/studio/api/comparisons/{id}/voting/questions", "Gives a picture with questions about it."),
        .init(.post, "/studio/api/comparisons/{id}/voting/questions/{cell}", "Answers questions about a picture."),
        .init(.get, "/studio/api/comparisons/{id}/voting/cells/{cell}", "Gives the picture that is asked about."),
        .init(.get, "/vote/{secret}", "Votes by a share link.", isOpen: true),
        .init(.get, "/vote/{secret}/pairs", "Gives a guest's pair.", isOpen: true),
        .init(.post, "/vote/{secret}/pairs/{pair}", "Votes on a guest's pair.", isOpen: true),
        .init(.post, "/vote/{secret}/undo", "Takes a guest's last vote back.", isOpen: true),
        .init(.get, "/vote/{secret}/pictures/{pair}/{side}", "Gives a picture of a guest's pair.", isOpen: true),
    ]

    func add(to router: Router<EaselContext>) {
        people(router)
        router.get("/vote/:secret") { request, context in try await page(request, context) }
        router.get("/vote/:secret/pairs") { request, context in
            try Response.json(try await guest(context) { try visitors.reader(request) }.next())
        }
        router.post("/vote/:secret/pairs/:pair") { request, context in
            let desk = try await guest(context) { try visitors.writer(request) }
            try limit(desk, context)
            return try await cast(desk, request, context)
        }
        router.post("/vote/:secret/undo") { request, context in
            let desk = try await guest(context) { try visitors.writer(request) }
            try limit(desk, context)
            return try Response.json(try await desk.undo())
        }
        router.get("/vote/:secret/pictures/:pair/:side") { request, context in
            let desk = try await guest(context) { try visitors.reader(request) }
            return try await desk.picture(try context.parameters.require("pair"), try context.parameters.require("side"))
        }
    }

    private func people(_ router: Router<EaselContext>) {
        router.get("/comparisons/:id/vote") { request, context in
            let visit = try context.require(.viewer)
            let id = try context.parameters.require("id")
            let spec = try await studio.compare.spec(id)
            var page = try studio.page(request, visit, title: "titles.vote")
            page.values["use"] = spec.useCase
            page.values["results"] = "/comparisons/\(id)"
            page.script["base"] = .string(base(id))
            page.script["questions"] = .bool(spec.prompts.contains { !$0.atoms.isEmpty })
            page.script["results"] = .string("/comparisons/\(id)")
            return try page.response("comparison-vote")
        }
        router.get("/studio/api/comparisons/:id/voting/pairs") { _, context in
            try Response.json(try await person(context, try context.require(.viewer)).next())
        }
        router.post("/studio/api/comparisons/:id/voting/pairs/:pair") { request, context in
            try await cast(person(context, try context.require(.viewer, changing: request)), request, context)
        }
        router.post("/studio/api/comparisons/:id/voting/undo") { request, context in
            try Response.json(try await person(context, try context.require(.viewer, changing: request)).undo())
        }
        router.get("/studio/api/comparisons/:id/voting/pictures/:pair/:side") { _, context in
            let desk = try person(context, try context.require(.viewer))
            return try await desk.picture(try context.parameters.require("pair"), try context.parameters.require("side"))
        }
        router.get("/studio/api/comparisons/:id/voting/questions") { request, context in
            let desk = try person(context, try context.require(.viewer))
            var query = try Query(request)
            let skipping = try query.integer("skip", in: 0...1_000_000)
            try query.finish()
            return try Response.json(try await desk.sheet(skipping: skipping))
        }
        router.post("/studio/api/comparisons/:id/voting/questions/:cell") { request, context in
            let desk = try person(context, try context.require(.viewer, changing: request))
            let cell = try number(context)
            let answers = try await studio.body(request) { fields in try Self.answers(fields.value("answers")) }
            try await desk.answer(cell, answers)
            return try Response.json(["answered": .bool(true)] as JSONValue)
        }
        router.get("/studio/api/comparisons/:id/voting/cells/:cell") { _, context in
            _ = try context.require(.viewer)
            let name = CellName(comparison: try context.parameters.require("id"), number: try number(context))
            return try VoteDesk.response(try await studio.compare.picture(name))
        }
    }

    private var visitors: Visitors { Visitors(studio.signer) }

    private func base(_ id: String) -> String { "/studio/api/comparisons/\(id)/voting" }

    private func number(_ context: EaselContext) throws -> Int {
        guard let number = Int(try context.parameters.require("cell")) else { throw APIError.notFound("There is no such picture.") }
        return number
    }

    private func person(_ context: EaselContext, _ visit: Visit) throws -> VoteDesk {
        let id = try context.parameters.require("id")
        return VoteDesk(compare: studio.compare, comparison: id, rater: .person(visit.person.id), cap: nil, base: base(id))
    }

    private func guest(_ context: EaselContext, _ visitor: () throws -> String) async throws -> VoteDesk {
        let secret = try context.parameters.require("secret")
        let link = try await studio.compare.link(secret: secret)
        return VoteDesk(
            compare: studio.compare, comparison: link.comparison, rater: .guest(link: link.id, voter: try visitor()), cap: link.cap,
            base: "/vote/\(secret)")
    }

    private func limit(_ desk: VoteDesk, _ context: EaselContext) throws {
        guard case .guest(let link, _) = desk.rater else { return }
        try studio.voteLimiter.vote(link: link, address: context.channel.remoteAddress?.ipAddress ?? "local")
    }

    private func cast(_ desk: VoteDesk, _ request: Request, _ context: EaselContext) async throws -> Response {
        let (choice, milliseconds) = try await studio.body(request) { fields in
            guard let choice = try fields.choice("choice", of: VoteRecord.Choice.self) else { throw APIError.missing("choice") }
            return (choice, try fields.integer("milliseconds", in: 0...3_600_000).map { Int($0) })
        }
        return try Response.json(try await desk.vote(try context.parameters.require("pair"), choice, milliseconds: milliseconds))
    }

    private static func answers(_ value: JSONValue?) throws -> [String: Bool] {
        guard case .object(let members)? = value else { throw APIError.missing("answers") }
        return try members.mapValues { value in
            guard case .bool(let yes) = value else {
                throw APIError.invalidType(param: "answers", expected: "a boolean", found: value.kind)
            }
            return yes
        }
    }

    /// The page of a share link. It names nobody and no model.
    private func page(_ request: Request, _ context: EaselContext) async throws -> Response {
        let secret = try context.parameters.require("secret")
        let link = try await studio.compare.link(secret: secret)
        let spec = try await studio.compare.spec(link.comparison)
        var page = try studio.page(request, nil, title: "titles.vote")
        let voter = visitors.welcome(request, isSecure: studio.isSecure(request))
        if let cookie = voter.cookie {
            try studio.voteLimiter.voter(link: link.id, address: context.channel.remoteAddress?.ipAddress ?? "local")
            page.set(cookie: cookie)
        }
        page.values["use"] = spec.useCase
        page.script["base"] = .string("/vote/\(secret)")
        page.script["voter"] = .string(voter.token)
        page.script["cap"] = .integer(Int64(link.cap))
        var response = try page.response("vote-guest")
        response.headers[.referrerPolicy] = "no-referrer"
        return response
    }
}
