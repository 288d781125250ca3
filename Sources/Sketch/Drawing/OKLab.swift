/// A colour in OKLab (Björn Ottosson, "A perceptual color space for image processing", 2020), where equal steps look equal: lightness 0 to 1, `a` green to
/// red, `b` blue to yellow.
public struct OKLab: Sendable, Equatable {
    /// Perceived lightness, 0 black to 1 white.
    public var lightness: Double
    /// The chromatic axes.
    public var a: Double, b: Double

    /// The colour of these coordinates.
    public init(lightness: Double, a: Double, b: Double) {
        self.lightness = lightness
        self.a = a
        self.b = b
    }

    /// The coordinates of an sRGB colour.
    public init(_ paint: Paint) {
        let r = Self.linear(paint.red), g = Self.linear(paint.green), b = Self.linear(paint.blue)
        let l = Exact.cubeRoot(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
        let m = Exact.cubeRoot(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
        let s = Exact.cubeRoot(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
        lightness = 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s
        a = 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s
        self.b = 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s
    }

    /// The distance from the grey of the same lightness.
    public var chroma: Double { (a * a + b * b).squareRoot() }

    /// The nearest sRGB colour of the same lightness and hue: chroma is reduced until the colour exists.
    public var paint: Paint {
        let whole = channels(1)
        if Self.exists(whole) { return Self.paint(whole) }
        var low = 0.0, high = 1.0
        for _ in 0..<12 {
            let middle = (low + high) / 2
            if Self.exists(channels(middle)) { low = middle } else { high = middle }
        }
        return Self.paint(channels(low))
    }

    private func channels(_ saturation: Double) -> (Double, Double, Double) {
        let light = min(max(lightness, 0), 1), a = a * saturation, b = b * saturation
        let l = light + 0.3963377774 * a + 0.2158037573 * b
        let m = light - 0.1055613458 * a - 0.0638541728 * b
        let s = light - 0.0894841775 * a - 1.2914855480 * b
        let l3 = l * l * l, m3 = m * m * m, s3 = s * s * s
        return (
            4.0767416621 * l3 - 3.3077115913 * m3 + 0.2309699292 * s3, -1.2684380046 * l3 + 2.6097574011 * m3 - 0.3413193965 * s3,
            -0.0041960863 * l3 - 0.7034186147 * m3 + 1.7076147010 * s3
        )
    }

    private static func exists(_ c: (Double, Double, Double)) -> Bool {
        let range = -0.0005...1.0005
        return range.contains(c.0) && range.contains(c.1) && range.contains(c.2)
    }

    private static func paint(_ c: (Double, Double, Double)) -> Paint { Paint(red: encoded(c.0), green: encoded(c.1), blue: encoded(c.2)) }

    /// The sRGB transfer function (IEC 61966-2-1), x^2.4 being x² · (fifth root of x)².
    private static func linear(_ channel: UInt8) -> Double {
        let x = Double(channel) / 255
        guard x > 0.04045 else { return x / 12.92 }
        let base = (x + 0.055) / 1.055
        let root = Exact.fifthRoot(base)
        return base * base * root * root
    }

    /// Its inverse, x^(1/2.4) being the twelfth root to the fifth power.
    private static func encoded(_ linear: Double) -> UInt8 {
        let x = min(max(linear, 0), 1)
        guard x > 0.0031308 else { return UInt8((x * 12.92 * 255).rounded()) }
        let twelfth = Exact.cubeRoot(x.squareRoot().squareRoot())
        let square = twelfth * twelfth
        return UInt8(min(max(((1.055 * square * square * twelfth - 0.055) * 255).rounded(), 0), 255))
    }
}
