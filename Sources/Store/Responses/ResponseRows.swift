import API
import Foundation
import GRDB
import Registry

/// Responses' rows.
enum ResponseRows {
    static func insert(_ record: ResponseRecord, in db: Database) throws {
        var object = record.object
        object.output = []
        try db.execute(
            sql: """
                INSERT INTO responses (id, key, person, request_id, status, previous, object, request, keeps_events, created, finished)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                record.id, record.keyID, record.personID, record.requestID, object.status.rawValue, object.echo.previousResponseID,
                DatabaseJSON.encode(object), record.request, record.keepsEvents, record.created.milliseconds,
                object.status.isFinal ? Date().milliseconds : nil,
            ])
        for (place, item) in record.input.enumerated() { try insert(item, .input, at: place, of: record.id, in: db) }
        for (place, item) in record.output.enumerated() { try insert(item, .output, at: place, of: record.id, in: db) }
        try name(record.further, of: record.id, in: db)
        if !record.further.isEmpty {
            try db.execute(
                sql: "UPDATE responses SET further = ? WHERE id = ?", arguments: [DatabaseJSON.encode(record.further), record.id])
        }
    }

    /// Which list of a response an item stands in.
    enum Side: String { case input, output }

    static func insert(_ kept: KeptResponseItem, _ side: Side, at place: Int, of id: String, in db: Database) throws {
        try db.cachedStatement(
            sql: "INSERT OR REPLACE INTO response_items (response, side, place, id, item, pictures) VALUES (?, ?, ?, ?, ?, ?)"
        ).execute(arguments: [
            id, side.rawValue, place, kept.item.id, DatabaseJSON.encode(kept.item),
            kept.pictures.isEmpty ? nil : DatabaseJSON.encode(kept.pictures),
        ])
        try name(kept.pictures, of: id, in: db)
    }

    private static func name(_ pictures: [InputPicture], of id: String, in db: Database) throws {
        for picture in pictures {
            try db.cachedStatement(sql: "INSERT OR IGNORE INTO response_blobs (response, sha256) VALUES (?, ?)")
                .execute(arguments: [id, picture.sha256])
        }
    }

    static func insert(_ events: [KeptResponseEvent], of id: String, in db: Database) throws {
        for kept in events {
            try db.cachedStatement(sql: "INSERT OR IGNORE INTO response_events (response, number, event, preview) VALUES (?, ?, ?, ?)")
                .execute(arguments: [
                    id, kept.event.sequenceNumber, DatabaseJSON.encode(kept.event), kept.preview.map(DatabaseJSON.encode),
                ])
            try name([kept.preview].compactMap { $0 }, of: id, in: db)
        }
    }

    static func fetch(_ id: String, _ condition: Condition = .visible(to: .operator), blobs: BlobStore, in db: Database) throws
        -> ResponseRecord?
    {
        var condition = condition
        condition.add("id = ?", id)
        let row = try Row.fetchOne(
            db, sql: "SELECT * FROM responses WHERE \(condition.sql)", arguments: StatementArguments(condition.arguments))
        guard let row else { return nil }
        var record = ResponseRecord(
            id: row["id"], principal: .anonymous, requestID: row["request_id"],
            object: try DatabaseJSON.decode(ResponseObject.self, from: row["object"]), request: row["request"],
            keepsEvents: row["keeps_events"], created: Date(milliseconds: row["created"]), input: [])
        record.keyID = row["key"]
        record.personID = row["person"]
        let further: String? = row["further"]
        record.further = try further.map { try DatabaseJSON.decode([InputPicture].self, from: $0) } ?? []
        for index in record.further.indices { record.further[index].path = blobs.path(of: record.further[index].sha256) }
        for row in try Row.fetchAll(db, sql: "SELECT * FROM response_items WHERE response = ? ORDER BY place", arguments: [id]) {
            let side: String = row["side"]
            let item = try item(row, blobs: blobs)
            if side == Side.input.rawValue { record.input.append(item) } else { record.output.append(item) }
        }
        return record
    }

    static func item(_ row: Row, blobs: BlobStore) throws -> KeptResponseItem {
        let text: String? = row["pictures"]
        var pictures = try text.map { try DatabaseJSON.decode([InputPicture].self, from: $0) } ?? []
        // The folder may have moved since.
        for index in pictures.indices { pictures[index].path = blobs.path(of: pictures[index].sha256) }
        return KeptResponseItem(try DatabaseJSON.decode(ResponseItem.self, from: row["item"]), pictures: pictures)
    }

    /// Ends a response that is not ended; false where it is.
    static func end(_ id: String, as object: ResponseObject, _ events: [KeptResponseEvent], in db: Database) throws -> Bool {
        var object = object
        object.output = []
        try db.execute(
            sql: """
                UPDATE responses SET status = ?, object = ?, request = NULL, further = NULL, finished = ?
                WHERE id = ? AND status IN ('queued', 'in_progress')
                """,
            arguments: [object.status.rawValue, DatabaseJSON.encode(object), Date().milliseconds, id])
        guard db.changesCount > 0 else { return false }
        try insert(events, of: id, in: db)
        return true
    }

    /// Removes responses and the blobs that only they named; returns how many there were.
    static func delete(_ ids: [String], blobs: BlobStore, in db: Database) throws -> Int {
        var names: [String] = []
        for id in ids {
            names += try String.fetchAll(db, sql: "SELECT sha256 FROM response_blobs WHERE response = ?", arguments: [id])
            try db.execute(sql: "DELETE FROM responses WHERE id = ?", arguments: [id])
        }
        try BlobReferences.removeUnused(names, of: blobs, in: db)
        return ids.count
    }

    /// Ends the responses that a dead server was at work on: what they used is paid or not known, so none is begun again.
    static func giveUp(blobs: BlobStore, in db: Database) throws -> Int {
        let ids = try String.fetchAll(db, sql: "SELECT id FROM responses WHERE status = 'in_progress'")
        for id in ids {
            guard let record = try fetch(id, blobs: blobs, in: db) else { continue }
            let error = APIError(
                status: 500, message: "The server died while it worked on this response.", type: "server_error", code: "server_died")
            var object = record.object
            object.status = .failed
            object.error = ResponseFault(error)
            var events: [KeptResponseEvent] = []
            if record.keepsEvents {
                let last = try Int.fetchOne(db, sql: "SELECT max(number) FROM response_events WHERE response = ?", arguments: [id])
                var event = ResponseStreamEvent(.failed, (last ?? -1) + 1)
                event.response = object
                event.response?.output = record.output.map(\.item)
                events = [KeptResponseEvent(event)]
            }
            _ = try end(id, as: object, events, in: db)
        }
        return ids.count
    }
}
