import Foundation
import Store

extension CompareService {
    /// How far a comparison is, now and whenever that changes, until nothing more will happen by itself. Works whoever does the work.
    public func updates(of id: String, every interval: Duration = .milliseconds(300)) -> AsyncThrowingStream<ComparisonProgress, any Error>
    {
        let (stream, continuation) = AsyncThrowingStream.makeStream(of: ComparisonProgress.self)
        let work = Task {
            do {
                var last: ComparisonProgress?
                while !Task.isCancelled {
                    let progress = try await progress(id)
                    if progress != last { continuation.yield(progress) }
                    last = progress
                    if progress.record.status != .running { break }
                    try await Task.sleep(for: interval)
                }
                continuation.finish()
            } catch {
                continuation.finish(throwing: error)
            }
        }
        continuation.onTermination = { _ in work.cancel() }
        return stream
    }
}
