import Foundation
import Models
import Tokenizers
import Weights

// libFuzzer's side of Tests/Fuzz/run. What is fuzzed stands in EASEL_FUZZ; each input becomes a file, as strangers' bytes do when they
// reach the engine. Errors are what is expected; anything else that ends the process is a finding.

/// Reads one kind of file from a path.
protocol Target: Sendable {
    /// The file's name, which decides how it is read.
    var name: String { get }
    func read(_ path: String) throws
}

/// A file of weights: its header, and then every byte that the header says is there.
struct WeightsTarget: Target {
    let name = "model.safetensors"

    func read(_ path: String) throws {
        let set = try WeightSet.open(path)
        var sum: UInt8 = 0
        for name in set.names {
            let (file, entry) = try set.find(name)
            for byte in file.bytes(of: entry) { sum &+= byte }
            precondition(entry.count >= 0 && entry.range.upperBound <= file.length)
        }
        _ = try? Flux2Config(readingOff: set)
    }
}

/// A GGUF file: its tensors, the tokenizer and the sizes that it tells of.
struct GGUFTarget: Target {
    let name = "model.gguf"

    func read(_ path: String) throws {
        let set = try WeightSet.open(path)
        var sum: UInt8 = 0
        for name in set.names {
            let (file, entry) = try set.find(name)
            for byte in file.bytes(of: entry) { sum &+= byte }
        }
        if let file = set.files.first, let tokenizer = try? Tokenizer(gguf: file) {
            _ = tokenizer.decode(tokenizer.encode("<|im_start|>the 12 naïve 狐狸's  run!"))
        }
        _ = try DecoderFiles(path)
    }
}

/// An index of several files, none of which is there.
struct IndexTarget: Target {
    let name = "model.safetensors.index.json"

    func read(_ path: String) throws {
        let folder = (path as NSString).deletingLastPathComponent
        for file in try WeightIndex.files(at: path) { precondition((file as NSString).deletingLastPathComponent == folder) }
    }
}

/// A `tokenizer.json`, and what it makes of a text and back.
struct TokenizerTarget: Target {
    let name = "tokenizer.json"

    func read(_ path: String) throws {
        let tokenizer = try Tokenizer(json: path)
        let text = "<|im_start|>user\nThe 3 naïve 狐狸's  run! \u{1F98A}\u{200D}e\u{301}<|im_end|>"
        let tokens = tokenizer.encode(text)
        precondition(tokens.allSatisfy { $0 >= 0 && Int($0) < tokenizer.count })
        _ = tokenizer.decode(tokens)
        _ = tokenizer.decode([-1, 0, 1, Int32.max])
    }
}

/// A `config.json`, read as each of the models'.
struct ConfigTarget: Target {
    let name = "config.json"

    func read(_ path: String) throws {
        _ = try? Flux2Config(file: path)
        _ = try? AutoencoderConfig(file: path)
        for read in [DecoderConfig.llama, DecoderConfig.qwen2, DecoderConfig.qwen3, DecoderConfig.qwen3VL] { _ = try? read(path) }
        _ = try? Qwen3VLConfig(file: path, processor: path)
    }
}

let targets: [String: any Target] = [
    "weights": WeightsTarget(), "gguf": GGUFTarget(), "index": IndexTarget(), "tokenizer": TokenizerTarget(), "config": ConfigTarget(),
]

let chosen: (target: any Target, path: String) = {
    let environment = ProcessInfo.processInfo.environment
    guard let target = targets[environment["EASEL_FUZZ"] ?? ""], let folder = environment["EASEL_FUZZ_FOLDER"] else {
        fatalError("EASEL_FUZZ: \(targets.keys.sorted()); EASEL_FUZZ_FOLDER: a folder for the file that is read")
    }
    let own = "\(folder)/\(getpid())"
    mkdir(own, 0o700)
    return (target, "\(own)/\(target.name)")
}()

/// One input: libFuzzer calls this again and again.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
    let descriptor = open(chosen.path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    precondition(descriptor >= 0 && write(descriptor, data, size) == size)
    close(descriptor)
    do { try chosen.target.read(chosen.path) } catch { precondition(!"\(error)".isEmpty) }
    return 0
}
