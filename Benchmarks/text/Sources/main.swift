import Foundation
import Generation
import Models
import Tensors
import Tokenizers

// What a language model does on this machine, for Benchmarks/text/main.py: one JSON object on the standard output.
//
//   texts MODEL [--threads N] [--cache int8] [--repeats 5] [--processors] [--only decode_1|decode_8|prefill_2048|cached|rewrite]
//   texts MODEL --ask TEXT  what the model answers, the likeliest tokens only
//   texts MODEL --likeliest FILE  for agreement.py: which token is the likeliest after each of a text's, and to some prompts
//   texts --story          the text that is read
let arguments = Array(CommandLine.arguments.dropFirst())
guard let path = arguments.first else { fatalError("texts MODEL.gguf|FOLDER [--threads N] [--cache int8]") }
if path == "--story" {
    print(TextBench.story(words: 2400), terminator: "")
    exit(0)
}
func option(_ name: String) -> String? { arguments.firstIndex(of: name).map { arguments[$0 + 1] } }

let files = try DecoderFiles(path)
let tokenizer = try files.gguf.map { try Tokenizer(gguf: $0) } ?? Tokenizer(folder: path)
let compute = Compute(threads: option("--threads").flatMap(Int.init))
if let file = option("--likeliest") {
    struct Request: Decodable {
        var text: String
        var prompts: [String]
    }
    let request = try JSONDecoder().decode(Request.self, from: try Data(contentsOf: URL(fileURLWithPath: file)))
    print(try Likeliest(files, tokenizer, on: compute).report(request.text, request.prompts, count: 1000))
    exit(0)
}
let bench = TextBench(
    try files.load(on: compute), TokenTexts(tokenizer), cache: option("--cache") == "int8" ? .int8 : .bfloat16, compute: compute)
if let question = option("--ask") {
    let talk = ChatML.smolLM2.prompt([ChatTurn(.user, question)], tools: [], thinks: false)
    print(try bench.answer(talk.tokens(tokenizer).tokens, ends: Set(ChatML.smolLM2.ends.compactMap { tokenizer.id(ofAdded: $0) })))
    exit(0)
}
bench.repeats = option("--repeats").flatMap(Int.init) ?? 5
bench.countsProcessors = arguments.contains("--processors")
bench.only = option("--only")
let prompt = Array(tokenizer.encode(TextBench.story(words: 2400), findsSpecial: false).prefix(2048))
print(try bench.report(prompt))
