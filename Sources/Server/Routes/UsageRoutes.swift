import API
import Foundation
import Hummingbird
import Registry
import Store

/// `/v1/usage`.
struct UsageRoutes {
    let parts: ServerParts

    func add(to router: Router<EaselContext>) {
        router.get("/v1/usage") { request, context in
            var query = try Query(request)
            var wanted = UsageQuery(by: [.model])
            if let text = try query.string("by") {
                wanted.by = try text.split(separator: ",").map {
                    guard let group = UsageQuery.Group(rawValue: String($0)) else {
                        throw APIError.invalidValue(String($0), param: "by", supported: UsageQuery.Group.allCases.map(\.rawValue))
                    }
                    return group
                }
            }
            wanted.from = try query.string("since").map { try Self.day($0, "since") }
            wanted.until = try query.string("until").map { try Self.day($0, "until").addingTimeInterval(86_400) }
            try query.finish()
            // Without keys there is nobody to hide anything from.
            let principal: Principal = parts.keysRequired ? context.principal : .operator
            let rows = try await parts.store.ledger.usage(wanted, for: principal)
            return try Response.json(ListObject(rows.map(\.json)))
        }
    }

    private static func day(_ text: String, _ param: String) throws -> Date {
        guard text.count == 10, let date = try? Date(text + "T00:00:00Z", strategy: .iso8601) else {
            throw APIError.invalid("Invalid '\(param)': write the day as YYYY-MM-DD.", param: param)
        }
        return date
    }
}

extension UsageRow {
    /// The row as `/v1/usage` and `easel usage --json` give it.
    public var json: JSONValue {
        func number(_ value: Int) -> JSONValue { .integer(Int64(value)) }
        var row: [String: JSONValue] = [
            "requests": number(requests), "failures": number(failures), "cancelled": number(cancelled), "open": number(open),
            "images": number(images), "cost_usd": .string(cost.decimal), "estimated": number(estimated),
            "input_text_tokens": number(usage.inputTokensDetails.textTokens),
            "input_image_tokens": number(usage.inputTokensDetails.imageTokens),
            "output_text_tokens": number(usage.outputTokensDetails.textTokens),
            "output_image_tokens": number(usage.outputTokensDetails.imageTokens),
        ]
        if let model { row["model"] = .string(model) }
        if let keyID { row["key"] = .string(keyID) }
        if let keyName { row["key_name"] = .string(keyName) }
        if let app { row["app"] = .string(app) }
        if let personID { row["person"] = .string(personID) }
        if let personName { row["person_name"] = .string(personName) }
        if let day { row["day"] = .string(day) }
        if let p50Milliseconds { row["p50_ms"] = number(p50Milliseconds) }
        if let p95Milliseconds { row["p95_ms"] = number(p95Milliseconds) }
        return .object(row)
    }
}
