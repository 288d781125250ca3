import Foundation
import Tensors
import Testing
import Weights

@testable import Models

@Suite("Qwen3-VL against transformers") struct Qwen3VLParityTests {
    static let folder = Reference.fixtures + "/qwen3-vl-tiny"
    let reference: Reference
    let files: DecoderFiles
    let compute = Compute()
    let workspace = Workspace(part: "test")

    init() throws {
        reference = try Reference(file: Reference.fixtures + "/qwen3-vl-tiny-reference.safetensors")
        files = try DecoderFiles(Self.folder)
    }

    private func config() throws -> Qwen3VLConfig { try Qwen3VLConfig(folder: Self.folder) }

    private func picture(_ name: String, _ kind: String = "scaled") throws -> PicturePixels {
        let (file, entry) = try reference.set.find("\(name).\(kind)")
        return PicturePixels(width: entry.shape[1], height: entry.shape[0], pixels: Array(file.bytes(of: entry)))
    }

    private func features(_ name: String, _ precision: Precision = .float32) throws -> PictureFeatures {
        let tower = try #require(try files.loadTower(precision, on: compute))
        return tower.features(of: try picture(name), on: compute, workspace)
    }

    /// The places of a talk's pictures: where the placeholders stand.
    private func spans(_ talk: String, _ names: [String]) throws -> [PictureSpan] {
        let tokens = try reference.integers("\(talk).tokens")
        var start = 0
        return try names.map { name in
            let grid = try reference.integers("\(name).grid").map { Int($0) / 2 }
            let place = try #require(tokens[start...].firstIndex(of: 703))
            start = place + grid[1] * grid[2]
            return PictureSpan(start: place, rows: grid[1], columns: grid[2], id: name)
        }
    }

    static let talks: [(String, [String])] = [("one", ["a"]), ("two", ["b", "a"]), ("none", [])]

    @Test("pictures are scaled to the sizes of the processor")
    func sizes() throws {
        let table = try reference.integers("sizes").map(Int.init)
        for row in stride(from: 0, to: table.count, by: 7) {
            let (height, width, edge) = (table[row], table[row + 1], table[row + 2])
            let sizing = PictureSizing(edge: edge, leastPixels: table[row + 3], mostPixels: table[row + 4])
            let found = try #require(sizing.size(width: width, height: height))
            #expect(found == (table[row + 6], table[row + 5]), "\(width)x\(height) in \(sizing)")
        }
        #expect(table.count > 300)
        let real = PictureSizing(edge: 32, leastPixels: 65_536, mostPixels: 16_777_216)
        #expect(real.size(width: 201, height: 1) == nil && real.size(width: 0, height: 9) == nil)
        let small = try #require(real.size(width: 4000, height: 3000, mostTokens: 256))
        #expect(real.tokens(width: small.width, height: small.height) <= 256 && small.width % 32 == 0)
    }

    @Test("patches in their order, and as bytes where nothing was scaled", arguments: ["a", "b"])
    func patches(name: String) throws {
        if name == "b" { #expect(try picture("b") == picture("b", "picture")) }
        let cut = Qwen3VLPatches(try picture(name), try config())
        #expect([1, cut.rows, cut.columns] == (try reference.integers("\(name).grid").map(Int.init)))
        let found = Tensor(zeros: [cut.count, try config().taps])
        // In two stretches, as the tower does it.
        for range in [0..<7, 7..<cut.count] { found[range].withElements(as: Float.self) { cut.fill($0, range) } }
        #expect(difference(found, try reference.rows("\(name).pixels")) < 1e-6)
    }

    @Test("the tower's features and those for the first layers", arguments: ["a", "b"])
    func tower(name: String) throws {
        let found = try features(name)
        let expected = try [reference.rows("\(name).features")] + (0..<2).map { try reference.rows("\(name).deepstack.\($0)") }
        for (number, (found, expected)) in zip([found.embeddings] + found.deepstack, expected).enumerated() {
            let largest = difference(found, expected)
            record("Qwen3-VL's tower, picture \(name), part \(number)", "largest difference", largest)
            #expect(largest < 1e-4, "part \(number): \(largest)")
        }
        for (precision, bound) in [(Precision.bfloat16, Float(0.06)), (.int8, 0.12)] {
            let rough = try features(name, precision)
            #expect(rough.embeddings.type == .bfloat16 && difference(rough.embeddings, expected[0]) < bound, "\(precision)")
        }
    }

    @Test("positions of time, row and column, however the text is cut", arguments: talks)
    func positions(talk: String, names: [String]) throws {
        let expected = try reference.integers("\(talk).positions").map(Int.init)
        let spans = try spans(talk, names)
        let count = expected.count / 3
        let whole = spans.positions(0..<count)
        #expect(whole.flatMap { [$0.time, $0.row, $0.column] } == expected)
        for cut in 1..<count {
            let known = spans.filter { $0.start < cut }
            #expect(known.positions(0..<cut) + spans.positions(cut..<count) == whole, "cut at \(cut)")
        }
    }

    @Test("logits of a talk with one picture, two and none", arguments: talks)
    func logits(talk: String, names: [String]) throws {
        let tokens = try reference.integers("\(talk).tokens")
        let expected = try reference.rows("\(talk).logits")
        let spans = try spans(talk, names)
        for (precision, bound) in [(Precision.float32, Float(1e-4)), (.bfloat16, 0.1), (.int8, 0.2)] {
            let decoder = try files.load(precision, on: compute)
            let pool = PagePool(PageShape(decoder.config, type: precision.activations), bytes: 16 << 20)
            let shown = try zip(spans, names).map { PassagePicture($0, try features($1, precision)) }
            let text = CachedText(in: pool)
            let passage = Passage(text, tokens, scored: expected.rows, pictures: shown)
            let found = try decoder.read([passage], .prompt, on: compute, workspace)
            let largest = difference(found, expected)
            if precision == .float32 { record("Qwen3-VL's logits, \(names.count) pictures", "largest difference", largest) }
            #expect(largest < bound, "\(precision): \(largest)")
            // An answer is read token by token, at positions that go on behind the pictures.
            text.keep(tokens.count - 4)
            for place in tokens.count - 4..<tokens.count {
                let next = try decoder.read([Passage(text, [tokens[place]], scored: 1)], .generation, on: compute, workspace)
                let row = expected.rows - tokens.count + place
                #expect(difference(next, expected[row..<row + 1]) < bound, "\(precision), token \(place)")
            }
        }
    }

    @Test("a picture that is read in parts, in company, or found read, gives the same bytes; another one is not found")
    func prefixes() throws {
        let decoder = try files.load(.bfloat16, on: compute)
        let pool = PagePool(PageShape(decoder.config, type: .bfloat16), bytes: 16 << 20)
        let prefixes = PrefixCache(pool)
        let seen = try features("a", .bfloat16)
        // Tokens 56 to 67: across the border of two pages; and once more later.
        let spans = [56, 150].map { PictureSpan(start: $0, rows: 3, columns: 4, id: "a") }
        var tokens = (0..<200).map { Int32($0 * 31 % 700) }
        for span in spans { for place in span.range { tokens[place] = 703 } }
        func passage(_ text: CachedText, _ range: Range<Int>, _ spans: [PictureSpan]) -> Passage {
            let shown = spans.filter { $0.range.overlaps(range) }.map { PassagePicture($0, seen) }
            return Passage(text, Array(tokens[range]), scored: 1, pictures: shown)
        }
        let whole = CachedText(in: pool)
        let expected = try decoder.read([passage(whole, 0..<200, spans)], .prompt, on: compute, workspace).floats()
        let cut = CachedText(in: pool)
        var last: [Float] = []
        for (from, to) in [(0, 58), (58, 61), (61, 153), (153, 200)] {
            let beside = Passage(CachedText(in: pool), Array(tokens[..<40]))
            last = try decoder.read([beside, passage(cut, from..<to, spans)], .prompt, on: compute, workspace).floats()
        }
        #expect(last == expected && cut.pictures == spans && whole.pictures == spans)
        prefixes.keep(whole, prompt: 200)
        let known = prefixes.beginning(of: tokens, pictures: spans)
        #expect(known.count == 192 && known.pictures == spans)
        #expect(try decoder.read([passage(known, 192..<200, spans)], .prompt, on: compute, workspace).floats() == expected)
        // Within the second page another picture, the same one turned, the same one a token later, or none: only the first page is known.
        #expect(prefixes.beginning(of: tokens, pictures: [spans[0], PictureSpan(start: 150, rows: 3, columns: 4, id: "b")]).count == 128)
        for other in [
            [PictureSpan(start: 56, rows: 3, columns: 4, id: "b"), spans[1]],
            [PictureSpan(start: 56, rows: 4, columns: 3, id: "a"), spans[1]],
            [PictureSpan(start: 57, rows: 3, columns: 4, id: "a"), spans[1]], [],
        ] {
            #expect(prefixes.beginning(of: tokens, pictures: other).count == 0)
        }
        // What a picture shows changes what follows it.
        let other = tokens
        let blind = try decoder.read([Passage(CachedText(in: pool), other, scored: 1)], .prompt, on: compute, workspace).floats()
        #expect(blind != expected)
    }

    @Test("older files' names, and files that contradict themselves")
    func configurations() throws {
        let own = try #require(
            try JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: Self.folder + "/config.json"))) as? [String: Any])
        func written(_ part: String, _ change: (inout [String: Any]) -> Void) throws -> String {
            var all = own
            var values = try #require(own[part] as? [String: Any])
            change(&values)
            all[part] = values
            let path = NSTemporaryDirectory() + "easel-\(UUID().uuidString).json"
            try JSONSerialization.data(withJSONObject: all).write(to: URL(fileURLWithPath: path))
            return path
        }
        let expected = files.config
        #expect(expected.sections == [4, 2, 2] && expected.tiesEmbeddings && expected.normsHeads && expected.theta == 5e6)
        let older = try written("text_config") {
            $0["rope_parameters"] = nil
            $0["rope_theta"] = 5e6
            $0["rope_scaling"] = ["rope_type": "default", "mrope_section": [4, 2, 2], "mrope_interleaved": true] as [String: Any]
            $0["tie_word_embeddings"] = true
        }
        #expect(try DecoderConfig.qwen3VL(file: older) == expected)
        let sections = try written("text_config") {
            $0["rope_parameters"] = ["rope_theta": 5e6, "mrope_section": [4, 2, 1]] as [String: Any]
        }
        #expect(throws: ModelError.self) { try DecoderConfig.qwen3VL(file: sections) }
        let apart = try written("text_config") {
            $0["rope_parameters"] = ["rope_theta": 5e6, "mrope_section": [4, 2, 2], "mrope_interleaved": false] as [String: Any]
        }
        #expect(throws: ModelError.self) { try DecoderConfig.qwen3VL(file: apart) }
        for (key, value) in [
            ("num_heads", 3 as Any), ("num_position_embeddings", 24), ("deepstack_visual_indexes", [1, 0]),
            ("deepstack_visual_indexes", [3]),
            ("in_channels", 4), ("hidden_act", "relu"), ("patch_size", 0),
        ] {
            let path = try written("vision_config") { $0[key] = value }
            #expect(throws: ModelError.self, "\(key)") { try Qwen3VLConfig(file: path, processor: nil) }
            try FileManager.default.removeItem(atPath: path)
        }
        let ready = try Qwen3VLConfig(file: older, processor: nil)
        #expect(ready.sizing == PictureSizing(edge: 16, leastPixels: 65_536, mostPixels: 16_777_216) && ready.mean == [0.5, 0.5, 0.5])
        for path in [older, sections, apart] { try FileManager.default.removeItem(atPath: path) }
    }
}
