import API
import Foundation
import NIOPosix
import Pictures
import Registry
import SVG
import Sketch

/// The built-in model: it reads a prompt into a scene and draws it. No weights, no network; the same recipe gives the same
/// picture on any machine.
public struct SketchModel: ImageModel {
    /// The id of the built-in model.
    public static let id = "easel-sketch-1"

    /// What is known of it.
    public let info: ModelInfo
    let reader: Reader
    let artist: Artist
    /// Drawing keeps a thread busy for up to a quarter of a second; it has its own, so that nobody else waits for it.
    private let threads: NIOThreadPool
    /// Pixels of given pictures, whole and decoded, that may be in memory at once: large edits follow each other, small ones do not
    /// notice.
    private let memory = ByteBudget(160 << 20)

    /// The model; it draws `concurrency` pictures at once, one a core where that is `nil`.
    ///
    /// - Throws: where an embedded symbol cannot be read, which the tests rule out.
    public init(concurrency: Int? = nil) throws {
        let concurrency = concurrency ?? ProcessInfo.processInfo.activeProcessorCount
        let library = try SymbolLibrary()
        reader = Reader(nouns: library.nouns)
        artist = Artist(library: library)
        threads = NIOThreadPool(numberOfThreads: concurrency)
        threads.start()
        info = Self.describe(concurrency: concurrency)
    }

    private static func describe(concurrency: Int) -> ModelInfo {
        var can = ImageCapabilities(
            sizes: .range(.init(multiple: 1, shortestEdge: 64, longestEdge: 3840, ratio: 4, fewestPixels: 4_096, mostPixels: 8_294_400)),
            formats: [.png, .jpeg, .webp, .svg])
        can.keepsSize = true
        can.transparent = true
        can.references = 16
        can.masks = true
        can.variations = true
        can.partials = true
        can.seeds = true
        can.negativePrompt = true
        var info = ModelInfo(
            id: id, provider: "easel", kind: .image,
            summary: "The built-in model: reads the prompt into a scene and draws it as vectors. No weights, no key, no cost.", image: can)
        info.snapshots = ["easel-sketch-1-2026-11-21"]
        info.created = 1_795_219_200
        info.counting = .gptImage1
        info.concurrency = concurrency
        return info
    }

    /// Draws the task's pictures one after the other.
    public func pictures(for task: ImageTask) -> AsyncThrowingStream<ImageEvent, any Error> {
        AsyncThrowingStream { continuation in
            let work = Task {
                do {
                    for index in 0..<task.count {
                        try Task.checkCancellation()
                        try await memory.holding(Self.need(of: task)) {
                            try await threads.runIfActive { try draw(task, index: index) { continuation.yield($0) } }
                        }
                    }
                    continuation.yield(.usage(usage(of: task), isExact: true))
                    continuation.finish()
                } catch let error as PictureError {
                    continuation.finish(throwing: APIError.invalidImage(param: "image[0]", reason: "\(error)."))
                } catch {
                    continuation.finish(throwing: error)
                }
            }
            continuation.onTermination = { _ in work.cancel() }
        }
    }

    /// Roughly the bytes that an edit holds of its pictures: without a mask they are scaled down as they are decoded, with one the
    /// first stays whole beside its redrawn copy and the mask.
    private static func need(of task: ImageTask) -> Int {
        let scaled = task.inputs.reduce(0) { $0 + min($1.size.pixels, 4_194_304) * 4 }
        guard task.mask != nil, let first = task.inputs.first else { return scaled }
        return max(scaled, first.size.pixels * 9)
    }

    private func draw(_ task: ImageTask, index: Int, _ yield: @escaping (ImageEvent) -> Void) throws {
        let result: Sheet.Result
        switch task.operation {
        case .generate: result = try generate(task, index: index, yield)
        case .edit: result = try edit(task, index: index, yield)
        case .variation: result = try vary(task, index: index, yield)
        }
        yield(.picture(index: index, FinishedPicture(result.picture, notes: result.notes, memory: result.memory)))
    }

    /// What a task uses: input text by the words that are read, pictures by gpt-image-1's rules, so that meters and budgets
    /// built against this model see numbers of the usual kind. It costs nothing.
    private func usage(of task: ImageTask) -> ImageUsage {
        let words = (task.prompt + " " + (task.negativePrompt ?? "")).split(whereSeparator: \.isWhitespace).count
        var counted = info.counting.estimate(of: task)
        counted = ImageUsage(
            textIn: words, imageIn: counted.inputTokensDetails.imageTokens, imageOut: counted.outputTokensDetails.imageTokens)
        return counted
    }
}
