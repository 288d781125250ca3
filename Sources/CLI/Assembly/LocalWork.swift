import API
import Foundation
import Jobs
import NIOPosix
import Pictures
import Registry
import Store
import UnixSignals

/// Makes pictures in this process, without a server, and writes them to disk.
struct LocalWork {
    let workplace: Workplace
    let terminal: Terminal
    let options: PictureOptions

    /// One written picture.
    struct Written: Encodable {
        var path: String
        var width: Int
        var height: Int
        var seed: UInt64?
        var id: String?
        var notes: [String]?
        var revisedPrompt: String?

        enum CodingKeys: String, CodingKey {
            case path, width, height, seed, id, notes
            case revisedPrompt = "revised_prompt"
        }
    }

    /// What was made, for `--json`.
    struct Report: Encodable {
        var model: String
        var snapshot: String?
        var pictures: [Written]
        var usage: ImageUsage
        var costUSD: String
        var seconds: Double

        enum CodingKeys: String, CodingKey {
            case model, snapshot, pictures, usage, seconds
            case costUSD = "cost_usd"
        }
    }

    /// Runs a task and writes its pictures; Ctrl-C cancels it, upstream too.
    func run(_ task: ImageTask, by model: ResolvedModel) async throws {
        let report = try await withThrowingTaskGroup(of: Report?.self) { group in
            group.addTask { try await make(task, by: model) }
            group.addTask {
                for await _ in await UnixSignalsSequence(trapping: .sigint, .sigterm) { throw CancellationError() }
                return nil
            }
            defer { group.cancelAll() }
            while let result = try await group.next() {
                if let result { return result }
            }
            throw CancellationError()
        }
        await workplace.service.drain()
        if options.json {
            try printJSON(report)
        } else {
            for picture in report.pictures {
                terminal.print(picture.path)
                for note in picture.notes ?? [] { terminal.note("  note: \(note)") }
            }
            if report.costUSD != "0.00" { terminal.note("cost: $\(report.costUSD)") }
        }
    }

    private func make(_ task: ImageTask, by model: ResolvedModel) async throws -> Report {
        var progress = ProgressLine(terminal, count: task.count, isQuiet: options.quiet)
        defer { progress.end() }
        let names = OutputNames(options.output)
        var written: [(Int, Written)] = []
        for try await event in workplace.service.perform(task, by: model, for: .anonymous, requestID: Identifier.make("cli")) {
            switch event {
            case .progress(let index, let fraction, _, _): progress.update(index, fraction)
            case .resolved, .partial: break
            case .picture(let picture):
                let file = picture.picture
                let name = try names.name(
                    prompt: task.prompt, index: picture.index, count: task.count, seed: picture.seed, format: file.format)
                try Data(try file.bytes()).write(to: URL(fileURLWithPath: name), options: .atomic)
                written.append(
                    (
                        picture.index,
                        Written(
                            path: name, width: file.width, height: file.height, seed: picture.seed, id: picture.imageID,
                            notes: picture.notes.isEmpty ? nil : picture.notes, revisedPrompt: picture.revisedPrompt)
                    ))
                progress.update(picture.index, 1)
            case .finished(let summary):
                return Report(
                    model: summary.model, snapshot: summary.snapshot, pictures: written.sorted { $0.0 < $1.0 }.map(\.1),
                    usage: summary.usage,
                    costUSD: summary.cost.decimal, seconds: summary.latency / .seconds(1))
            }
        }
        throw CancellationError()
    }

    /// A picture on disk as an input; throws `APIError` that names the file.
    static func input(_ path: String) throws -> InputPicture {
        guard let bytes = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int, let sha256 = try? Digest.hex(ofFile: path)
        else {
            throw APIError.invalid("The file '\(path)' cannot be read.", param: nil)
        }
        do {
            let info = try PictureInfo.read(path: path)
            guard info.format.isAccepted else { throw PictureError.unsupportedType(mimeType: info.format.mimeType) }
            try DecodeLimits.standard.check(info)
            return InputPicture(
                path: URL(fileURLWithPath: path).path, format: info.format, size: PixelSize(info.uprightWidth, info.uprightHeight),
                bytes: bytes, sha256: sha256)
        } catch let error as PictureError {
            throw APIError.invalid("The picture '\(path)': \(error).", param: nil)
        }
    }
}
