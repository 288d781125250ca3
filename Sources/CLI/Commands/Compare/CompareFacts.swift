import API
import ArgumentParser
import Foundation
import Registry

/// What is known of models without making a picture.
enum CompareFacts {
    static func show(_ names: [String], _ options: CompareOptions, _ place: PlaceOptions) async throws {
        throw ValidationError("not here yet")
    }
}
