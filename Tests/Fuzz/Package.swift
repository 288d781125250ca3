// swift-tools-version:6.2
import PackageDescription

// The readers of strangers' files, with libFuzzer around them. `run` lays links to the sources beside this file.
// Both sanitizers stand in one flag: of several the compiler takes the last, and SwiftPM hands them on in any order.
let both = "-sanitize=fuzzer,address"
let c: [CSetting] = [.unsafeFlags(["-O2", "-Wno-psabi", "-fsanitize=fuzzer-no-link,address"])]
let coverage: [SwiftSetting] = [.swiftLanguageMode(.v6), .unsafeFlags([both])]
let package = Package(
    name: "fuzz",
    targets: [
        .target(name: "JSONScan", swiftSettings: coverage),
        .target(name: "Weights", dependencies: ["JSONScan"], swiftSettings: coverage),
        .target(name: "Tokenizers", dependencies: ["JSONScan", "Weights"], swiftSettings: coverage),
        .target(name: "CKernels", cSettings: c),
        .target(name: "Tensors", dependencies: ["CKernels"], swiftSettings: coverage),
        .target(
            name: "Models", dependencies: ["Tensors", "Weights"],
            exclude: [
                "Qwen3/Reference.md", "Qwen2/Reference.md", "Llama/Reference.md", "Flux2/Reference.md", "AutoencoderKL/Reference.md",
                "TAESD/Reference.md",
            ],
            swiftSettings: coverage),
        .executableTarget(
            name: "fuzz", dependencies: ["Models", "Tokenizers", "Weights"],
            swiftSettings: coverage + [.unsafeFlags(["-parse-as-library"])], linkerSettings: [.unsafeFlags([both])]),
    ])
