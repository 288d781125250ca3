import Diffusion
import Engine
import Tensors

/// Does what a line of the benchmark asks for, and answers with what it took.
struct Bench {
    let library: ModelLibrary
    let threads: Int?
    let engine: Engine
    let answer: (String) -> Void

    init(library: ModelLibrary, threads: Int?, answer: @escaping (String) -> Void) {
        self.library = library
        self.threads = threads
        self.answer = answer
        engine = Engine(library, options: Engine.Options(threads: threads))
    }

    var title: String {
        let compute = Compute(threads: threads)
        return "\(compute.path), \(compute.threads) threads"
    }

    enum Failure: Error { case unknown }

    func run(_ words: [String]) async throws {
        guard words.count >= 2 else { throw Failure.unknown }
        let size = words.count > 2 ? words[2].split(separator: "x").compactMap { Int($0) } : []
        switch words[0] {
        case "import": try take(words)
        case "draw": try await draw(words[1], size, steps: words.count > 3 ? Int(words[3]) ?? 4 : 4)
        case "text": try timed { try BenchParts(library, words[1], threads).text() }
        case "step": try timed { try BenchParts(library, words[1], threads).step(size[0], size[1]) }
        case "decode": try timed { try BenchParts(library, words[1], threads).decode(size[0], size[1]) }
        default: throw Failure.unknown
        }
    }

    private func take(_ words: [String]) throws {
        guard words.count > 2 else { throw Failure.unknown }
        var options = ModelImporter.Options()
        options.name = words[2]
        options.quantizes = words.count > 3
        let began = ContinuousClock.now
        let (manifest, fate) = try ModelImporter(library).run(words[1], options)
        answer("done \(seconds(since: began)) \(manifest.bytes) \(fate)")
    }

    private func draw(_ model: String, _ size: [Int], steps: Int) async throws {
        let request = Flux2Request(prompt: "a red fox in the snow, 35mm photo", width: size[0], height: size[1], steps: steps, seed: 1)
        let began = ContinuousClock.now
        var last = 0
        for try await event in engine.events(request, by: model) {
            switch event {
            case .phase(let phase): answer("phase \(phase) \(seconds(since: began))")
            case .progress(_, let step, _) where step != last:
                last = step
                answer("step \(step) \(seconds(since: began))")
            case .picture(let picture):
                answer("pixels \(picture.width)x\(picture.height) mean \(picture.pixels.reduce(0) { $0 + Int($1) } / picture.pixels.count)")
            default: break
            }
        }
        answer("done \(seconds(since: began))")
    }

    /// Prepares, warms up with one run, then times one run for each line "again" until another line comes.
    private func timed(_ prepare: () throws -> () throws -> Void) throws {
        let work = try prepare()
        repeat {
            let began = ContinuousClock.now
            try work()
            answer("done \(seconds(since: began))")
        } while readLine() == "again"
    }

    private func seconds(since began: ContinuousClock.Instant) -> Double { (ContinuousClock.now - began) / .seconds(1) }
}
