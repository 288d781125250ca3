import API
import Apps
import Foundation

extension Studio {
    /// What apps can start from, for the page that offers it.
    var templates: [JSONValue] { [] }

    /// The template of this name.
    func template(_ name: String) -> AppDefinition? { nil }
}
