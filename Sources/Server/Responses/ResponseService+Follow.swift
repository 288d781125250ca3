import API
import Foundation
import NIOPosix
import Pictures
import Registry
import Store

extension ResponseService {
    /// Events that are read from the store at once.
    private static let step = 64

    /// The kept events of a background response after number `after`: those that were, then those that come, until it ended.
    func follow(_ id: String, after: Int, for principal: Principal) -> AsyncThrowingStream<ResponseFrame, any Error> {
        let (stream, continuation) = AsyncThrowingStream.makeStream(of: ResponseFrame.self)
        let work = Task {
            do {
                try await follow(id, after: after, for: principal) { continuation.yield($0) }
                continuation.finish()
            } catch {
                continuation.finish(throwing: error)
            }
        }
        continuation.onTermination = { _ in work.cancel() }
        return stream
    }

    private func follow(_ id: String, after: Int, for principal: Principal, _ pass: (ResponseFrame) -> Void) async throws {
        let ticks = watch.ticks(of: id)
        var iterator = ticks.makeAsyncIterator()
        var last = after
        while !Task.isCancelled {
            // The state is read before the events: what is written in between is seen in the next round.
            let record = try await parts.store.responses.response(id, for: principal)
            let events = try await parts.store.responses.events(of: id, after: last, limit: Self.step)
            for kept in events {
                last = kept.event.sequenceNumber
                pass(try await frame(kept, of: record))
            }
            guard events.isEmpty else { continue }
            guard let record, !record.object.status.isFinal else { return }
            guard await iterator.next() != nil else { return }
        }
    }

    private func frame(_ kept: KeptResponseEvent, of record: ResponseRecord?) async throws -> ResponseFrame {
        var frame = ResponseFrame(kept.event)
        if let preview = kept.preview { frame.preview = try await Self.picture(preview) }
        if kept.event.response != nil || kept.event.item != nil, let record { frame.pictures = try await pictures(of: record.output) }
        return frame
    }

    /// The pictures that calls drew, by the calls' ids.
    func pictures(of items: [KeptResponseItem]) async throws -> [String: EncodedPicture] {
        var pictures: [String: EncodedPicture] = [:]
        for kept in items {
            guard case .imageCall(let call) = kept.item, let file = kept.pictures.first else { continue }
            pictures[call.id] = try await Self.picture(file)
        }
        return pictures
    }

    /// A picture of the store.
    static func picture(_ file: InputPicture) async throws -> EncodedPicture {
        let bytes = try await NIOThreadPool.singleton.runIfActive {
            guard let data = FileManager.default.contents(atPath: file.path) else {
                throw APIError.notFound("A picture of this response is no longer kept.", param: nil)
            }
            return [UInt8](data)
        }
        return EncodedPicture(format: file.format, width: file.size.width, height: file.size.height, payload: .raw(bytes))
    }
}
