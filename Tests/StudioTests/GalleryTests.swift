import Foundation
import Hummingbird
import HummingbirdTesting
import Pictures
import Server
import Store
import Testing

@testable import Studio

@Suite struct GalleryTests {
    private func ids(_ answer: (status: Int, json: [String: Any])) -> [String] {
        ((answer.json["data"] as? [[String: Any]]) ?? []).compactMap { $0["id"] as? String }
    }

    @Test func picturesAreFoundPagedAndFiltered() async throws {
        try await Harness.run { client, studio in
            let editor = try await Browser.signedIn(client, studio, as: .editor)
            var made: [String] = []
            for prompt in ["a red apple", "a blue car", "two red cars"] { made.append(try await editor.draw(prompt)) }
            await studio.parts.service.drain()
            let all = try await editor.call(.get, "/studio/api/pictures")
            #expect(Set(ids(all)) == Set(made) && all.json["total"] as? Int == 3)
            let first = try await editor.call(.get, "/studio/api/pictures?limit=2")
            #expect(first.json["has_more"] as? Bool == true)
            let rest = try await editor.call(.get, "/studio/api/pictures?limit=2&after=\(ids(first)[1])")
            #expect(ids(rest) == [ids(all)[2]] && rest.json["has_more"] as? Bool == false)
            #expect(ids(try await editor.call(.get, "/studio/api/pictures?offset=1&limit=1")) == [ids(all)[1]])
            #expect(Set(ids(try await editor.call(.get, "/studio/api/pictures?q=red"))) == [made[0], made[2]])
            #expect(Set(ids(try await editor.call(.get, "/studio/api/pictures?q=CAR"))) == [made[1], made[2]])
            #expect(ids(try await editor.call(.get, "/studio/api/pictures?q=%22%20OR%20*")).isEmpty)
            #expect(ids(try await editor.call(.get, "/studio/api/pictures?q=%22%27%29")).isEmpty)
            #expect(ids(try await editor.call(.get, "/studio/api/pictures?source=api")).isEmpty)
            #expect(ids(try await editor.call(.get, "/studio/api/pictures?source=studio&model=easel-sketch-1")).count == 3)
            #expect(try await editor.call(.get, "/studio/api/pictures?nonsense=1").status == 400)
            let days = try await editor.call(.get, "/studio/api/days").json["data"] as? [[String: Any]]
            #expect(days?.reduce(0) { $0 + ($1["pictures"] as? Int ?? 0) } == 3)
            let day = days?.first?["day"] as? String ?? ""
            #expect(ids(try await editor.call(.get, "/studio/api/pictures?day=\(day)")).count == days?.first?["pictures"] as? Int)
        }
    }

    @Test func starsBoardsAndDeletionCanBeUndone() async throws {
        try await Harness.run { client, studio in
            let editor = try await Browser.signedIn(client, studio, as: .editor)
            let (a, b) = (try await editor.draw("a lamp"), try await editor.draw("a chair"))
            await studio.parts.service.drain()
            let board = try #require(try await editor.call(.post, "/studio/api/boards", #"{"name":"Rooms"}"#).json["id"] as? String)
            #expect(try await editor.call(.post, "/studio/api/boards", #"{"name":"rooms"}"#).status == 409)
            #expect(try await editor.call(.post, "/studio/api/boards", #"{"name":"  "}"#).status == 400)
            let changed = try await editor.call(.patch, "/studio/api/pictures/\(a)", #"{"starred":true,"boards":["\#(board)"]}"#)
            #expect(changed.json["starred"] as? Bool == true && changed.json["boards"] as? [String] == [board])
            #expect(ids(try await editor.call(.get, "/studio/api/pictures?starred=true")) == [a])
            #expect(
                try await editor.call(.post, "/studio/api/pictures/board", #"{"ids":["\#(b)"],"board":"\#(board)"}"#).json["changed"]
                    as? Int == 1)
            #expect(Set(ids(try await editor.call(.get, "/studio/api/pictures?board=\(board)"))) == [a, b])
            let deleted = try await editor.call(.post, "/studio/api/pictures/delete", #"{"ids":["\#(a)","img-none"]}"#)
            #expect(deleted.json["deleted"] as? Int == 1)
            #expect(try await editor.send(.get, "/v1/pictures/\(a)/content").status == .notFound)
            #expect(ids(try await editor.call(.get, "/studio/api/pictures?q=lamp")).isEmpty)
            #expect(
                try await editor.call(.get, "/studio/api/boards").json["data"].map { ($0 as? [[String: Any]])?.first?["pictures"] as? Int }
                    == 1)
            #expect(try await editor.call(.post, "/studio/api/pictures/undelete", #"{"ids":["\#(a)"]}"#).json["restored"] as? Int == 1)
            #expect(ids(try await editor.call(.get, "/studio/api/pictures?q=lamp")) == [a])
            _ = try await editor.call(.post, "/studio/api/pictures/delete", #"{"ids":["\#(a)"]}"#)
            let later = Date().addingTimeInterval(8 * 86_400)
            #expect(try await studio.store.sweep(Retention(), now: later).images == 1)
            #expect(try await editor.call(.post, "/studio/api/pictures/undelete", #"{"ids":["\#(a)"]}"#).json["restored"] as? Int == 0)
            #expect(try await editor.call(.delete, "/studio/api/boards/\(board)").status == 200)
            #expect(try await editor.call(.get, "/studio/api/pictures/\(b)").json["boards"] as? [String] == [])
        }
    }

    @Test func filesGoOutAndComeIn() async throws {
        try await Harness.run { client, studio in
            let editor = try await Browser.signedIn(client, studio, as: .editor)
            let (a, b) = (try await editor.draw("a lamp"), try await editor.draw("a lamp"))
            let thumb = try await editor.send(.get, "/studio/api/pictures/\(a)/thumb?w=160")
            #expect(thumb.status == .ok && thumb.headers[.contentType] == "image/webp")
            #expect(try Bitmap.decode(bytes: Array(buffer: thumb.body)).width <= 160)
            let zip = try await editor.submit("/studio/api/pictures/zip", ["ids": "\(a),\(b)"])
            #expect(zip.status == .ok && zip.headers[.contentType] == "application/zip")
            let folder = NSTemporaryDirectory() + "easel-zip-\(UUID().uuidString)"
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(atPath: folder) }
            try Data(buffer: zip.body).write(to: URL(fileURLWithPath: folder + "/a.zip"))
            let python = Process()
            python.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            python.arguments = [
                "python3", "-c",
                "import zipfile,sys; z=zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; assert len(z.namelist())==2; z.extractall(sys.argv[2])",
                folder + "/a.zip", folder,
            ]
            try python.run()
            python.waitUntilExit()
            #expect(python.terminationStatus == 0)
            let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".png") }
            #expect(names.count == 2)
            let file = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(try #require(names.first))"))
            let boundary = "x7"
            var body = ByteBuffer(string: "--\(boundary)\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n\r\n")
            body.writeBytes(file)
            body.writeString("\r\n--\(boundary)--\r\n")
            let token = editor.token
            let found = try await editor.send(
                .post, "/studio/api/recipe", headers: [.csrfToken: token, .contentType: "multipart/form-data; boundary=\(boundary)"],
                body: body)
            let json = try #require(try JSONSerialization.jsonObject(with: Data(buffer: found.body)) as? [String: Any])
            #expect((json["recipe"] as? [String: Any])?["prompt"] as? String == "a lamp")
            #expect([a, b].contains(json["picture"] as? String))
        }
    }

    @Test func estimatesComeBeforeTheClick() async throws {
        try await Harness.run { client, studio in
            let editor = try await Browser.signedIn(client, studio, as: .editor)
            let free = try await editor.call(.post, "/studio/api/estimate", #"{"n":4,"size":"512x512","images":2}"#)
            #expect(free.status == 200 && free.json["free"] as? Bool == true && free.json["cost_usd"] as? String == "0.00")
            #expect(try await editor.call(.post, "/studio/api/estimate", #"{"n":40}"#).status == 400)
            #expect(try await editor.call(.post, "/studio/api/estimate", #"{"model":"none"}"#).status == 404)
        }
    }
}
