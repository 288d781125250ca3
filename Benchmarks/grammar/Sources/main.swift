import API
import Foundation
import Grammar

// grammar walk SEED WALKS     schemas on standard input, one JSON a line: writes the texts of random walks, one JSON a line
// grammar check               {"schema", "document"} a line: writes true or false a line
// grammar bench [TOKENS]      times masks over a vocabulary
let arguments = CommandLine.arguments.dropFirst()
switch arguments.first {
case "walk":
    let numbers = arguments.dropFirst().compactMap { UInt64($0) }
    try Walks.run(seed: numbers.first ?? 1, walks: Int(numbers.dropFirst().first ?? 3))
case "check": try Checks.run()
case "bench": try Bench.run(size: arguments.dropFirst().first.flatMap { Int($0) } ?? 50_000)
default:
    print("usage: grammar walk SEED WALKS | check | bench [TOKENS]")
    exit(64)
}
