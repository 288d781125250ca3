import API
import Foundation

/// Reads the format of the bundled set: `easel_prompts: 1`, see `prompts.schema.json`.
struct EaselPromptsImporter: PromptImporter {
    let id = "easel"
    let summary = "Easel's own format"

    func recognizes(_ text: String, name: String?) -> Bool {
        text.first { !$0.isWhitespace } == "{" && text.prefix(4000).contains("\"easel_prompts\"")
    }

    func read(_ text: String) throws -> [ComparePrompt] {
        do {
            let set = try JSONDecoder().decode(PromptSet.self, from: Data(text.utf8))
            guard set.easelPrompts == 1 else {
                throw APIError.prompts("this is version \(set.easelPrompts) of the format, and only version 1 is known here.", line: 1)
            }
            return set.prompts
        } catch let error as DecodingError {
            throw Self.fault(error, in: text)
        }
    }

    /// Where JSON cannot be read: by line and column where the parser says so, else by the path of the field.
    static func fault(_ error: DecodingError, in text: String, line offset: Int = 0) -> APIError {
        let (context, what) = Self.parts(error)
        let reason = (context.underlyingError as NSError?)?.userInfo["NSDebugDescription"] as? String
        if let reason, let match = reason.firstMatch(of: /line (\d+), column (\d+)/), let line = Int(match.1), let column = Int(match.2) {
            let sentence = reason[..<match.range.lowerBound].replacing(/\s*(around|at)?\s*$/, with: "")
            return .prompts("\(sentence).", line: line + offset, column: column + 1)
        }
        let path = context.codingPath.map { key in key.intValue.map { "[\($0)]" } ?? ".\(key.stringValue)" }.joined()
        return .prompts("\(path.isEmpty ? "the value" : String(path.trimmingPrefix("."))): \(what)", line: offset + 1)
    }

    private static func parts(_ error: DecodingError) -> (DecodingError.Context, String) {
        switch error {
        case .keyNotFound(let key, let context): (context, "'\(key.stringValue)' is missing.")
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
            (context, context.debugDescription)
        @unknown default: (.init(codingPath: [], debugDescription: "\(error)"), "\(error)")
        }
    }
}
