import Foundation
import Pictures
import Testing

/// The pictures that `Fixtures/make.py` made.
enum Fixture {
    static let red = RGBA(220, 20, 30), green = RGBA(20, 200, 40), blue = RGBA(30, 40, 210), white = RGBA(250, 250, 250)

    static func path(_ name: String) -> String { Bundle.module.bundlePath + "/Fixtures/" + name }

    static func bytes(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(fileURLWithPath: path(name)))) }

    /// A file that is gone with the test process's temporary folder.
    static func write(_ bytes: [UInt8]) throws -> String {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("easel-\(UUID().uuidString)").path
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        return path
    }

    /// A gradient with soft alpha, to encode.
    static func gradient(_ width: Int, _ height: Int, opaque: Bool) throws -> Bitmap {
        try Bitmap(width: width, height: height) { out in
            for y in 0..<height {
                for x in 0..<width {
                    let i = (y * width + x) * 4
                    out[i] = UInt8(x * 255 / max(1, width - 1))
                    out[i + 1] = UInt8(y * 255 / max(1, height - 1))
                    out[i + 2] = UInt8((x + y) % 256)
                    out[i + 3] = opaque ? 255 : UInt8(55 + (x * 3 + y) % 200)
                }
            }
        }
    }
}

/// Whether a pixel is a colour but for `tolerance` in each channel.
func isNear(_ a: RGBA, _ b: RGBA, _ tolerance: Int = 3) -> Bool {
    zip([a.red, a.green, a.blue, a.alpha], [b.red, b.green, b.blue, b.alpha]).allSatisfy { abs(Int($0) - Int($1)) <= tolerance }
}

/// Whether a picture has the fixtures' four quarters.
func hasQuarters(_ bitmap: Bitmap, _ tolerance: Int = 3) -> Bool {
    bitmap.width == 32 && bitmap.height == 24 && isNear(bitmap[4, 4], Fixture.red, tolerance)
        && isNear(bitmap[28, 4], Fixture.green, tolerance) && isNear(bitmap[4, 20], Fixture.blue, tolerance)
        && isNear(bitmap[28, 20], Fixture.white, tolerance)
}
