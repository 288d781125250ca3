import Foundation

/// The noise's share at each step of a flow-matching model, from 1 to 0.
///
/// diffusers 0.42.1: `compute_empirical_mu` of `pipeline_flux2_klein.py`, and `FlowMatchEulerDiscreteScheduler` with dynamic
/// exponential shifting.
public struct FlowSchedule: Sendable, Equatable {
    /// One more than there are steps; the last is 0.
    public let sigmas: [Double]

    /// The schedule of a picture of `tokens` tokens in `steps` steps.
    public init(tokens: Int, steps: Int) {
        let mu = Self.shift(tokens: tokens, steps: steps)
        let factor = exp(mu)
        // From 1 down to 1 / steps, evenly, then shifted towards noise.
        sigmas =
            (0..<steps).map { step in
                let even = steps == 1 ? 1 : 1 + Double(step) * (1 / Double(steps) - 1) / Double(steps - 1)
                return factor / (factor + (1 / even - 1))
            } + [0]
    }

    private init(sigmas: [Double]) { self.sigmas = sigmas }

    /// How many steps there are.
    public var steps: Int { sigmas.count - 1 }

    /// The part that is run for a strength below 1: the first steps are left out, all but the last for one close to 0
    /// (diffusers `get_timesteps`).
    public func part(strength: Double) -> FlowSchedule {
        let wanted = min(Double(steps) * strength, Double(steps))
        return FlowSchedule(sigmas: Array(sigmas[Int(max(Double(steps) - wanted, 0))...]))
    }

    /// How far the schedule leans to noise: measured lines over the number of tokens at 10 and at 200 steps, and between them.
    static func shift(tokens: Int, steps: Int) -> Double {
        let at200 = 0.00016927 * Double(tokens) + 0.45666666
        if tokens > 4300 { return at200 }
        let at10 = 8.73809524e-05 * Double(tokens) + 1.89833333
        let slope = (at200 - at10) / 190
        return slope * Double(steps) + at200 - 200 * slope
    }
}
