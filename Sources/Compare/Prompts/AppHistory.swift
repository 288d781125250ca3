import API
import Registry
import Store

/// Reads prompts from what an app was really used for. Its owner has to ask for it; what visitors wrote only comes along when the owner
/// says so, and each such prompt is marked.
public struct AppHistory: Sendable {
    private let apps: any AppRepository

    /// The history in `apps`.
    public init(_ apps: any AppRepository) { self.apps = apps }

    /// The newest different prompts of an app's runs that succeeded.
    ///
    /// - Parameters:
    ///   - slug: The app.
    ///   - limit: How many at most, 1 to 1,000.
    ///   - includingVisitors: Whether prompts that visitors of the published app filled in are among them.
    /// - Throws: `APIError.notFound` where there is no such app; a refusal where no run is left.
    public func prompts(of slug: String, limit: Int, includingVisitors: Bool) async throws -> [ComparePrompt] {
        guard try await apps.app(slug) != nil else { throw APIError.notFound("There is no app '\(slug)'.", param: "app") }
        var found: [ComparePrompt] = []
        var seen: Set<[String]> = []
        var after: String?
        repeat {
            let page = try await apps.runs(RunFilter(app: slug, status: .succeeded, purpose: .run), PageRequest(limit: 200, after: after))
            for run in page.elements where found.count < limit {
                let isVisitors = run.stamp.visitor != nil
                guard includingVisitors || !isVisitors, run.task.operation != .variation, run.task.mask == nil else { continue }
                let references = run.task.inputs.map(\.sha256)
                guard !run.task.prompt.isEmpty, seen.insert([run.task.prompt] + references).inserted else { continue }
                var prompt = ComparePrompt(id: run.id, category: references.isEmpty ? .own : .edit, prompt: run.task.prompt)
                prompt.references = references.isEmpty ? nil : references
                prompt.source = "app:\(slug)" + (isVisitors ? " (visitor)" : "")
                found.append(prompt)
            }
            after = page.hasMore ? page.elements.last?.id : nil
        } while after != nil && found.count < limit
        guard !found.isEmpty else {
            throw APIError.invalid(
                includingVisitors ? "The app has no runs yet." : "The app has no runs but those of visitors, which you did not choose.",
                param: "app")
        }
        return found
    }
}
