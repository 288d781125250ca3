import ArgumentParser
import Engine
import Foundation
import Providers

extension ModelsCommand {
    /// `easel models pull`.
    struct Pull: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Fetch a published model and install it.",
            discussion: """
                Fetches the published files from the hub ($HF_ENDPOINT, or huggingface.co), checks their hashes, and installs them. A download that \
                was broken off goes on where it stopped. --from takes a folder, or the address of a mirror: the files as on the hub, with a \
                SHA256SUMS beside them.

                Models: \(PublishedModel.all.map(\.id).joined(separator: ", "))
                """)

        @Argument(help: ArgumentHelp("A published model.", valueName: "model")) var id: String
        @Option(name: .long, help: ArgumentHelp("A folder or a mirror's address in place of the hub.", valueName: "place")) var from:
            String?
        @Option(name: .long, help: ArgumentHelp("The name to install it under.", valueName: "name")) var name: String?
        @Option(name: .long, help: "Convert the large matrices: int8.") var quantize: Import.Quantization?
        @OptionGroup var place: PlaceOptions

        func run() async throws {
            try await reporting {
                try await waitingLocalErrors {
                    let published = try PublishedModel.named(id)
                    let folder = try place.settings().models
                    var options = ModelImporter.Options()
                    options.name = name ?? (quantize == nil ? id : "\(id)-int8")
                    options.quantizes = quantize == .int8
                    if let taken = options.name, (try? ModelLibrary(folder).model(taken)) != nil { throw LibraryError.taken(id: taken) }
                    if let from, !from.hasPrefix("http://"), !from.hasPrefix("https://") {
                        return try Import.install(from, options, in: folder)
                    }
                    let http = ModelDownload.httpClient()
                    let download = ModelDownload(
                        published, into: "\(folder)/downloads/\(id)", mirror: from,
                        hub: ProcessInfo.processInfo.environment["HF_ENDPOINT"] ?? "https://huggingface.co", http: http)
                    var bar = ProgressLine(Terminal(), count: 1, isQuiet: false)
                    let fetched: ModelDownload.Result
                    do {
                        fetched = try await download.run { bar.update(0, $0) }
                        bar.end()
                        try await http.shutdown()
                    } catch {
                        bar.end()
                        try? await http.shutdown()
                        throw error
                    }
                    if fetched.unchecked > 0 {
                        print("\(fetched.unchecked) files came without a checksum; their hashes are kept from now on.")
                    }
                    options.source = fetched.source
                    try Import.install(fetched.folder, options, in: folder, saysFate: false)
                    try? FileManager.default.removeItem(atPath: fetched.folder)
                }
            }
        }
    }
}
