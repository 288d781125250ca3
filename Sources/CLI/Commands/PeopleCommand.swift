import API
import ArgumentParser
import Foundation
import Settings
import Store

/// `easel people`.
struct PeopleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "people", abstract: "List the studio's people, invite somebody, let somebody in again.",
        discussion: "Whoever may read the data folder may do this; it also works beside a running server.",
        subcommands: [List.self, Invite.self, Reset.self], defaultSubcommand: List.self)

    /// `easel people list`.
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List who may sign in.")

        @Flag(name: .long, help: "Print JSON.") var json = false
        @OptionGroup var place: PlaceOptions

        func run() async throws {
            try await reporting {
                let store = try Store(try place.settings().data, as: .tool)
                var table = Table(["ID", "NAME", "ROLE", "JOINED", "LAST SEEN", "STATE"])
                var rows: [JSONValue] = []
                for person in try await store.people.list() {
                    table.add([
                        person.id, person.name, person.role.rawValue, person.created.formatted(.iso8601),
                        person.lastSeen.map { $0.formatted(.iso8601) } ?? "never", person.disabled == nil ? "good" : "shut out",
                    ])
                    rows.append([
                        "id": .string(person.id), "name": .string(person.name), "role": .string(person.role.rawValue),
                        "disabled": .bool(person.disabled != nil),
                    ])
                }
                if json { try printJSON(rows) } else { table.lines.forEach { print($0) } }
                try store.close()
            }
        }
    }

    /// `easel people invite`.
    struct Invite: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print a link by which somebody joins; it works once, within a week.")

        @Option(name: .long, help: ArgumentHelp("What they may do: viewer, editor or owner.", valueName: "role"))
        var role: String = "editor"
        @Option(name: .long, help: ArgumentHelp("For whom it is.", valueName: "text")) var note: String?
        @OptionGroup var place: PlaceOptions

        func run() async throws {
            try await reporting {
                guard let role = Person.Role(rawValue: role) else {
                    throw ValidationError("'\(role)' is no role: viewer, editor or owner.")
                }
                let settings = try place.settings()
                let store = try Store(settings.data, as: .tool)
                let made = try await store.people.invite(NewInvitation(.invite, role: role, note: note))
                try await store.audit.add(
                    AuditEntry("person.invited", by: nil, subject: made.invitation.id, detail: ["role": .string(role.rawValue)]))
                print(PeopleCommand.link(made, settings))
                try store.close()
            }
        }
    }

    /// `easel people reset`.
    struct Reset: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print a link by which somebody sets a new password; it works once, within a day.",
            discussion: "Somebody who was shut out is let in again by it.")

        @Argument(help: ArgumentHelp("The person's id or name.", valueName: "person")) var person: String
        @OptionGroup var place: PlaceOptions

        func run() async throws {
            try await reporting {
                let settings = try place.settings()
                let store = try Store(settings.data, as: .tool)
                let person = try await store.people.person(person)
                let new = NewInvitation(.reset, role: person.role, personID: person.id, lifetime: .seconds(86_400))
                let made = try await store.people.invite(new)
                try await store.audit.add(
                    AuditEntry("person.reset_sent", by: nil, subject: person.id, detail: ["name": .string(person.name)]))
                print(PeopleCommand.link(made, settings))
                try store.close()
            }
        }
    }

    fileprivate static func link(_ made: CreatedInvitation, _ settings: Settings) -> String {
        "\(settings.server.origin())/welcome/\(made.secret)"
    }
}
