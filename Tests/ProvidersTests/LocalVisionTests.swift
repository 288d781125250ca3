import API
import Engine
import Foundation
import Pictures
import Registry
import Testing
import Weights

@testable import Providers

/// The tiny Qwen3-VL of `Tests/Parity/qwen3_vl.py`, imported into a library of its own.
private final class SeeingLibrary: Sendable {
    static let fixtures =
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().path + "/Parity/fixtures"
    let folder = FileManager.default.temporaryDirectory.path + "/library-" + UUID().uuidString

    init() throws {
        let (manifest, _) = try ModelImporter(ModelLibrary(folder)).run(Self.fixtures + "/qwen3-vl-tiny")
        #expect(manifest.id == "qwen3-vl-tiny" && manifest.family == .text)
        #expect(manifest.files.map(\.path).contains("preprocessor_config.json"))
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }
}

@Suite("A model on this machine that sees") struct LocalVisionTests {
    private let place: SeeingLibrary
    private let model: any ChatModel
    private let reference: WeightSet

    init() throws {
        place = try SeeingLibrary()
        model = try #require(LocalModels.installed(in: place.folder).text.first)
        reference = try WeightSet.open(SeeingLibrary.fixtures + "/qwen3-vl-tiny-reference.safetensors")
    }

    /// A picture of the reference, which has `[height, width, 3]` bytes.
    private func bitmap(_ name: String) throws -> Bitmap {
        let (file, entry) = try reference.find(name)
        let bytes = Array(file.bytes(of: entry))
        var pixels: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            pixels += bytes[start..<start + 3]
            pixels.append(255)
        }
        return try Bitmap(width: entry.shape[1], height: entry.shape[0], pixels: pixels)
    }

    private func part(_ bitmap: Bitmap, as format: PictureFormat = .png, _ detail: ChatMessage.Detail = .auto) throws -> ChatMessage.Part {
        .picture(bytes: try bitmap.encoded(as: format).bytes(), format: format, detail: detail)
    }

    private func part(_ name: String) throws -> ChatMessage.Part { try part(bitmap(name + ".picture")) }

    /// What a talk is answered: text, tokens' probabilities, usage.
    private struct Answer: Equatable {
        var text = ""
        var probabilities: [Double] = []
        var usage = ChatUsage.zero
    }

    private func answer(
        _ messages: [ChatMessage], by model: (any ChatModel)? = nil, _ change: (inout ChatTask) -> Void = { _ in }
    ) async throws -> Answer {
        var task = ChatTask(model: "qwen3-vl-tiny", messages: messages)
        task.maxTokens = 12
        task.sampling.temperature = 0
        task.alternatives = 0
        change(&task)
        var answer = Answer()
        for try await event in (model ?? self.model).events(for: task) {
            switch event {
            case .text(_, let text, let tokens):
                answer.text += text
                answer.probabilities += tokens.map(\.logProbability)
            case .usage(let usage, let isExact):
                #expect(isExact)
                answer.usage = usage
            default: continue
            }
        }
        return answer
    }

    @Test("it says that it sees")
    func capabilities() {
        #expect(model.sees && model.info.text?.vision == true && model.info.text?.context == 1024)
        #expect(model.info.summary.contains("sees pictures"))
    }

    @Test("pictures are scaled to the bytes of the reference", arguments: ["a", "b", "c"])
    func scaling(name: String) throws {
        let expected = try bitmap(name + ".scaled")
        #expect(try bitmap(name + ".picture").resizedCubic(width: expected.width, height: expected.height) == expected)
        // What is transparent shows white.
        let clear = try Bitmap(width: 40, height: 30).resizedCubic(width: 16, height: 16)
        #expect(clear.pixels.allSatisfy { $0 == 255 })
    }

    @Test("two pictures are answered differently, the same one in the same way, alone and beside others")
    func answers() async throws {
        let words = ChatMessage.Part.text("What is it?")
        let a = try await answer([ChatMessage(.user, [part("a"), words])])
        let b = try await answer([ChatMessage(.user, [part("b"), words])])
        let none = try await answer([ChatMessage(.user, [words])])
        #expect(a.probabilities.count == 12 && a.probabilities != b.probabilities && a.probabilities != none.probabilities)
        // Another file of the same pixels, in another engine.
        let other = try #require(LocalModels.installed(in: place.folder).text.first)
        let again = try await answer([ChatMessage(.user, [part(bitmap("a.picture"), as: .webp), words])], by: other)
        #expect(again == a)
        let together = try await withThrowingTaskGroup(of: (Int, Answer).self) { group in
            for (number, name) in ["a", "b", "a", "b"].enumerated() {
                group.addTask { (number, try await answer([ChatMessage(.user, [part(name), words])], by: other)) }
            }
            return try await group.reduce(into: [Int: Answer]()) { $0[$1.0] = $1.1 }
        }
        for (number, expected) in [a, b, a, b].enumerated() { #expect(together[number]?.probabilities == expected.probabilities) }
        // Their order, and where they stand among words, count.
        let first = try await answer([ChatMessage(.user, [part("a"), part("b"), words])])
        let second = try await answer([ChatMessage(.user, [part("b"), part("a"), words])])
        let behind = try await answer([ChatMessage(.user, [part("a"), words, part("b")])])
        #expect(Set([first, second, behind].map(\.probabilities)).count == 3)
    }

    @Test("usage counts a picture's tokens")
    func usage() async throws {
        let words = ChatMessage.Part.text("What is it?")
        let none = try await answer([ChatMessage(.user, [words])]).usage.input
        // 3 × 4 and 3 × 2 tokens, and two marks around each.
        let a = try await answer([ChatMessage(.user, [part("a"), words])]).usage.input
        let both = try await answer([ChatMessage(.user, [part("a"), part("b"), words])]).usage.input
        #expect(a == none + 14 && both == none + 14 + 8)
        let question = TextQuestion(system: "", parts: [.picture(bytes: [], format: .png)], maxTokens: 4)
        await #expect(throws: APIError.self) { try await model.answer(question) }
    }

    @Test("what was read of one picture is not taken for another one")
    func prefixes() async throws {
        // Several pages before the picture, the picture, and several behind it.
        let before = ChatMessage.Part.text(String(repeating: "many words and more of them ", count: 12))
        let after = ChatMessage.Part.text(String(repeating: "and what is to be said of it ", count: 12))
        // The same size: only the pixels tell them apart.
        let turned = try part(bitmap("a.picture").upright(from: 3))
        let a = ChatMessage(.user, [before, try part("a"), after])
        let b = ChatMessage(.user, [before, turned, after])
        var fresh: [Answer] = []
        for message in [a, b] {
            fresh.append(try await answer([message], by: LocalModels.installed(in: place.folder).text.first))
            #expect(fresh.last?.usage.cachedInput == 0)
        }
        let first = try await answer([a])
        let second = try await answer([b])
        let third = try await answer([a])
        #expect(first.usage.input == second.usage.input && first.usage.cachedInput == 0)
        // Of the other picture's talk only what stands before it is known, of the same one's all whole pages.
        #expect(second.usage.cachedInput > 0 && second.usage.cachedInput < first.usage.input / 2)
        #expect(third.usage.cachedInput == (first.usage.input - 1) / 64 * 64)
        #expect([first, second, third].map(\.probabilities) == [fresh[0], fresh[1], fresh[0]].map(\.probabilities))
        #expect(fresh[0].probabilities != fresh[1].probabilities)
        // A talk that goes on.
        let more = [a, ChatMessage(.assistant, "Fine."), ChatMessage(.user, [.text("And this?"), turned])]
        let on = try await answer(more)
        let anew = try await answer(more, by: LocalModels.installed(in: place.folder).text.first)
        #expect(on.usage.cachedInput > 0 && anew.usage.cachedInput == 0 && on.probabilities == anew.probabilities)
    }

    @Test("pictures come with forms and tools as words do")
    func forms() async throws {
        let picture = try part("a")
        let found = try await answer([ChatMessage(.user, [picture, .text("A or B?")])]) {
            $0.maxTokens = 40
            $0.format = .schema(
                name: "x",
                JSONText(["type": "object", "properties": ["c": ["enum": ["A", "B"]]], "required": ["c"], "additionalProperties": false]),
                strict: true)
        }
        #expect([#"{"c":"A"}"#, #"{"c":"B"}"#].contains(found.text), "\(found.text)")
    }

    @Test("what cannot be seen is refused with its message's name, before any work")
    func refusals() async throws {
        func refused(_ messages: [ChatMessage]) async throws -> APIError {
            try #require(await #expect(throws: APIError.self) { try await answer(messages) })
        }
        let words = ChatMessage(.user, "Look")
        var cut = try bitmap("a.picture").encoded(as: .png).bytes()
        cut.removeLast(cut.count / 2)
        let half = ChatMessage.Part.picture(bytes: cut, format: .png, detail: .auto)
        // 86 pictures of 12 tokens are more than the context: the first, which cannot be decoded, is not even looked at.
        let many = try [half] + Array(repeating: part("a"), count: 85)
        let long = try await refused([words, ChatMessage(.user, many)])
        #expect(long.status == 400 && long.code == "context_length_exceeded" && long.param == "messages[1].content")
        #expect(long.message.contains("1024 tokens") && long.message.contains("pictures"))
        // Together with words it is the whole talk that is too long.
        let talk = try await refused([ChatMessage(.user, [part("a"), .text(String(repeating: "word ", count: 2000))])])
        #expect(talk.status == 400 && talk.code == "context_length_exceeded" && talk.param == "messages")
        let broken = try await refused([words, ChatMessage(.user, [.picture(bytes: [1, 2, 3], format: .png, detail: .auto)])])
        #expect(broken.status == 400 && broken.param == "messages[1].content")
        let short = try await refused([ChatMessage(.user, [half])])
        #expect(short.status == 400 && short.param == "messages[0].content")
        let thin = try await refused([ChatMessage(.user, [part(Bitmap(width: 201, height: 1, filledWith: .white))])])
        #expect(thin.status == 400 && thin.message.contains("200 times"))
        let own = try await refused([words, ChatMessage(.assistant, [part("a")]), words])
        #expect(own.status == 400 && own.param == "messages[1].content")
    }

    @Test("a model whose large matrices are int8 sees too")
    func quantized() async throws {
        var options = ModelImporter.Options()
        options.name = "small"
        options.quantizes = true
        let library = ModelLibrary(place.folder)
        _ = try ModelImporter(library).run(SeeingLibrary.fixtures + "/qwen3-vl-tiny", options)
        #expect(try WeightSet.open(library.files(of: "small")).find("model.visual.blocks.0.attn.qkv.weight").entry.type == .i8)
        let small = try #require(LocalModels.installed(in: place.folder).text.first { $0.info.id == "small" })
        let a = try await answer([ChatMessage(.user, [part("a")])], by: small)
        let b = try await answer([ChatMessage(.user, [part("b")])], by: small)
        #expect(small.sees && !a.probabilities.isEmpty && a.probabilities != b.probabilities)
    }

    @Test("detail bounds a picture's tokens")
    func detail() throws {
        #expect(ChatMessage.Detail.low.mostTokens < ChatMessage.Detail.auto.mostTokens)
        #expect(ChatMessage.Detail.auto.mostTokens < ChatMessage.Detail.high.mostTokens)
        let facts = try TextEngine.facts(folder: ModelLibrary(place.folder).files(of: "qwen3-vl-tiny"))
        let sight = try #require(facts.sight)
        // The tiny model's own bound is 16 tokens of 16 × 16 pixels.
        let size = try #require(sight.size(width: 4000, height: 3000, mostTokens: 4))
        #expect(sight.tokens(width: size.width, height: size.height) <= 4)
        let whole = try #require(sight.size(width: 4000, height: 3000))
        #expect(sight.tokens(width: whole.width, height: whole.height) == 12)
    }
}
