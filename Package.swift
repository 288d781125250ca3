// swift-tools-version:6.2
import PackageDescription

// The rooms and their arrows; Scripts/check-arrows reads the imports and refuses any other.
//
//   JSONScan ← API         wire types
//   Statistics             votes, tests, intervals, rankings, a leaf
//   Pictures ← SVG ← Sketch
//   API, Pictures ← Registry ← Providers, Store, Settings ← Jobs ← Apps, Statistics ← Compare ← Server ← Studio ← CLI
//   API ← YAML ← Settings, Apps
//   API ← Grammar ← Engine, Server
//   JSONScan ← Weights ← Tokenizers; Tensors, Weights ← Models ← Diffusion, Generation ← Engine ← Providers
let house: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
]

// C is optimised in debug builds too: the codecs' inner loops are unusable without.
let quick: [CSetting] = [.unsafeFlags(["-O2", "-Wall", "-Wextra", "-Wno-unused-parameter"])]

// -Wno-psabi: the kernels pass wide vectors only to functions that are inlined.
let kernels: [CSetting] = [.unsafeFlags(["-O3", "-Wall", "-Wextra", "-Wno-unused-parameter", "-Wno-psabi"])]

// Rooms that reckon are optimised in debug builds too: the tests draw thousands of pictures and simulate thousands of comparisons.
let reckoning = house + [.unsafeFlags(["-O"], .when(configuration: .debug))]

func room(
    _ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = [], exclude: [String] = [], reckons: Bool = false
) -> Target {
    .target(
        name: name, dependencies: dependencies, exclude: exclude, resources: resources, swiftSettings: reckons ? reckoning : house)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], resources: [Resource] = []) -> Target {
    .testTarget(name: "\(name)Tests", dependencies: dependencies, resources: resources, swiftSettings: house)
}

let package = Package(
    name: "easel",
    products: [.executable(name: "easel", targets: ["easel"])],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/swift-server/async-http-client", exact: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", exact: "2.13.0"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    ],
    targets: [
        room("API", ["JSONScan"]),
        room("Statistics", reckons: true),
        room("YAML", ["API", "Yams"]),
        room("Grammar", ["API"]),
        tests("Grammar", ["Grammar", "API"], resources: [.copy("Fixtures")]),
        .executableTarget(name: "grammar", dependencies: ["Grammar", "API"], path: "Benchmarks/grammar/Sources", swiftSettings: house),

        .systemLibrary(name: "SystemRSVG", pkgConfig: "librsvg-2.0", providers: [.apt(["librsvg2-dev"])]),
        .target(
            name: "CPictures", cSettings: quick,
            linkerSettings: [
                .linkedLibrary("spng"), .linkedLibrary("turbojpeg"), .linkedLibrary("webp"), .linkedLibrary("webpdemux"),
                .linkedLibrary("webpmux"), .linkedLibrary("lcms2"), .linkedLibrary("z"),
            ]),
        .target(name: "CRSVG", dependencies: ["SystemRSVG"], cSettings: quick),
        room("Pictures", ["CPictures", .product(name: "Crypto", package: "swift-crypto")], reckons: true),
        room("SVG", ["Pictures", "CRSVG"], reckons: true),
        tests("Pictures", ["Pictures", "CPictures"], resources: [.copy("Fixtures")]),
        tests("SVG", ["SVG", "Pictures"]),

        .target(name: "CArchive", cSettings: quick, linkerSettings: [.linkedLibrary("z")]),
        .target(name: "CKernels", cSettings: kernels),
        room("Tensors", ["CKernels"]),
        room("JSONScan"),
        room("Weights", ["JSONScan"]),
        room("Tokenizers", ["JSONScan", "Weights"]),
        room(
            "Models", ["Tensors", "Weights"],
            exclude: [
                "Qwen3/Reference.md", "Qwen3VL/Reference.md", "Qwen2/Reference.md", "Llama/Reference.md", "Flux2/Reference.md",
                "AutoencoderKL/Reference.md",
                "TAESD/Reference.md",
            ]),
        room("Diffusion", ["Models", "Tokenizers", "Tensors"]),
        room("Generation", ["Models", "Tokenizers", "Weights", "Tensors"]),
        room(
            "Engine",
            [
                "Grammar", "Diffusion", "Generation", "Models", "Tokenizers", "Weights", "Tensors",
                .product(name: "Crypto", package: "swift-crypto"),
            ]),
        tests("Weights", ["Weights"]),
        tests("Tokenizers", ["Tokenizers", "Weights"]),
        .target(name: "TinyModels", dependencies: ["Models", "Weights", "Tensors"], path: "Tests/TinyModels", swiftSettings: house),
        tests("Models", ["Models", "Weights", "Tensors", "TinyModels"]),
        tests("Generation", ["Generation", "Models", "Tokenizers", "Weights", "Tensors", "TinyModels"]),
        tests("Diffusion", ["Diffusion", "Models", "Tokenizers", "Weights", "Tensors"]),
        tests("Engine", ["Engine", "Diffusion", "Generation", "Models", "Weights", "Tensors", "TinyModels"]),
        tests("Tensors", ["Tensors", "Weights"]),
        .executableTarget(
            name: "texts", dependencies: ["Generation", "Models", "Tokenizers", "Tensors"], path: "Benchmarks/text/Sources",
            swiftSettings: house),
        .target(name: "CPeak", dependencies: ["CKernels"], path: "Benchmarks/kernels/Peak", cSettings: kernels),
        .executableTarget(name: "kernels", dependencies: ["Tensors", "CPeak"], path: "Benchmarks/kernels/Sources", swiftSettings: house),
        .executableTarget(
            name: "pictures", dependencies: ["Engine", "Diffusion", "Models", "Weights", "Tensors"], path: "Benchmarks/image/Sources",
            swiftSettings: house),

        .target(name: "CSymbols", exclude: ["README.md", "symbols"], cSettings: [.unsafeFlags(["-Wno-c23-extensions"])]),
        room("Sketch", ["SVG", "Pictures", "CSymbols"], reckons: true),

        .target(name: "CAssets", exclude: ["files"], cSettings: [.unsafeFlags(["-Wno-c23-extensions"])]),
        room("Registry", ["API", "Pictures", "CAssets"]),
        room(
            "Providers",
            [
                "Registry", "API", "Settings", "Sketch", "SVG", "Pictures", "Engine", "Generation", "Diffusion", "CArchive",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "_NIOFileSystem", package: "swift-nio"), .product(name: "NIOFoundationCompat", package: "swift-nio"),
                .product(name: "Logging", package: "swift-log"),
            ]),
        room(
            "Store",
            [
                "Registry", "API", "Pictures", .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "Crypto", package: "swift-crypto"),
            ]),
        room("Settings", ["Registry", "API", "YAML"]),
        room(
            "Jobs",
            [
                "Store", "Registry", "API", "Pictures", .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"), .product(name: "Metrics", package: "swift-metrics"),
            ]),
        room(
            "Apps",
            [
                "Jobs", "Store", "Registry", "API", "Pictures", "YAML", "CAssets", "CSymbols",
                .product(name: "Mustache", package: "swift-mustache"),
                .product(name: "Crypto", package: "swift-crypto"), .product(name: "Logging", package: "swift-log"),
            ]),
        room(
            "Compare",
            [
                "Apps", "Jobs", "Store", "Registry", "Statistics", "API", "Pictures", "YAML", "CAssets",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Crypto", package: "swift-crypto"),
            ]),
        room(
            "Server",
            [
                "Grammar", "Compare", "Apps", "Jobs", "Store", "Registry", "Settings", "Providers", "API", "Pictures", "CAssets",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "_NIOFileSystem", package: "swift-nio"), .product(name: "NIOFoundationCompat", package: "swift-nio"),
                .product(name: "NIOWebSocket", package: "swift-nio"),
                .product(name: "Crypto", package: "swift-crypto"), .product(name: "Metrics", package: "swift-metrics"),
            ]),
        .systemLibrary(name: "SystemArgon2", pkgConfig: "libargon2", providers: [.apt(["libargon2-dev"])]),
        .systemLibrary(name: "SystemQR", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
        .target(name: "CStudio", exclude: ["files"], cSettings: [.unsafeFlags(["-Wno-c23-extensions"])]),
        room(
            "Studio",
            [
                "Server", "Compare", "Apps", "Jobs", "Store", "Registry", "Settings", "API", "Pictures", "SVG", "CStudio", "SystemArgon2",
                "SystemQR",
                .product(name: "Mustache", package: "swift-mustache"), .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "_NIOFileSystem", package: "swift-nio"), .product(name: "NIOFoundationCompat", package: "swift-nio"),
                .product(name: "Crypto", package: "swift-crypto"), .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]),
        .target(name: "CAllocator", cSettings: quick),
        room(
            "CLI",
            [
                "CAllocator",
                "Studio", "Server", "Compare", "Statistics", "Apps", "Jobs", "Store", "Providers", "Registry", "Settings", "Engine",
                "Models",
                "Weights", "Tokenizers", "Sketch", "SVG", "API", "Pictures",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]),
        .executableTarget(name: "easel", dependencies: ["CLI"], swiftSettings: house),

        tests("API", ["API"]),
        tests("Statistics", ["Statistics"], resources: [.copy("Fixtures")]),
        tests(
            "Server",
            [
                "Server", "Providers", "Settings", "Registry", "Store", "Jobs", "API", "Pictures",
                .product(name: "HummingbirdTesting", package: "hummingbird"),
            ]),
        tests(
            "Providers",
            [
                "Providers", "Engine", "TinyModels", "Weights", "Registry", "API", "Pictures",
                .product(name: "Hummingbird", package: "hummingbird"),
            ]),
        tests(
            "Studio",
            [
                "Studio", "Server", "Compare", "Providers", "Settings", "Registry", "Store", "Jobs", "API", "Pictures",
                .product(name: "HummingbirdTesting", package: "hummingbird"),
            ]),
        tests("CLI", ["CLI"]),
        tests("Sketch", ["Sketch", "SVG", "Pictures", .product(name: "Crypto", package: "swift-crypto")]),
        tests("Registry", ["Registry", "API", "Pictures"]),
        tests("Settings", ["Settings", "Registry"]),
        tests("Store", ["Store", "Registry", "API", "Pictures", .product(name: "GRDB", package: "GRDB.swift")]),
        tests(
            "Apps",
            [
                "Apps", "Jobs", "Store", "Providers", "Settings", "Registry", "API", "Pictures", "CAssets",
                .product(name: "Logging", package: "swift-log"),
            ]),
        tests(
            "Compare",
            [
                "Compare", "Apps", "Jobs", "Store", "Providers", "Settings", "Registry", "Statistics", "Sketch", "SVG", "API", "Pictures",
                .product(name: "Logging", package: "swift-log"), .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Crypto", package: "swift-crypto"),
            ], resources: [.copy("Fixtures")]),
        tests("Jobs", ["Jobs", "Store", "Registry", "API", "Pictures", .product(name: "Logging", package: "swift-log")]),
    ]
)
