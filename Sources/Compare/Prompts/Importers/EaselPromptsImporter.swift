import API
import Foundation

/// Reads the format of the bundled set: `easel_prompts: 1`, see `prompts.schema.json`.
struct EaselPromptsImporter: PromptImporter {
    let id = "easel"
    let summary = "Easel's own format"

    func recognizes(_ text: String, name: String?) -> Bool {
        text.first { !$0.isWhitespace } == "{" && text.contains("\"easel_prompts\"")
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

    /// Where JSON cannot be read: by line and column where it is no JSON, else by the path of the field.
    static func fault(_ error: DecodingError, in text: String, line offset: Int = 0) -> APIError {
        if case .dataCorrupted = error, let fault = JSONSyntax.fault(in: text) {
            return .prompts(fault.reason, line: fault.line + offset, column: fault.column)
        }
        let (context, what) = Self.parts(error)
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
