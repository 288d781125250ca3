import SVG

/// What ties a thing to what it stands on: soft ellipses of one shared gradient, ripples on water.
struct Shadows {
    let light: Light
    let quality: Quality
    /// Among very many things a second shadow of each would not be seen, but paid for.
    let isCrowded: Bool
    static let gradient = "sh-soft"

    /// The gradient that every shadow uses; none at low quality.
    var definitions: [SVGElement] {
        guard quality >= .medium else { return [] }
        return [
            Draw.radial(Self.gradient, [(0, light.shadow, 1), (0.45, light.shadow, 0.72), (0.8, light.shadow, 0.18), (1, light.shadow, 0)])
        ]
    }

    /// What is drawn before `member`.
    func beneath(_ member: Member) -> [SVGElement] {
        let frame = member.frame
        switch member.stance {
        case .ground:
            guard member.part != .front else { return [] }
            return ground(member.lies ? member.box : frame, strength: 1)
        case .resting: return resting(frame)
        case .wall:
            guard quality >= .medium else { return [] }
            return [
                ellipse(
                    frame.centreX + frame.width * 0.04, frame.centreY + frame.height * 0.07, frame.width * 0.58, frame.height * 0.58, 0.55)
            ]
        case .water: return water(member.lies ? member.box : frame)
        case .air, .carried: return []
        }
    }

    private func ground(_ frame: Box, strength: Double) -> [SVGElement] {
        let half = frame.width * 0.5, flat = min(max(half * 0.15, 3), max(frame.height * 0.14, 3))
        switch isCrowded ? min(quality, .medium) : quality {
        case .low:
            return [
                Draw.ellipse(
                    frame.centreX, frame.bottom - flat * 0.12, half * 0.92, flat * 0.62, fill: light.shadow.hex, opacity: 0.18,
                    class: "shadow")
            ]
        case .medium: return [ellipse(frame.centreX + half * 0.06, frame.bottom - flat * 0.1, half * 1.18, flat * 1.15, strength)]
        case .high:
            return [
                ellipse(frame.centreX + half * 0.22, frame.bottom - flat * 0.1, half * 1.42, flat * 1.6, strength * 0.55),
                ellipse(frame.centreX + half * 0.03, frame.bottom - flat * 0.12, half * 1.02, flat * 0.8, strength * 0.85),
            ]
        }
    }

    private func resting(_ frame: Box) -> [SVGElement] {
        guard quality >= .medium else { return [] }
        let half = frame.width * 0.5, flat = max(min(half * 0.1, frame.height * 0.08), 2)
        return [ellipse(frame.centreX, frame.bottom - flat * 0.2, half * 0.95, flat, 0.8)]
    }

    private func water(_ frame: Box) -> [SVGElement] {
        let half = frame.width * 0.5, flat = min(half * 0.09, frame.height * 0.1)
        let wide =
            "M\(Numbers.list(frame.centreX - half * 1.25, frame.bottom + flat * 0.5))h\(Numbers.text(half * 0.9))m\(Numbers.text(half * 0.3)) 0h\(Numbers.text(half * 1.1))"
        let near = "M\(Numbers.list(frame.centreX - half * 0.7, frame.bottom + flat * 1.7))h\(Numbers.text(half * 1.5))"
        let shade = quality >= .medium ? [ellipse(frame.centreX, frame.bottom, half * 1.1, flat * 1.3, 0.7)] : []
        return shade + [Draw.line(wide + near, stroke: "#ffffff", width: 4, opacity: 0.4, class: "shadow")]
    }

    private func ellipse(_ x: Double, _ y: Double, _ across: Double, _ down: Double, _ strength: Double) -> SVGElement {
        Draw.ellipse(x, y, across, down, fill: "url(#\(Self.gradient))", opacity: min(light.shadowOpacity * strength, 1), class: "shadow")
    }
}
