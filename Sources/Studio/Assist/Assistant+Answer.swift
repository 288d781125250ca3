import API
import Foundation
import Registry

extension Assistant {
    /// The object in an answer. Models that know no schemas put their JSON into a fence or between sentences.
    static func object(_ text: String) throws -> [String: JSONValue] {
        guard let first = text.firstIndex(of: "{"), let last = text.lastIndex(of: "}"), first < last,
            case .object(let members)? = try? JSONValue.parse(Data(text[first...last].utf8))
        else { throw Unreadable("It was not the JSON object that was asked for.") }
        return members
    }

    /// What asking would cost, for the page: likely, and at most.
    static func estimate(_ questions: [TextQuestion], _ model: any TextModel) -> JSONValue {
        let likely = questions.reduce(Money.zero) { $0 + model.expectedCost(of: $1) }
        let most = questions.reduce(Money.zero) { $0 + model.worstCase(of: $1) }
        return ["model": .string(model.info.id), "cost_usd": .string(likely.decimal), "most_usd": .string(most.decimal)]
    }

    /// What pages know of the models that help: their names, or nothing where there are none.
    var json: JSONValue {
        func one(_ model: (any TextModel)?) -> JSONValue {
            model.map { ["id": .string($0.info.id), "free": .bool($0.info.prices == .free)] } ?? .null
        }
        return model() == nil ? .null : ["text": one(model()), "sight": one(model(seeing: true))]
    }
}

extension [String: JSONValue] {
    /// A member that is text.
    func text(_ key: String) -> String? { if case .string(let text)? = self[key] { text } else { nil } }
}

extension JSONValue {
    /// The schema of an object that has all of these members and no others.
    static func strict(_ properties: [String: JSONValue]) -> JSONValue {
        [
            "type": "object", "additionalProperties": false, "required": .array(properties.keys.sorted().map { .string($0) }),
            "properties": .object(properties),
        ]
    }
}

extension Studio {
    /// Tells a page which text models help here; where there are none it shows nothing of it.
    func offerHelp(_ page: inout Page) {
        page.script["assist"] = assistant.json
        page.values["assist"] = assistant.model() != nil
    }
}
