import Foundation
import Models
import Synchronization
import Tensors

/// FLUX.2-klein: text, and pictures if any, to a picture.
///
/// Follows diffusers 0.42.1 `pipeline_flux2_klein.py` and `pipeline_flux2_klein_inpaint.py`.
public struct Flux2Pipeline: Sendable {
    let parts: any Flux2Parts
    let embeddings: EmbeddingCache

    /// A pipeline of `parts`.
    public init(_ parts: any Flux2Parts, embeddings: EmbeddingCache = EmbeddingCache()) {
        self.parts = parts
        self.embeddings = embeddings
    }

    /// The steps of making a picture. Cancelling the consumer stops the work within a block of the denoiser.
    ///
    /// - Throws: in the stream: `DiffusionError` before any work, `WeightError` and the like where a part cannot be loaded.
    public func events(for request: Flux2Request) -> AsyncThrowingStream<Flux2Event, any Error> {
        AsyncThrowingStream { continuation in
            let work = Task {
                do {
                    try await make(request) { continuation.yield($0) }
                    continuation.finish()
                } catch {
                    continuation.finish(throwing: error)
                }
            }
            continuation.onTermination = { _ in work.cancel() }
        }
    }

    /// Makes a picture on a thread of its own, and returns when that has ended: also after the task was cancelled, which stops the
    /// work within a block of the denoiser.
    public func make(_ request: Flux2Request, tell: @escaping @Sendable (Flux2Event) -> Void) async throws {
        let flag = Flag()
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
                let thread = Thread {
                    do {
                        try run(request, proceed: { if flag.isSet { throw CancellationError() } }, tell: tell)
                        continuation.resume()
                    } catch {
                        continuation.resume(throwing: error)
                    }
                }
                thread.stackSize = 8 << 20
                thread.start()
            }
        } onCancel: {
            flag.set()
        }
    }

    /// Makes a picture on the calling thread.
    ///
    /// - Parameters:
    ///   - proceed: called often; what it throws ends the work.
    ///   - tell: hears of each step; the last event is the picture.
    public func run(_ request: Flux2Request, proceed: () throws -> Void = {}, tell: (Flux2Event) -> Void) throws {
        try Flux2Run(request: request, parts: parts, embeddings: embeddings).make(proceed: proceed, tell: tell)
    }
}

/// Whether somebody has lost interest.
final class Flag: Sendable {
    private let value = Atomic(false)

    var isSet: Bool { value.load(ordering: .relaxed) }
    func set() { value.store(true, ordering: .relaxed) }
}
