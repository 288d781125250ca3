import API
import Foundation
import Hummingbird
import Jobs
import NIOCore
import Pictures
import Registry
import Store

/// Puts the answer of an image request together from what the work tells.
struct ImageAnswer {
    let task: ImageTask
    /// What the links of kept pictures begin with, for `response_format: url`; `nil` where base64 is wanted.
    let linkOrigin: String?

    private var pictures: [WorkPicture] = []
    private var summary: WorkSummary?

    init(task: ImageTask, linkOrigin: String?) {
        self.task = task
        self.linkOrigin = linkOrigin
    }

    mutating func take(_ event: WorkEvent) {
        switch event {
        case .picture(let picture): pictures.append(picture)
        case .finished(let summary): self.summary = summary
        case .progress, .resolved, .partial: break
        }
    }

    /// The whole answer.
    func response() throws -> Response {
        guard let summary else { throw APIError.internalError }
        let ordered = pictures.sorted { $0.index < $1.index }
        var spliced = SplicedJSON()
        var answer = ImagesResponse(created: Int(Date().timeIntervalSince1970), data: [])
        for picture in ordered {
            var item = ImagesResponse.Item(revisedPrompt: picture.revisedPrompt)
            if let linkOrigin, let id = picture.imageID {
                item.url = "\(linkOrigin)/pictures/\(id)"
            } else {
                item.b64JSON = spliced.place(picture.picture)
            }
            answer.data.append(item)
        }
        answer.background = summary.choices.background?.rawValue
        answer.outputFormat = ordered.first?.picture.format.rawValue ?? task.format.rawValue
        answer.quality = summary.choices.quality?.rawValue
        answer.size = summary.choices.size?.description
        answer.usage = summary.usage
        answer.easel = Self.facts(summary, ordered)
        let buffers = try spliced.buffers(of: answer)
        var response = Response(status: .ok, body: ResponseBody(contentsOf: buffers))
        response.headers[.contentType] = "application/json"
        return response
    }

    static func facts(_ summary: WorkSummary, _ pictures: [WorkPicture]) -> EaselResponse {
        var facts = EaselResponse(model: summary.model)
        facts.snapshot = summary.snapshot
        let seeds = pictures.compactMap(\.seed)
        facts.seeds = seeds.isEmpty ? nil : seeds
        let ids = pictures.compactMap(\.imageID)
        facts.images = ids.isEmpty ? nil : ids
        facts.costUSD = summary.cost.decimal
        facts.notes = summary.notes.isEmpty ? nil : summary.notes
        return facts
    }
}
