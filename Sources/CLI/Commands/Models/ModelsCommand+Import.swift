import ArgumentParser
import Engine
import Foundation

extension ModelsCommand {
    /// `easel models import`.
    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Install a model from a folder or a file.",
            discussion: """
                Takes a diffusers folder of FLUX.2-klein, the single safetensors file of its denoiser in either layout (with --with), the tiny \
                autoencoder TAEF2, which partial pictures come from, or a language model (Llama, SmolLM2, Qwen2, Qwen2.5, Qwen3): its folder \
                with config.json, or its GGUF file. Weights are never copied: on the same disk they are linked, so that the \
                originals may be deleted; on another they are used in place, and must stay. --quantize int8 writes new files of half the size.
                """)

        @Argument(help: ArgumentHelp("A folder, a safetensors or a GGUF file.", valueName: "path"), completion: .directory) var path: String
        @Option(name: .long, help: ArgumentHelp("The model's name; by default the folder's or file's.", valueName: "name")) var name:
            String?
        @Option(name: .long, help: "Convert the large matrices: int8.") var quantize: Quantization?
        @Option(name: .long, help: ArgumentHelp("The installed model whose other parts a single denoiser uses.", valueName: "model"))
        var with: String?
        @OptionGroup var place: PlaceOptions

        enum Quantization: String, ExpressibleByArgument, CaseIterable { case int8 }

        func run() async throws {
            try await reporting {
                var options = ModelImporter.Options()
                options.name = name
                options.quantizes = quantize == .int8
                options.others = with
                try Self.install(path, options, in: try place.settings().models)
            }
        }

        /// Imports with a bar, and says what became of the originals.
        static func install(_ path: String, _ options: ModelImporter.Options, in folder: String, saysFate: Bool = true) throws {
            try localErrors {
                let library = ModelLibrary(folder)
                var bar = ProgressLine(Terminal(), count: 1, isQuiet: false)
                defer { bar.end() }
                let (manifest, fate) = try ModelImporter(library).run(path, options) { share, _ in bar.update(0, share) }
                bar.end()
                print("\(manifest.id): \(Self.size(manifest.bytes)) in \(manifest.files.count) files, \(manifest.storage).")
                guard saysFate else { return }
                switch fate {
                case .linked: print("The files are linked: the originals are the same bytes on disk and may be deleted, but not changed.")
                case .inPlace:
                    print(
                        "The originals lie on another disk and are used where they are: keep them at \((path as NSString).standardizingPath)."
                    )
                case .converted: print("The weights were converted; the originals are no longer needed.")
                }
            }
        }

        static func size(_ bytes: Int) -> String {
            bytes < 1_000_000
                ? "\(bytes / 1000) kB" : bytes < 1_000_000_000 ? "\(bytes / 1_000_000) MB" : String(format: "%.1f GB", Double(bytes) / 1e9)
        }
    }

    /// `easel models show`.
    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Tell of an installed model: its files, their hashes, where they lie.")

        @Argument(help: ArgumentHelp("An installed model.", valueName: "model")) var name: String
        @Flag(name: .long, help: "Print JSON.") var json = false
        @OptionGroup var place: PlaceOptions

        func run() async throws {
            try await reporting {
                try localErrors {
                    let manifest = try ModelLibrary(try place.settings().models).model(name)
                    if json { return try printJSON(manifest) }
                    print(
                        "\(manifest.id): \(manifest.family.rawValue)\(manifest.isDistilled ? "" : ", undistilled"), \(manifest.storage), \(Import.size(manifest.bytes))"
                    )
                    print("  from     \(manifest.source)")
                    print("  weights  \(manifest.weights)")
                    var table = Table(["  FILE", "SIZE", "SHA-256", "LIES"], right: [1])
                    for file in manifest.files {
                        table.add([
                            "  " + file.path, Import.size(file.bytes), String(file.sha256.prefix(16)), file.place ?? "in the library",
                        ])
                    }
                    table.lines.forEach { print($0) }
                }
            }
        }
    }

    /// `easel models verify`.
    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Read installed models again and compare their hashes.",
            discussion: "Exits with 1 when a file is not what was taken in.")

        @Argument(help: ArgumentHelp("Installed models; by default all.", valueName: "model")) var names: [String] = []
        @OptionGroup var place: PlaceOptions

        func run() async throws {
            try await reporting {
                var faults = 0
                try localErrors {
                    let library = ModelLibrary(try place.settings().models)
                    for name in names.isEmpty ? library.models.map(\.id) : names {
                        var bar = ProgressLine(Terminal(), count: 1, isQuiet: false)
                        let found = try library.verify(name) { bar.update(0, $0) }
                        bar.end()
                        print(found.isEmpty ? "\(name): every file is what was taken in." : "\(name): damaged.")
                        found.forEach { print("  \($0)") }
                        faults += found.count
                    }
                }
                if faults > 0 { throw ExitCode(1) }
            }
        }
    }

    /// `easel models remove`.
    struct Remove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Remove installed models.",
            discussion: "Files that were used in place, and originals that were linked, stay where they are.")

        @Argument(help: ArgumentHelp("Installed models.", valueName: "model")) var names: [String]
        @OptionGroup var place: PlaceOptions

        func run() async throws {
            try await reporting {
                try localErrors {
                    let library = ModelLibrary(try place.settings().models)
                    for name in names {
                        let freed = try library.remove(name)
                        print("\(name) is removed\(freed > 0 ? "; up to \(Import.size(freed)) are free again" : "").")
                    }
                }
            }
        }
    }
}
