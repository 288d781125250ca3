import SVG
import Testing

@Suite struct XMLTests {
    func parse(_ text: String, _ limits: XMLLimits = .standard) throws -> SVGElement {
        try SVGElement(parsing: Array(text.utf8), limits: limits)
    }

    @Test func treesAreReadInOrder() throws {
        let root = try parse(
            "<?xml version='1.0'?>\n<!-- a --><svg b='1' a=\"2\">\n  <g id='x'><rect/></g>\n  <text>one <tspan>two</tspan> <tspan>three</tspan></text></svg>\n"
        )
        #expect(root.name == "svg" && root.attributes.map(\.name) == ["b", "a"] && root["a"] == "2")
        #expect(root.elements.map(\.name) == ["g", "text"] && root.children.count == 2)
        #expect(root.elements[0].line == 3 && root.elements[0].elements[0].name == "rect")
        #expect(root.elements[1].text == "one two three")
    }

    @Test func referencesAndSectionsAreResolved() throws {
        let root = try parse("<t a='&lt;&#65;&#x1F34E;&amp;amp;&quot;&apos;\n\tb'>&gt;<![CDATA[<&>]]>\r\nx</t>")
        #expect(root["a"] == "<A🍎&amp;\"'  b")
        #expect(root.text == "><&>\nx")
    }

    @Test func writingAndReadingComesBack() throws {
        let element = SVGElement("svg", ["a": "<>&\"'\n\u{9}é"], [SVGElement("text", text: "a < b & c > d\r")])
        let text = String(decoding: element.serialized(), as: UTF8.self)
        #expect(text == "<svg a=\"&lt;&gt;&amp;&quot;'&#10;&#9;é\"><text>a &lt; b &amp; c &gt; d&#13;</text></svg>")
        #expect(try parse(text) == element)
        #expect(try parse(text).serialized() == element.serialized())
    }

    @Test(arguments: [
        ("", "there is no element"), ("<a>", "line 1: <a> is not closed"), ("<a></b>", "line 1: </b> stands where </a> should"),
        ("<a/><b/>", "line 1: there is a second root element"), ("<a/>x", "line 1: there is text outside the root element"),
        ("<a>\n<b c=1/></a>", "line 2: the value of 'c' is not quoted"),
        ("<a b='1' b='2'/>", "line 1: the attribute 'b' stands twice in <a>"),
        ("<a b='<'/>", "line 1: the value of 'b' holds a '<'"), ("<a>&nbsp;</a>", "line 1: the entity '&nbsp;' is not known"),
        ("<a>&#0;</a>", "line 1: the entity '&#0;' is not known"), ("<a>&</a>", "line 1: an '&' is not written as '&amp;'"),
        ("<!DOCTYPE svg><svg/>", "line 1: a DOCTYPE or other declaration is not allowed"),
        ("<a>\n<!ENTITY x 'y'></a>", "line 2: a DOCTYPE or other declaration is not allowed"),
        ("<a><?php ?></a>", "line 1: a processing instruction is not allowed"), ("<a", "line 1: <a> does not end"),
        ("<a b='", "line 1: the value of 'b' does not end"), ("<a><!-- </a>", "line 1: a comment does not end"),
        ("<a b='1'c='2'/>", "line 1: a space is missing before an attribute of <a>"), ("</a>", "line 1: </a> closes nothing"),
        ("<a>\u{1}</a>", "line 1: there is a control character"), ("<1/>", "line 1: an element's name is missing"),
    ])
    func faultsNameTheirLine(text: String, message: String) {
        let error = #expect(throws: SVGError.self) { try parse(text) }
        #expect(error?.description.contains(message) == true, "\(error.map(\.description) ?? "")")
    }

    @Test func limitsHold() throws {
        let deep = String(repeating: "<g>", count: 101) + String(repeating: "</g>", count: 101)
        #expect(throws: SVGError.self) { try parse(deep) }
        #expect(throws: Never.self) { try parse(deep, XMLLimits(depth: 101)) }
        #expect(throws: SVGError.self) { try parse("<a><b/><b/></a>", XMLLimits(elements: 2)) }
        #expect(throws: SVGError.self) { try parse("<a b='' c=''/>", XMLLimits(attributes: 1)) }
        #expect(throws: SVGError.self) { try parse("<a>long</a>", XMLLimits(bytes: 10)) }
        #expect(throws: SVGError.self) { try SVGElement(parsing: Array("<a>".utf8) + [0xC0, 0x80] + Array("</a>".utf8)) }
    }

    @Test func headsAreReadAlone() throws {
        let text = Array("<svg data-names='apple' viewBox='0 0 1 1'><g></broken".utf8)
        let head = try text.withUnsafeBufferPointer { try SVGElement.head(parsing: $0) }
        #expect(head["data-names"] == "apple" && head.children.isEmpty)
    }

    @Test func attributesKeepTheirPlace() {
        var element = SVGElement("a", ["x": "1", "y": "2"])
        element["x"] = "3"
        element["z"] = "4"
        element["y"] = nil
        #expect(String(decoding: element.serialized(), as: UTF8.self) == "<a x=\"3\" z=\"4\"/>")
    }
}
