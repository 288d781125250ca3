import Foundation

/// The values of a `config.json`; its errors name the file and the key.
struct ConfigFile {
    let path: String
    private let values: [String: Any]

    init(_ path: String) throws {
        self.path = path
        guard let data = FileManager.default.contents(atPath: path) else {
            throw ModelError.config(file: path, reason: "it cannot be read")
        }
        guard data.count < 1 << 20, let values = try? JSONSerialization.jsonObject(with: data) as? [String: Any] else {
            throw ModelError.config(file: path, reason: "it is no JSON object")
        }
        self.values = values
    }

    private init(path: String, values: [String: Any]) {
        self.path = path
        self.values = values
    }

    func has(_ key: String) -> Bool { values[key].map { !($0 is NSNull) } ?? false }

    /// A positive whole number of at most `most`.
    func integer(_ key: String, most: Int = 1 << 24) throws -> Int {
        guard let number = values[key] as? NSNumber, let value = Int(exactly: number.doubleValue), (1...most).contains(value) else {
            throw ModelError.config(file: path, reason: "\(key) is no whole number from 1 to \(most)")
        }
        return value
    }

    func number(_ key: String) throws -> Double {
        guard let number = values[key] as? NSNumber, number.doubleValue.isFinite else {
            throw ModelError.config(file: path, reason: "\(key) is no number")
        }
        return number.doubleValue
    }

    func numbers(_ key: String) throws -> [Double] {
        guard let numbers = values[key] as? [NSNumber], (1...16).contains(numbers.count),
            numbers.allSatisfy({ $0.doubleValue.isFinite })
        else { throw ModelError.config(file: path, reason: "\(key) is no list of numbers") }
        return numbers.map(\.doubleValue)
    }

    func integers(_ key: String, least: Int = 1, most: Int = 1 << 16) throws -> [Int] {
        guard let numbers = values[key] as? [NSNumber], (1...16).contains(numbers.count) else {
            throw ModelError.config(file: path, reason: "\(key) is no list of numbers")
        }
        return try numbers.map { number in
            guard let value = Int(exactly: number.doubleValue), (least...most).contains(value) else {
                throw ModelError.config(file: path, reason: "\(key) holds \(number)")
            }
            return value
        }
    }

    func flag(_ key: String, standard: Bool) -> Bool { (values[key] as? NSNumber)?.boolValue ?? standard }

    func text(_ key: String) -> String? { values[key] as? String }

    func object(_ key: String) -> ConfigFile? { (values[key] as? [String: Any]).map { ConfigFile(path: path, values: $0) } }
}
