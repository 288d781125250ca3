import Foundation
import Pictures
import Registry
import Store

extension Store {
    /// A kept picture as something to work from; `nil` where it is no longer kept, or no picture.
    public func input(_ sha256: String) -> InputPicture? {
        let path = blobs.path(of: sha256)
        guard let info = try? PictureInfo.read(path: path) else { return nil }
        let bytes = (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
        return InputPicture(
            path: path, format: info.format, size: PixelSize(info.uprightWidth, info.uprightHeight), bytes: bytes, sha256: sha256)
    }
}
