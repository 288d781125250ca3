import API
import NIOCore
import Pictures
import Store

/// One event of a response on its way to the client and to the store.
struct ResponseFrame: Sendable {
    /// The event, pictures' places empty.
    var event: ResponseStreamEvent
    /// The finished pictures that it shows, by their calls' ids.
    var pictures: [String: EncodedPicture] = [:]
    /// The preview that it shows.
    var preview: EncodedPicture?
    /// The item that is finished with it, for the store.
    var finished: KeptResponseItem?
    /// The error that it tells of, with its status.
    var error: APIError?

    init(_ event: ResponseStreamEvent) { self.event = event }

    /// The event on the wire.
    func buffers() throws -> [ByteBuffer] {
        var spliced = SplicedJSON()
        var event = event
        event.item = event.item.map { spliced.filled($0, pictures) }
        if let response = event.response { event.response = spliced.filled(response, pictures) }
        if let preview { event.partialImage = spliced.place(preview) }
        let json = try spliced.buffers(of: event)
        return [ByteBuffer(string: "event: \(event.type.rawValue)\ndata: ")] + json + [ByteBuffer(string: "\n\n")]
    }
}

extension SplicedJSON {
    /// A response with its pictures.
    mutating func filled(_ response: ResponseObject, _ pictures: [String: EncodedPicture]) -> ResponseObject {
        var response = response
        for index in response.output.indices { response.output[index] = filled(response.output[index], pictures) }
        return response
    }

    /// An item with its picture.
    mutating func filled(_ item: ResponseItem, _ pictures: [String: EncodedPicture]) -> ResponseItem {
        guard case .imageCall(var call) = item, let picture = pictures[call.id] else { return item }
        call.result = place(picture)
        return .imageCall(call)
    }
}
