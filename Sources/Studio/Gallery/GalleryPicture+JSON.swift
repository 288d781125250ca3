import API
import Foundation
import Store

extension GalleryPicture {
    /// The picture as the studio's scripts get it; with its recipe where it was read.
    var json: JSONValue {
        func text(_ value: String?) -> JSONValue { value.map { .string($0) } ?? .null }
        var object: [String: JSONValue] = [
            "id": .string(image.id), "width": .integer(Int64(image.width)), "height": .integer(Int64(image.height)),
            "format": .string(image.format.rawValue), "bytes": .integer(Int64(image.bytes)), "model": .string(image.model),
            "snapshot": text(image.snapshot), "seed": image.seed.map { .integer(Int64(bitPattern: $0)) } ?? .null,
            "prompt": .string(image.prompt), "alt": text(image.alt?.text), "alt_by": text(image.alt?.author),
            "revised_prompt": text(image.revisedPrompt),
            "created": .integer(Int64(image.created.timeIntervalSince1970)), "starred": .bool(isStarred),
            "boards": .array(boards.map { .string($0) }), "app": text(image.run?.app),
            "version": image.run.map { .integer(Int64($0.version)) } ?? .null,
            "run": text(image.run?.id), "person": text(image.personID),
            "job": text(image.jobID), "source": .string(source.rawValue), "url": .string("/v1/pictures/\(image.id)/content"),
            "thumb": .string("/studio/api/pictures/\(image.id)/thumb?w=320"),
        ]
        if !image.recipe.isEmpty { object["recipe"] = (try? JSONValue.parse(Data(image.recipe.utf8))) ?? .null }
        return .object(object)
    }

    /// The first words of the prompt as a file name.
    var stem: String {
        let words = image.prompt.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
        var stem = ""
        for word in words where stem.utf8.count + word.utf8.count < 60 { stem += (stem.isEmpty ? "" : "-") + word }
        return (stem.isEmpty ? "picture" : stem) + (image.seed.map { "-\($0)" } ?? "")
    }
}

extension Board {
    /// The board as the studio's scripts get it.
    var json: JSONValue { ["id": .string(id), "name": .string(name), "pictures": .integer(Int64(pictures))] }
}
