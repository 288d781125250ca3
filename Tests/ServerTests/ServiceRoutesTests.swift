import Foundation
import Hummingbird
import HummingbirdTesting
import Pictures
import Registry
import Store
import Testing

@testable import Server

@Suite struct ServiceRoutesTests {
    @Test func jobsAreAcceptedFinishedAndListed() async throws {
        try await Harness.run { client, _ in
            let accepted = try await client.post(
                "/v1/images/generations", #"{"prompt":"a cat","size":"128x128"}"#,
                headers: [.prefer: "respond-async", .idempotencyKey: "k"])
            #expect(accepted.status == 202)
            let id = try #require(accepted.json["id"] as? String)
            let again = try await client.post(
                "/v1/images/generations", #"{"prompt":"a cat","size":"128x128"}"#,
                headers: [.prefer: "respond-async", .idempotencyKey: "k"])
            var status = ""
            for _ in 0..<200 where status != "succeeded" {
                status = try await client.fetch("/v1/jobs/\(id)").json["status"] as? String ?? ""
                try await Task.sleep(for: .milliseconds(20))
            }
            #expect(status == "succeeded")
            #expect(again.json["id"] as? String == id || again.status == 409)
            let events = try await client.executeRequest(uri: "/v1/jobs/\(id)/events", method: .get, headers: [:], body: nil)
            #expect(String(buffer: events.body).hasPrefix("event: job.succeeded"))
            #expect(try await client.fetch("/v1/jobs/job-none").status == 404)
        }
    }

    @Test func keysAreCheckedLimitedAndRevoked() async throws {
        try await Harness.run(keysRequired: true) { client, store in
            #expect(try await client.fetch("/v1/models").status == 401)
            #expect(try await client.fetch("/healthz").status == 200)
            let made = try await store.keys.create(NewKey(name: "a", budget: Budget(.dollars(1)), rpm: 2, models: ["other"]))
            let headers: HTTPFields = [.authorization: "Bearer \(made.secret)"]
            let listed = try await client.fetch("/v1/models", headers: headers)
            #expect(listed.status == 200 && listed.headers[.rateRemainingRequests] == "1")
            let refused = try await client.post("/v1/images/generations", #"{"prompt":"a"}"#, headers: headers)
            #expect(refused.status == 403)
            let limited = try await client.fetch("/v1/models", headers: headers)
            #expect(limited.status == 429 && limited.headers[.retryAfterMilliseconds] != nil)
            _ = try await store.keys.revoke(made.key.id)
            #expect(try await client.fetch("/v1/models", headers: headers).status == 401)
        }
    }

    @Test func foreignPagesAreKeptAway() async throws {
        try await Harness.run { client, _ in
            let foreign = try await client.post("/v1/images/generations", "{}", headers: [.origin: "https://evil.example"])
            #expect(foreign.status == 403)
            let own = try await client.post("/v1/images/generations", "{}", headers: [.origin: "http://localhost:3000"])
            #expect(own.status == 400)
        }
        #expect(OriginGuard.isLoopback("127.0.0.1:8080") && OriginGuard.isLoopback("[::1]:80") && OriginGuard.isLoopback("app.localhost"))
        #expect(!OriginGuard.isLoopback("evil.example") && !OriginGuard.isLoopback("127.evil.example") && !OriginGuard.isLoopback(""))
    }

    @Test func unknownPathsAndMethodsAreErrorsWithFourKeys() async throws {
        try await Harness.run { client, _ in
            let unknown = try await client.fetch("/v1/nothing")
            #expect(unknown.status == 404 && (unknown.json["error"] as? [String: Any])?.count == 4)
            #expect(try await client.fetch("/v1/images/generations").status == 405)
            let plain = try await client.post("/v1/images/generations", "a=b", headers: [.contentType: "text/plain"])
            #expect(plain.status == 415)
            #expect(try await client.fetch("/metrics").status == 200)
        }
    }

    @Test func routesTableAndDescriptionAgree() async throws {
        try await Harness.run { client, _ in
            let yaml = try await client.executeRequest(uri: "/openapi.yaml", method: .get, headers: [:], body: nil)
            let lines = String(buffer: yaml.body).split(separator: "\n", omittingEmptySubsequences: false)
            var described: Set<String> = []
            var path = ""
            for line in lines {
                if line.hasPrefix("  /"), line.hasSuffix(":") { path = String(line.dropFirst(2).dropLast()) }
                if line.hasPrefix("components:") { break }
                for method in ["get", "post", "delete"] where line == "    \(method):" {
                    described.insert("\(method.uppercased()) \(path)")
                }
            }
            #expect(described == Set(RouteTable.entries.map { "\($0.method.rawValue) \($0.path)" }))
            for entry in RouteTable.entries {
                let concrete = entry.path.replacing(#/\{[^}]*\}/#, with: "x")
                let answer = try await client.fetch(concrete, method: entry.method)
                let code = (answer.json["error"] as? [String: Any])?["code"] as? String
                #expect(code != "unknown_url" && answer.status != 405, "\(entry.method) \(concrete)")
            }
        }
    }

    @Test func budgetOfBytesWaitsInOrder() async throws {
        let budget = ByteBudget(10)
        try await budget.acquire(8)
        let waiting = Task { try await budget.holding(5) { true } }
        try await Task.sleep(for: .milliseconds(20))
        let cancelled = Task { try await budget.acquire(1) }
        cancelled.cancel()
        await #expect(throws: CancellationError.self) { try await cancelled.value }
        budget.release(8)
        #expect(try await waiting.value)
    }
}
