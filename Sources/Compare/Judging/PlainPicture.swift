import API
import Foundation
import Pictures
import Store

extension Store {
    /// A stored picture without clues to its maker: decoded, fitted into a square of `edge` pixels, laid over the same grey, encoded anew
    /// in one format without metadata. Runs where it holds nobody up.
    ///
    /// - Throws: `APIError.notFound` where the file is gone or cannot be read.
    func plainPicture(_ sha256: String, edge: Int, format: PictureFormat) async throws -> EncodedPicture {
        let path = blobs.path(of: sha256)
        return try await Task.detached(priority: .utility) {
            do {
                return try PlainPicture.make(path: path, edge: edge).encoded(as: format, compression: PlainPicture.compression)
            } catch is PictureError {
                throw APIError.notFound("This picture is gone or cannot be read.")
            }
        }.value
    }
}

/// Pictures as judges and voters see them.
enum PlainPicture {
    /// The quality of jpeg and webp files, 0 to 100.
    static let compression = 90
    /// What is around a picture that is no square.
    static let grey = RGBA(128, 128, 128)

    /// The picture at `path` in the middle of a grey square; larger ones are scaled down, smaller ones up, so that all come equally large.
    static func make(path: String, edge: Int) throws -> Bitmap {
        var picture = try Bitmap.decode(path: path, fitting: edge)
        picture.flatten(on: .white)
        let longest = max(picture.width, picture.height)
        let width = max(1, (picture.width * edge + longest / 2) / longest)
        let height = max(1, (picture.height * edge + longest / 2) / longest)
        let scaled = try picture.resized(width: width, height: height)
        if width == edge, height == edge { return scaled }
        let (left, top) = ((edge - width) / 2, (edge - height) / 2)
        var square = try Bitmap(width: edge, height: edge, filledWith: grey)
        square.withMutablePixels { out in
            scaled.pixels.withUnsafeBufferPointer { source in
                for row in 0..<height {
                    let target = UnsafeMutableBufferPointer(
                        rebasing: out[((top + row) * edge + left) * 4..<((top + row) * edge + left + width) * 4])
                    _ = target.update(fromContentsOf: source[row * width * 4..<(row + 1) * width * 4])
                }
            }
        }
        return square
    }
}
