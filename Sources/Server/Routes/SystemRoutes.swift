import API
import CAssets
import Foundation
import Hummingbird
import NIOCore

/// Health, metrics, the API's description, and a welcome.
struct SystemRoutes {
    let parts: ServerParts
    let state: ServerState

    /// - Parameter welcomes: Whether `/` is to say where to go; the studio has a page there.
    func add(to router: Router<EaselContext>, welcomes: Bool) {
        router.get("/healthz") { _, _ in try Response.json(["status": "ok"]) }
        router.get("/readyz") { _, _ in
            guard state.isReady.load(ordering: .relaxed) else {
                throw APIError.unavailable("The server is starting or stopping.", retryAfter: 1)
            }
            return try Response.json(["status": "ready"])
        }
        router.get("/metrics") { _, _ in Response.text(parts.metrics.exposition, type: "text/plain; version=0.0.4; charset=utf-8") }
        router.get("/openapi.yaml") { _, _ in
            let asset = easel_asset_openapi()
            return Response.bytes(
                ByteBuffer(bytes: UnsafeRawBufferPointer(start: asset.bytes, count: asset.count)), type: "application/yaml")
        }
        guard welcomes else { return }
        router.get("/") { _, _ in
            Response.text(
                """
                This is Easel, an OpenAI-compatible server for image work.

                  POST /v1/images/generations   pictures from text
                  POST /v1/images/edits         pictures from pictures and text
                  GET  /v1/models               what can draw here
                  GET  /openapi.yaml            everything else

                """)
        }
    }
}
