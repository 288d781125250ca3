import Diffusion
import Engine
import Foundation

// The engine's side of Benchmarks/image: reads a line, does the work, answers with lines of its own, the last of which begins with
// "done" or "failed". `pictures LIBRARY [THREADS]`; the lines are
//   import FOLDER NAME [int8]      draw NAME WIDTHxHEIGHT STEPS      text NAME      step NAME WIDTHxHEIGHT      decode NAME WIDTHxHEIGHT
func answer(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }
let arguments = CommandLine.arguments
guard arguments.count > 1 else { fatalError("pictures LIBRARY [THREADS]") }
let bench = Bench(library: ModelLibrary(arguments[1]), threads: arguments.count > 2 ? Int(arguments[2]) : nil, answer: answer)
answer("easel, \(bench.title)")
while let line = readLine() {
    do {
        try await bench.run(line.split(separator: " ").map(String.init))
    } catch {
        answer("failed \(error)")
    }
}
