import API
import Compare
import Foundation
import Hummingbird
import NIOCore
import Pictures
import Server
import Store

/// Where somebody votes: what a voter is shown and told, the same for people of the studio and for guests with a link.
struct VoteDesk: Sendable {
    let compare: CompareService
    let comparison: String
    let rater: Rater
    /// How many votes the voter has; `nil` without a bound.
    let cap: Int?
    /// The beginning of the addresses of this desk.
    let base: String

    /// The pair that is voted on now.
    func next() async throws -> JSONValue {
        let pair = try await compare.nextPair(comparison, for: rater, cap: cap)
        let votes = if let pair { pair.cast } else { try await cast() }
        return ["next": pair.map(json) ?? .null, "votes": .integer(Int64(votes)), "cap": Self.number(cap)]
    }

    /// A vote; names the models and tells what comes next.
    func vote(_ pair: String, _ choice: VoteRecord.Choice, milliseconds: Int?) async throws -> JSONValue {
        let reveal = try await compare.vote(pair, choice, by: rater, milliseconds: milliseconds, cap: cap)
        guard case .object(var told) = try await next() else { return .null }
        told["models"] = ["left": .string(reveal.left), "right": .string(reveal.right)]
        return .object(told)
    }

    /// Takes the last vote back.
    func undo() async throws -> JSONValue {
        _ = try await compare.undo(comparison, by: rater)
        return try await next()
    }

    /// A side of a pair, without anything that tells whose it is.
    func picture(_ pair: String, _ side: String) async throws -> Response {
        guard let side = BlindPair.Side(rawValue: side) else { throw APIError.notFound("There is no such picture.") }
        return try Self.response(try await compare.picture(ofPair: pair, side, for: rater))
    }

    /// The picture that is asked about now.
    func sheet(skipping: Int?) async throws -> JSONValue {
        let (sheet, answered) = try await compare.nextSheet(comparison, for: rater, skipping: skipping)
        let next: JSONValue? = try sheet.map {
            [
                "cell": .integer(Int64($0.cell)), "prompt": .string($0.prompt), "picture": .string("\(base)/cells/\($0.cell)"),
                "atoms": .array(
                    try $0.atoms.map { ["id": .string($0.id), "kind": try JSONValue.encoding($0.kind), "question": .string($0.question)] }),
            ]
        }
        return ["next": next ?? .null, "answered": .integer(Int64(answered))]
    }

    /// What somebody says about a picture's atoms.
    func answer(_ cell: Int, _ answers: [String: Bool]) async throws {
        try await compare.answer(comparison, cell: cell, answers, by: rater)
    }

    private func cast() async throws -> Int { try await compare.store.compare.votes(comparison).count { $0.rater == rater } }

    private func json(_ pair: BlindPair) -> JSONValue {
        [
            "id": .string(pair.id), "prompt": .string(pair.prompt), "left": .string("\(base)/pictures/\(pair.id)/left"),
            "right": .string("\(base)/pictures/\(pair.id)/right"),
        ]
    }

    private static func number(_ value: Int?) -> JSONValue { value.map { .integer(Int64($0)) } ?? .null }

    /// A picture as an answer that only this browser keeps.
    static func response(_ picture: EncodedPicture) throws -> Response {
        var response = Response.bytes(ByteBuffer(bytes: try picture.payload.bytes()), type: "image/webp")
        response.headers[.cacheControl] = "private, max-age=3600"
        return response
    }
}
