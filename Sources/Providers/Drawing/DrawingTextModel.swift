import API
import Foundation
import Pictures
import Registry
import SVG

/// A text model that draws: it plans a scene, writes SVG, and mends what is faulty. This is how a chat server makes
/// pictures.
///
/// `low` asks for the SVG at once; `medium` plans first; `high` plans and always looks at the drawing once more.
public struct DrawingTextModel: ImageModel {
    /// What is known of it.
    public let info: ModelInfo
    let chat: ChatClient
    let repairs: Int

    /// Most tokens of one answer.
    static let answerTokens = 8_192
    static let planTokens = 2_048

    /// The text model `upstreamID` of `client`'s server, as the image model `info.id`.
    public init(info: ModelInfo, upstreamID: String, client: UpstreamClient, repairs: Int) {
        self.info = info
        self.repairs = repairs
        chat = ChatClient(client: client, model: upstreamID)
    }

    /// Draws the pictures one after the other: a chat server's rate limits are shared with other work.
    public func pictures(for task: ImageTask) -> AsyncThrowingStream<ImageEvent, any Error> {
        AsyncThrowingStream { continuation in
            let work = Task {
                do {
                    var usage = ImageUsage(textIn: 0, imageIn: 0, imageOut: 0)
                    for index in 0..<task.count {
                        usage = usage + (try await draw(task, index: index) { continuation.yield($0) })
                    }
                    continuation.yield(.usage(usage, isExact: true))
                    continuation.finish()
                } catch {
                    continuation.finish(throwing: error)
                }
            }
            continuation.onTermination = { _ in work.cancel() }
        }
    }

    /// All rounds at their longest answers, each reading everything that was said before.
    public func worstCase(of task: ImageTask) -> Money {
        let rounds = 1 + max(repairs, 1)
        let said = task.prompt.utf8.count + (task.negativePrompt?.utf8.count ?? 0) + 2_000
        let input = (rounds + 1) * (said + Self.planTokens) + rounds * (rounds - 1) / 2 * Self.answerTokens
        let usage = ImageUsage(
            textIn: input * task.count, imageIn: 0, textOut: (Self.planTokens + rounds * Self.answerTokens) * task.count, imageOut: 0)
        return info.prices.cost(of: usage, images: task.count)
    }

    /// A plan and a drawing of 2,000 tokens; at high quality the drawing twice, as it is looked at once more.
    public func expectedCost(of task: ImageTask) -> Money {
        let said = (task.prompt.utf8.count + (task.negativePrompt?.utf8.count ?? 0)) / 4 + 400
        let rounds = (task.quality ?? .medium) >= .high ? 2 : 1
        let plan = task.quality == .low ? 0 : 600
        let usage = ImageUsage(
            textIn: (said * (rounds + 1) + plan * rounds + (rounds - 1) * 2_000) * task.count, imageIn: 0,
            textOut: (plan + 2_000 * rounds) * task.count, imageOut: 0)
        return info.prices.cost(of: usage, images: task.count)
    }

    private func draw(_ task: ImageTask, index: Int, _ yield: (ImageEvent) -> Void) async throws -> ImageUsage {
        let size = task.size ?? PixelSize(1024, 1024)
        let transparent = task.background == .transparent
        let quality = task.quality ?? .medium
        let prompts = DrawingPrompts(size: size, transparent: transparent, quality: quality)
        var tally = Tally()
        var plan: String?
        if quality != .low {
            let answer = try await chat.ask(
                prompts.plan(task.prompt, negative: task.negativePrompt),
                .init(schema: ("scene_plan", DrawingPrompts.planSchema), seed: task.seed(of: index), maxTokens: Self.planTokens))
            tally.add(answer)
            plan = answer.text.isEmpty || answer.isCut ? nil : answer.text
            yield(.progress(index: index, fraction: 0.3))
        }
        var messages = prompts.draw(task.prompt, negative: task.negativePrompt, plan: plan)
        var best: DrawnPicture?
        var mended = 0
        while true {
            let answer = try await chat.ask(messages, .init(seed: task.seed(of: index), maxTokens: Self.answerTokens))
            tally.add(answer)
            let fault = Self.judge(answer, size: size, transparent: transparent, best: &best)
            let last = mended >= repairs
            if let best, mended < task.partials, !last {
                yield(.partial(index: index, number: mended, picture: try await encode(best, task)))
            }
            yield(.progress(index: index, fraction: min(0.9, 0.6 + 0.1 * Double(mended))))
            // High quality looks once more even at a drawing without a fault.
            guard let complaint = fault ?? (quality >= .high && mended == 0 ? Self.secondLook : nil), !last else { break }
            messages += [.init(role: "assistant", content: answer.text), prompts.repair(complaint)]
            mended += 1
        }
        guard let best, best.score > 0 else {
            throw APIError(
                status: 502, message: "The model '\(info.id)' wrote no drawing that can be used, in \(mended + 1) attempts.",
                type: "server_error",
                code: "no_drawing")
        }
        let notes = mended > 0 ? ["drawn in \(mended + 1) rounds"] : []
        yield(.picture(index: index, FinishedPicture(try await encode(best, task), notes: notes + [best.fault].compactMap { $0 })))
        return tally.usage
    }

    private static let secondLook =
        "compare it with the request: every object, count, colour, position and lettering. Correct what differs and add what would make it look better."

    /// Draws an answer, keeps it if it is at least as good as the best so far, and says what is wrong with it.
    private static func judge(_ answer: ChatClient.Answer, size: PixelSize, transparent: Bool, best: inout DrawnPicture?) -> String? {
        guard !answer.isCut else { return "it was cut off because it is too long; draw it with fewer elements." }
        guard let document = SVGAnswer.extract(answer.text) else { return "there is no SVG document in the answer." }
        do {
            let drawn = try DrawnPicture(document, size: size, transparent: transparent)
            if drawn.score >= best?.score ?? 0 { best = drawn }
            return drawn.fault
        } catch {
            return (error as? DrawingFault)?.sentence ?? "it cannot be drawn."
        }
    }

    private func encode(_ drawn: DrawnPicture, _ task: ImageTask) async throws -> EncodedPicture {
        task.format == .svg
            ? EncodedPicture(format: .svg, width: drawn.bitmap.width, height: drawn.bitmap.height, payload: .raw(drawn.svg.bytes))
            : try drawn.bitmap.encoded(as: task.format, compression: task.compression)
    }
}

/// Adds up what the rounds used.
private struct Tally {
    var usage = ImageUsage(textIn: 0, imageIn: 0, imageOut: 0)

    mutating func add(_ answer: ChatClient.Answer) {
        usage =
            usage
            + ImageUsage(
                textIn: answer.promptTokens, imageIn: 0, cachedIn: answer.cachedTokens, textOut: answer.completionTokens, imageOut: 0)
    }
}
