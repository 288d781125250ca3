import API
import Apps
import Foundation
import Hummingbird
import Pictures
import Registry
import Server
import Store

/// Makes a picture again from its pin and says how like it is.
struct ReproduceRoutes: Sendable {
    let studio: Studio

    static let entries: [RouteTable.Entry] = [
        .init(.post, "/studio/api/pictures/{id}/reproduce", "Makes a picture again and says how like it is.")
    ]

    func add(to router: Router<EaselContext>) {
        router.post("/studio/api/pictures/:id/reproduce") { request, context in
            let visit = try context.require(.editor, changing: request)
            let id = try context.parameters.require("id")
            guard let image = try await studio.store.images.image(id, for: Principal(personID: visit.person.id)) else {
                throw APIError.notFound("There is no such picture.", param: "id")
            }
            let run: PreparedRun
            do {
                run = try await studio.apps.reproduction(of: image)
            } catch let error as APIError where error.code == "conflict" {
                return try Response.json(["verdict": "impossible", "reason": .string(error.message)] as JSONValue)
            }
            var made: WorkPictureFacts?
            let principal = Principal(personID: visit.person.id)
            for try await event in studio.parts.service.perform(run.task, by: run.model, for: principal, requestID: context.requestID) {
                if case .picture(let picture) = event { made = WorkPictureFacts(id: picture.imageID, bytes: try picture.picture.bytes()) }
            }
            guard let made else { throw APIError.internalError }
            let path = studio.store.blobs.path(of: image.sha256)
            let likeness = try await studio.beside { () -> AppService.Likeness in
                guard let before = FileManager.default.contents(atPath: path) else {
                    return .impossible("The picture's file is no longer kept.")
                }
                return AppService.likeness([UInt8](before), made.bytes)
            }
            return try Response.json(Self.json(likeness, made.id))
        }
    }

    /// What is needed of a picture that was made again.
    private struct WorkPictureFacts {
        var id: String?
        var bytes: [UInt8]
    }

    private static func json(_ likeness: AppService.Likeness, _ id: String?) -> JSONValue {
        var object: [String: JSONValue] = ["picture": id.map { .string($0) } ?? .null]
        switch likeness {
        case .exact: object["verdict"] = "exact"
        case .similar(let psnr):
            object["verdict"] = "similar"
            object["psnr_db"] = .number((psnr * 10).rounded() / 10)
        case .impossible(let reason):
            object["verdict"] = "impossible"
            object["reason"] = .string(reason)
        }
        return .object(object)
    }
}
