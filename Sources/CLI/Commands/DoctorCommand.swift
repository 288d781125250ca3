import ArgumentParser
import Foundation

/// `easel doctor`.
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "Say what is wrong with this machine, the configuration or the data folder, and how to mend it.",
        discussion: "Exits with 1 when something is bad.")

    @Flag(name: .long, help: "Print JSON.") var json = false
    @OptionGroup var place: PlaceOptions

    func run() async throws {
        let findings = await Examination(place: place).findings()
        if json {
            try printJSON(findings)
        } else {
            for finding in findings {
                let sign =
                    switch finding.state {
                    case .good: "ok     "
                    case .warning: "warning"
                    case .bad: "BAD    "
                    }
                print("\(sign)  \(finding.what): \(finding.detail)")
                if let remedy = finding.remedy { print("         → \(remedy)") }
            }
        }
        if findings.contains(where: { $0.state == .bad }) { throw ExitCode(1) }
    }
}
