import SVG
import Testing

/// A drawing of 100x100 around `body`.
func drawing(_ body: String, _ attributes: String = "") -> [UInt8] {
    Array("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 100 100\"\(attributes)>\(body)</svg>".utf8)
}

func sanitized(_ body: String) throws -> String { String(decoding: try SVGSanitizer.sanitize(drawing(body)).bytes, as: UTF8.self) }

@Suite struct SanitizerTests {
    @Test func goodDrawingsStayAsTheyAre() throws {
        let body = """
            <defs><linearGradient id="g" x1="0" y1="0" x2="0" y2="100%"><stop offset="0" stop-color="#fff"/><stop offset="1" \
            stop-color="rgba(1, 2, 3, 0.5)"/></linearGradient><clipPath id="c"><circle cx="5" cy="5" r="4"/></clipPath><filter id="f" \
            x="-20%" y="-20%" width="140%" height="140%"><feGaussianBlur in="SourceGraphic" stdDeviation="2 3"/></filter></defs><g \
            transform="translate(1,2) rotate(-30)" clip-path="url(#c)"><path d="M0,0L10-5.5.5 1e1a5 5 0 01 10 10Z" fill="url(#g) #f00" \
            stroke-dasharray="1 2,3" style="mix-blend-mode:multiply"/></g><text x="1" y="2" font-family="'DejaVu Sans', sans-serif" \
            font-size="12px">Hi &amp; <tspan dy="1em">bye</tspan></text><use href="#u" filter="url(#f)"/><g id="u"/>
            """
        let clean = try SVGSanitizer.sanitize(drawing(body))
        #expect(clean.dropped.isEmpty, "\(clean.dropped)")
        #expect(clean.bytes == drawing(body))
        #expect(clean.width == 100 && clean.height == 100)
    }

    @Test(arguments: [
        "<script>alert(1)</script>", "<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>x</p></foreignObject>",
        "<a href='https://example.org'><rect width='1' height='1'/></a>", "<iframe src='x'/>", "<image href='/etc/passwd'/>",
        "<image href='data:image/svg+xml;base64,AAAA'/>", "<animate attributeName='x'/>", "<set attributeName='onload' to='x'/>",
        "<animateTransform/>", "<metadata>x</metadata>", "<handler/>", "<style>@import url(http://x/);</style>",
        "<x:rect xmlns:x='urn:x'/>", "<rect xmlns='urn:x'/>", "<switch><g/></switch>", "<audio src='x'/>", "<view/>", "<cursor/>",
    ])
    func dangerousElementsGo(element: String) throws {
        let clean = try SVGSanitizer.sanitize(drawing(element))
        #expect(clean.root.children.isEmpty)
        #expect(clean.dropped.count == 1)
    }

    @Test(arguments: [
        "onload='x()'", "onclick='x()'", "href='https://x/'", "href='//x/y.svg#a'", "href='x.svg#a'", "xlink:href='javascript:x()'",
        "fill='url(http://x/#a)'", "fill='url(x.svg#a)'", "fill='url(data:a)'", "filter='url(file:///etc/passwd#a)'",
        "style='fill:url(//x)'",
        "style='background:url(x)'", "style='behavior:url(#b)'", "style='-moz-binding:url(#b)'", "fill='expression(1)'", "data-x='<b>'",
        "style='fill:\\75 rl(x)'", "width='calc(1px)'", "clip-path='path(\"M0 0\")'", "xml:base='http://x/'", "requiredExtensions='x'",
        "font-family='\"a;b{\"'", "id='a\"b'", "class='a<b'", "src='x'", "externalResourcesRequired='true'", "mask='image(x)'",
        "opacity='url(#a)'", "style='fill:image-set(x)'", "style='--a:url(x)'", "fill='var(--a)'", "transform='url(#a)'", "x='url(#a)'",
    ])
    func dangerousAttributesGo(attribute: String) throws {
        let text = attribute.replacing("<b>", with: "&lt;b&gt;").replacing("a<b", with: "a&lt;b")
        let safe = text.hasPrefix("font-family") ? "font-family='&quot;a;b{&quot;'" : text.replacing("id='a\"b'", with: "id='a&quot;b'")
        let clean = try SVGSanitizer.sanitize(
            drawing(
                "<rect id='a' \(safe.hasPrefix("id=") ? "" : "")\(safe.hasPrefix("id=") ? "" : safe) height='1'/><g \(safe.hasPrefix("id=") ? safe : "")/>"
            ))
        let written = String(decoding: clean.bytes, as: UTF8.self)
        #expect(written.hasSuffix("<rect id=\"a\" height=\"1\"/><g/></svg>"), "\(written)")
        #expect(!clean.dropped.isEmpty)
    }

    @Test(arguments: [
        ("<rect x='NaN'/>", "NaN"), ("<rect x='Infinity'/>", "Infinity"), ("<rect width='1e400'/>", "too large"),
        ("<path d='M0 0L99999999 0'/>", "too large"), ("<path d='M0 NaN'/>", "NaN"), ("<path d='M0 0 L inf 0'/>", "Infinity"),
        ("<g transform='scale(1e300)'/>", "too large"), ("<polygon points='0,0 1e99,0'/>", "too large"),
        ("<rect style='stroke-width:1e30'/>", "too large"), ("<g id='a'><use href='#a'/></g>", "refers to itself"),
        ("<pattern id='p'><rect fill='url(#p)'/></pattern>", "refers to itself"),
        ("<g id='a'><use href='#b'/></g><g id='b'><use href='#a'/></g>", "refers to itself"),
        ("<mask id='m' mask='url(#m)'/>", "refers to itself"),
        ("<clipPath id='c'><rect clip-path='url(#c)'/></clipPath>", "refers to itself"),
        ("<filter id='f'><feImage href='#r'/></filter><rect id='r' filter='url(#f)'/>", "refers to itself"),
        ("<marker id='m'><path marker-end='url(#m)'/></marker>", "refers to itself"),
        ("<linearGradient id='a' href='#b'/><linearGradient id='b' href='#a'/>", "refers to itself"),
        ("<style>.p{fill:url(#p)}</style><pattern id='p'><rect class='p'/></pattern>", "refers to itself"),
        ("<filter id='f' width='9000%'/>", "filter's width"), ("<filter><feTurbulence numOctaves='99'/></filter>", "octaves"),
        ("<filter><feMorphology radius='900'/></filter>", "radius"),
        ("<filter><feGaussianBlur stdDeviation='99999'/></filter>", "stdDeviation"),
        ("<filter><feConvolveMatrix order='64'/></filter>", "order"),
    ])
    func dangerousNumbersAndCirclesAreRefused(body: String, reason: String) {
        let error = #expect(throws: SVGError.self) { try SVGSanitizer.sanitize(drawing(body)) }
        #expect(error?.description.contains(reason) == true, "\(error.map(\.description) ?? "")")
    }

    @Test func billionsOfElementsAreRefused() {
        var body = "<g id='a0'><rect width='1' height='1'/></g>"
        for i in 1...12 { body += "<g id='a\(i)'>" + String(repeating: "<use href='#a\(i - 1)'/>", count: 10) + "</g>" }
        #expect(throws: SVGError.self) { try SVGSanitizer.sanitize(drawing(body)) }
        var patterns = "<pattern id='p0'><rect/></pattern>"
        for i in 1...12 {
            patterns += "<pattern id='p\(i)'>" + String(repeating: "<rect fill='url(#p\(i - 1))'/>", count: 10) + "</pattern>"
        }
        #expect(throws: SVGError.self) { try SVGSanitizer.sanitize(drawing(patterns)) }
        let inherited =
            "<pattern id='q'>\(String(repeating: "<rect/>", count: 400))</pattern><g fill='url(#q)'>\(String(repeating: "<rect/>", count: 400))</g>"
        #expect(throws: SVGError.self) { try SVGSanitizer.sanitize(drawing(inherited)) }
    }

    @Test func longChainsOfReferencesAreRefused() {
        let body = (0..<5000).map { "<g id='a\($0)'><use href='#a\($0 + 1)'/></g>" }.joined()
        #expect(throws: SVGError.self) { try SVGSanitizer.sanitize(drawing(body)) }
    }

    @Test func countsAreCapped() {
        var limits = SVGLimits.standard
        limits.pathCommands = 3
        #expect(throws: SVGError.self) { try SVGSanitizer.sanitize(drawing("<path d='M0 0h1h1h1'/>"), limits: limits) }
        #expect(throws: SVGError.self) { try SVGSanitizer.sanitize(drawing("<polyline points='0 0 1 1 2 2 3 3'/>"), limits: limits) }
        limits.textCharacters = 4
        #expect(throws: SVGError.self) { try SVGSanitizer.sanitize(drawing("<text>12345</text>"), limits: limits) }
        limits.filters = 1
        #expect(throws: SVGError.self) { try SVGSanitizer.sanitize(drawing("<filter/><filter/>"), limits: limits) }
        limits.styleBytes = 10
        #expect(throws: SVGError.self) { try SVGSanitizer.sanitize(drawing("<style>.abc{fill:red}</style>"), limits: limits) }
    }

    @Test func sheetsBecomeStyles() throws {
        let clean = try SVGSanitizer.sanitize(
            drawing(
                """
                <style><![CDATA[/* x { */ .a, g > #r { fill: red; behavior: url(x) } rect.a{stroke:blue!important} g .a{opacity:.5} \
                @media print { .a { fill: green } } .b:hover{fill:green} circle{fill:green}]]></style><g><rect class="a" style="stroke:red"/>\
                <rect id="r"/></g>
                """))
        let text = String(decoding: clean.bytes, as: UTF8.self)
        #expect(
            text.contains(
                "<g><rect class=\"a\" style=\"fill:red;opacity:.5;stroke:red;stroke:blue\"/><rect id=\"r\" style=\"fill:red\"/></g>"),
            "\(text)")
        #expect(!text.contains("behavior") && !text.contains("<style") && !text.contains("green"))
        #expect(clean.dropped.contains("style rule '@media'") && clean.dropped.contains("style selector '.b:hover'"))
    }

    @Test func referencesToNothingGo() throws {
        let text = try sanitized("<rect fill='url(#x)' stroke='url(#y) red' filter='url(#z)' clip-path='url(#w)'/><use href='#v'/>")
        #expect(text.hasSuffix("<rect fill=\"none\" stroke=\"red\"/><use/></svg>"), "\(text)")
    }

    @Test func pathsAreKeptUpToTheirFault() throws {
        #expect(try sanitized("<path d='M0 0 L5 5 L7 x'/>").contains("d=\"M0 0 L5 5\""))
        #expect(try sanitized("<path d='L5 5'/>").contains("d=\"\""))
        #expect(try sanitized("<path d='m1 1 2 2zm-1-1-.5.5'/>").contains("d=\"m1 1 2 2zm-1-1-.5.5\""))
    }

    @Test func prefixesAreResolved() throws {
        let text =
            "<s:svg xmlns:s='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' width='2in' height='96'><s:g id='a'/><s:use xlink:href='#a'/><g/></s:svg>"
        let clean = try SVGSanitizer.sanitize(Array(text.utf8))
        #expect(clean.width == 192 && clean.height == 96)
        #expect(
            String(decoding: clean.bytes, as: UTF8.self)
                == "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"2in\" height=\"96\" viewBox=\"0 0 192 96\"><g id=\"a\"/><use href=\"#a\"/></svg>"
        )
    }

    @Test(arguments: [
        "<html/>", "<svg/>", "<svg xmlns='urn:x' viewBox='0 0 1 1'/>", "<svg viewBox='0 0 0 1'/>", "<svg viewBox='0 0 1'/>",
        "<svg width='100%'/>",
    ])
    func rootsMustBeDrawings(text: String) {
        #expect(throws: SVGError.self) { try SVGSanitizer.sanitize(Array(text.utf8)) }
    }

    @Test func sanitisingTwiceChangesNothing() throws {
        for body in SVGCorpus.bodies {
            guard let once = try? SVGSanitizer.sanitize(drawing(body)) else { continue }
            #expect(try SVGSanitizer.sanitize(once.bytes).bytes == once.bytes)
        }
    }
}
