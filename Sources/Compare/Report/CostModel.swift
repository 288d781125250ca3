import Registry

/// What pictures of one model cost, as measured: the calculator of reports and of the studio. Its JSON is part of the report.
public struct CostModel: Sendable, Equatable, Codable {
    /// The model.
    public var model: String
    /// The mean cost of a picture that was made, failed tries among it; `nil` where no picture was made.
    public var perImage: Money?
    /// The mean cost of a picture that was accepted; `nil` where nobody and no judge that counts has said which are.
    public var perAccepted: Money?
    /// The share of pictures that were accepted; `nil` as above.
    public var acceptance: Double?
    /// Whether the numbers were measured, or come from the catalogue's prices.
    public var isMeasured: Bool

    /// What pictures cost.
    public init(model: String, perImage: Money?, perAccepted: Money? = nil, acceptance: Double? = nil, isMeasured: Bool) {
        self.model = model
        self.perImage = perImage
        self.perAccepted = perAccepted
        self.acceptance = acceptance
        self.isMeasured = isMeasured
    }

    /// What `count` pictures cost, or `count` accepted ones; `nil` where it is not known.
    public func cost(of count: Int, accepted: Bool = false) -> Money? {
        guard let each = accepted ? perAccepted : perImage else { return nil }
        let (sum, overflow) = each.nanodollars.multipliedReportingOverflow(by: Int64(max(0, count)))
        return overflow ? nil : Money(nanodollars: sum)
    }

    /// How many pictures it takes on average to get `count` accepted ones; `nil` where it is not known or none is ever accepted.
    public func tries(for count: Int) -> Int? {
        guard let acceptance, acceptance > 0 else { return nil }
        return Int((Double(max(0, count)) / acceptance).rounded(.up))
    }

    /// The volumes that reports show.
    public static let volumes = [100, 1_000, 10_000, 100_000]

    enum CodingKeys: String, CodingKey {
        case model, acceptance
        case perImage = "per_image"
        case perAccepted = "per_accepted"
        case isMeasured = "is_measured"
    }
}
