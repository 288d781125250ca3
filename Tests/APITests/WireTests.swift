import Foundation
import Testing

@testable import API

@Suite struct WireTests {
    @Test func errorsHaveAllFourKeys() throws {
        let data = try JSONEncoder().encode(APIError.missing("prompt").envelope)
        let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: [String: Any]])
        #expect(Set(try #require(object["error"]).keys) == ["message", "type", "param", "code"])
        let none = try JSONEncoder().encode(APIError.internalError.envelope)
        #expect(String(decoding: none, as: UTF8.self).contains(#""param":null"#))
    }

    @Test func invalidValuesReadAsOpenAIWritesThem() {
        #expect(
            APIError.invalidValue("standard", param: "quality", supported: ["low", "medium", "high", "auto"]).message
                == "Invalid value: 'standard'. Supported values are: 'low', 'medium', 'high', and 'auto'.")
    }

    @Test(arguments: [
        #"{"error":{"message":"x","code":404}}"#, #"{"error":{"message":"x"}}"#,
        #"{"error":{"type":null,"message":"x","param":null,"code":null}}"#,
    ])
    func readsErrorsOfOtherServers(_ json: String) throws {
        #expect(try JSONDecoder().decode(APIError.Envelope.self, from: Data(json.utf8)).error.message == "x")
    }

    @Test func generationTakesEveryParameter() throws {
        let json = """
            {"prompt":"a","model":"m","n":2,"size":"1024x1024","quality":"high","background":"opaque","output_format":"webp","output_compression":50,
             "moderation":"low","stream":true,"partial_images":3,"user":"u","safety_identifier":"s","response_format":"url",
             "easel":{"seed":9007199254740993,"steps":4,"negative_prompt":"b","recipe":false,"strength":0.5}}
            """
        let request = try ImageGenerationRequest(fields: Fields(json: JSONValue.parse(Data(json.utf8))))
        #expect(request.parameters.easel.seed == 9_007_199_254_740_993)
        #expect(request.parameters.partialImages == 3 && request.parameters.outputCompression == 50)
        let wire = request.parameters.wire
        #expect(wire["easel"] == nil && wire["output_format"] == "webp" && wire["safety_identifier"] == "s")
    }

    @Test(arguments: [
        (#"{}"#, "prompt"), (#"{"prompt":""}"#, "prompt"), (#"{"prompt":"  "}"#, "prompt"), (#"{"prompt":7}"#, "prompt"),
        (#"{"prompt":"a","easel":{"sead":1}}"#, "easel.sead"), (#"{"prompt":"a","easel":{"seed":-1}}"#, "easel.seed"),
        (#"{"prompt":"a","moderation":"off"}"#, "moderation"), (#"{"prompt":"a","partial_images":4}"#, "partial_images"),
    ])
    func generationNamesTheFieldAtFault(_ json: String, _ param: String) throws {
        let error = #expect(throws: APIError.self) { try ImageGenerationRequest(fields: Fields(json: JSONValue.parse(Data(json.utf8)))) }
        #expect(error?.param == param && error?.status == 400)
    }

    @Test func editReferencesAreExactlyOneOfTwo() throws {
        #expect(try ImageReference(json: ["file_id": "file-1"], path: "images[0]") == .file("file-1"))
        #expect(
            try ImageReference(json: ["image_url": "data:image/png;base64,AA=="], path: "images[0]") == .url("data:image/png;base64,AA=="))
        for bad: JSONValue in [[:], ["file_id": "a", "image_url": "https://b"], ["image_url": "ftp://b"], ["url": "https://b"], 7] {
            let error = #expect(throws: APIError.self) { try ImageReference(json: bad, path: "images[0]") }
            #expect(error?.param?.hasPrefix("images[0]") == true)
        }
    }

    @Test func usageKeepsBothDetails() throws {
        let usage = try JSONDecoder().decode(
            ImageUsage.self, from: Data(#"{"input_tokens":10,"output_tokens":272,"total_tokens":282}"#.utf8))
        #expect(usage.outputTokensDetails.imageTokens == 272 && usage.inputTokensDetails.textTokens == 10)
        let sum = usage + ImageUsage(textIn: 1, imageIn: 2, cachedIn: 1, textOut: 3, imageOut: 4)
        #expect(sum.totalTokens == 292 && sum.inputTokensDetails.cachedTokens == 1)
    }

    @Test(arguments: [1, 2, 5, 1000])
    func eventStreamsAreCutWhateverTheChunks(_ chunk: Int) throws {
        let text = "\u{FEFF}: hello\r\nevent: a\r\ndata: 1\r\ndata: 2\r\n\r\nid: 7\rdata:3\r\revent: gone\n\ndata: last\n\n"
        let bytes = Array(text.dropFirst().utf8)
        var parser = ServerSentEventParser()
        var events: [ServerSentEvent] = []
        for at in stride(from: 0, to: bytes.count, by: chunk) { events += try parser.feed(bytes[at..<min(at + chunk, bytes.count)]) }
        #expect(
            events == [
                ServerSentEvent(event: "a", data: Array("1\n2".utf8)), ServerSentEvent(data: Array("3".utf8)),
                ServerSentEvent(data: Array("last".utf8)),
            ])
    }

    @Test func eventsRoundTrip() throws {
        let event = ServerSentEvent(event: "image_edit.completed", data: Array(#"{"a":1}"#.utf8))
        var parser = ServerSentEventParser()
        #expect(try parser.feed(event.encoded) == [event])
    }

    @Test func endlessEventsAreRefused() {
        var parser = ServerSentEventParser(limit: 1000)
        #expect(throws: APIError.self) { for _ in 0..<100 { _ = try parser.feed(Array("data: 0123456789012345678901234567890\n".utf8)) } }
    }
}
