import CPeak
import Foundation
import Tensors

// The engine's side of Benchmarks/kernels/run: reads the name of a piece of work, does it once, answers with its seconds.
// Works are prepared when they are first named; "forget" lets go of all, "peak" is
// answered with what the tiles can do now, in operations a second. `kernels THREADS [PATH]`.
func answer(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }
let arguments = CommandLine.arguments
let best = KernelPath.best
let path = arguments.count > 2 ? KernelPath.available.first { "\($0)" == arguments[2] } ?? best : best
let compute = Compute(threads: arguments.count > 1 ? Int(arguments[1]) : nil, path: path)
answer("easel, \(compute.path), \(compute.threads) threads")
var prepared: [String: () -> Void] = [:]
while let line = readLine() {
    if line == "forget" {
        prepared = [:]
        answer("forgotten")
        continue
    }
    if line == "peak" {
        answer("\(peak_tiles(Int32(compute.threads), 0.02))")
        continue
    }
    let work = prepared[line] ?? Work.prepare(line, on: compute)
    guard let work else {
        answer("unknown")
        continue
    }
    prepared[line] = work
    let start = ContinuousClock.now
    work()
    let time = start.duration(to: .now)
    answer("\(Double(time.components.seconds) + Double(time.components.attoseconds) * 1e-18)")
}
