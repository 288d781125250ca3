import API
import AsyncHTTPClient
import Foundation
import NIOCore
import Pictures
import Registry
import SVG

/// An image model of an OpenAI-compatible server.
public struct UpstreamImageModel: ImageModel {
    /// What is known of it.
    public let info: ModelInfo
    /// Its id at the upstream.
    let upstreamID: String
    let client: UpstreamClient
    let http: HTTPClient

    /// The largest answer that is read, in bytes: ten pictures of 25 MB.
    static let longestAnswer = 256 << 20

    /// The model `info.id`, which `client`'s server calls `upstreamID`.
    public init(info: ModelInfo, upstreamID: String, client: UpstreamClient, http: HTTPClient) {
        self.info = info
        self.upstreamID = upstreamID
        self.client = client
        self.http = http
    }

    /// Sends the task upstream and hands on what comes back as it comes.
    public func pictures(for task: ImageTask) -> AsyncThrowingStream<ImageEvent, any Error> {
        AsyncThrowingStream { continuation in
            let work = Task {
                do {
                    try await run(task) { continuation.yield($0) }
                    continuation.finish()
                } catch {
                    continuation.finish(throwing: error)
                }
            }
            continuation.onTermination = { _ in work.cancel() }
        }
    }

    private func run(_ task: ImageTask, _ yield: (ImageEvent) -> Void) async throws {
        let request = UpstreamRequest(task: task, model: task.snapshot == info.snapshots.first ? upstreamID : task.snapshot ?? upstreamID)
        do {
            var attempt = 0
            while true {
                let response = try await client.post(request.path, contentType: request.contentType, after: attempt) {
                    try request.body(sentOn: http.eventLoopGroup)
                }
                let type = response.headers.first(name: "content-type") ?? ""
                if request.streams, type.hasPrefix("text/event-stream") {
                    return try await readStream(response, task, yield)
                }
                do {
                    return try await read(try await Self.collect(response), task, yield)
                } catch  where Self.isBrokenOff(error) && attempt < client.rules.retries {
                    // Nothing was handed on yet, so an answer that broke off is as good as a connection that failed.
                    attempt += 1
                    try await Task.sleep(for: .seconds(client.rules.delay(attempt: attempt, headers: nil)))
                }
            }
        } catch let error as APIError {
            throw error
        } catch let error as DecodingError {
            throw APIError.upstream("The upstream '\(client.name)' sent an answer that is no image response: \(Self.describe(error)).")
        } catch {
            if Task.isCancelled || error is CancellationError { throw CancellationError() }
            throw UpstreamClient.fault(of: error, name: client.name, timeout: 0)
        }
    }

    /// Whether an error is the connection's, not the answer's or the caller's.
    private static func isBrokenOff(_ error: any Error) -> Bool {
        !(error is APIError || error is DecodingError || error is PictureError || error is CancellationError) && !Task.isCancelled
    }

    private static func collect(_ response: HTTPClientResponse) async throws -> BulkJSON {
        var bulk = BulkJSON()
        var count = 0
        for try await chunk in response.body {
            count += chunk.readableBytes
            guard count <= longestAnswer else { throw APIError.upstream("The upstream's answer is too long.") }
            bulk.feed(chunk)
        }
        return bulk
    }

    private func read(_ bulk: BulkJSON, _ task: ImageTask, _ yield: (ImageEvent) -> Void) async throws {
        guard let answer = try? JSONDecoder().decode(ImagesResponse.self, from: bulk.skeleton) else {
            if let envelope = try? JSONDecoder().decode(APIError.Envelope.self, from: bulk.skeleton) {
                throw APIError.upstream("The upstream '\(client.name)' failed: \(envelope.error.message)")
            }
            _ = try JSONDecoder().decode(ImagesResponse.self, from: bulk.skeleton)
            return
        }
        guard !answer.data.isEmpty else { throw APIError.upstream("The upstream '\(client.name)' answered without a picture.") }
        yield(.resolved(choices(size: answer.size, quality: answer.quality, background: answer.background)))
        for (index, item) in answer.data.enumerated() {
            let picture = try await picture(item, bulk)
            yield(.picture(index: index, FinishedPicture(picture, revisedPrompt: item.revisedPrompt)))
        }
        report(answer.usage, task, pictures: answer.data.count, yield)
    }

    private func readStream(_ response: HTTPClientResponse, _ task: ImageTask, _ yield: (ImageEvent) -> Void) async throws {
        var parser = ServerSentEventParser()
        var usage: ImageUsage?
        var finished = 0
        reading: for try await chunk in response.body {
            for event in try parser.feed(chunk.readableBytesView) {
                guard event.data != Array("[DONE]".utf8) else { break reading }
                var bulk = BulkJSON()
                bulk.feed(ByteBuffer(bytes: event.data))
                if let envelope = try? JSONDecoder().decode(APIError.Envelope.self, from: bulk.skeleton) {
                    throw APIError.upstream("The upstream '\(client.name)' failed while it drew: \(envelope.error.message)")
                }
                let part = try JSONDecoder().decode(ImageStreamEvent.self, from: bulk.skeleton)
                let picture = try picture(bulk.payload(of: part.b64JSON))
                if part.type.hasSuffix(".partial_image") {
                    yield(.partial(index: finished, number: part.partialImageIndex ?? 0, picture: picture))
                } else if part.type.hasSuffix(".completed") {
                    yield(.resolved(choices(size: part.size, quality: part.quality, background: part.background)))
                    yield(.picture(index: finished, FinishedPicture(picture)))
                    finished += 1
                    if let more = part.usage { usage = usage.map { $0 + more } ?? more }
                }
            }
        }
        guard finished > 0 else { throw APIError.upstream("The upstream '\(client.name)' ended its stream without a picture.") }
        report(usage, task, pictures: finished, yield)
    }

    private func picture(_ item: ImagesResponse.Item, _ bulk: BulkJSON) async throws -> EncodedPicture {
        if let base64 = item.b64JSON { return try picture(bulk.payload(of: base64)) }
        guard let url = item.url else { throw APIError.upstream("The upstream '\(client.name)' sent neither a picture nor its address.") }
        return try picture(.raw(try await client.download(url)))
    }

    /// A picture as it came; its head says what it is, whatever was asked for. SVG of an upstream is untrusted input.
    private func picture(_ payload: PicturePayload) throws -> EncodedPicture {
        do {
            return try EncodedPicture(payload)
        } catch PictureError.unsupportedType(PictureFormat.svg.mimeType) {
            let drawing = try SVGSanitizer.sanitize(try payload.bytes())
            return EncodedPicture(
                format: .svg, width: Int(drawing.width.rounded(.up)), height: Int(drawing.height.rounded(.up)), payload: .raw(drawing.bytes)
            )
        } catch let error as PictureError {
            throw APIError.upstream("The upstream '\(client.name)' sent a picture that cannot be read: \(error).")
        }
    }

    /// Settles by what the upstream counted; where it counted nothing, by the model's rule.
    private func report(_ usage: ImageUsage?, _ task: ImageTask, pictures: Int, _ yield: (ImageEvent) -> Void) {
        if let usage { return yield(.usage(usage, isExact: true)) }
        var counted = task
        counted.count = pictures
        yield(.usage(info.counting.estimate(of: counted), isExact: false))
    }

    private func choices(size: String?, quality: String?, background: String?) -> ResolvedChoices {
        ResolvedChoices(
            size: size.flatMap { PixelSize($0) }, quality: quality.flatMap { Quality(rawValue: $0) },
            background: background.flatMap { Background(rawValue: $0) })
    }

    private static func describe(_ error: DecodingError) -> String {
        switch error {
        case .keyNotFound(let key, _): "'\(key.stringValue)' is missing"
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            "'\(context.codingPath.map(\.stringValue).joined(separator: "."))' has the wrong type"
        case .dataCorrupted: "it is not valid JSON"
        @unknown default: "it could not be read"
        }
    }
}
