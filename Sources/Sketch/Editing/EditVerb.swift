/// What an instruction wants done.
enum EditVerb {
    case add, remove, replace, become, make, change, move, write, enlarge, shrink, keep

    /// The words for it; the longest is taken.
    static let table: [(EditVerb, StaticText)] = [
        (
            .add,
            "add, put, place, insert, include, draw, introduce, show, give me, give, also add, throw in, bring in, add in, append, let there be, put in, sprinkle, there should be, create, i want, we need"
        ),
        (
            .remove,
            "remove, delete, erase, take away, take out, get rid of, drop, hide, clear, eliminate, lose, take off, cut out, cut, omit, leave out, dont show, do not show, subtract, kill, wipe"
        ),
        (.replace, "replace, swap, exchange, substitute, switch"),
        (.become, "turn, transform, convert, morph, change the"),
        (
            .make,
            "make, paint, colour, color, recolour, recolor, dye, tint, render, let, have, fill, set it, repaint, style, restyle, redraw"
        ),
        (.change, "change, set, adjust, alter, modify, update"),
        (.move, "move, shift, relocate, reposition, slide, bring, send, push"),
        (.write, "write, letter, print, inscribe, type, engrave"),
        (.enlarge, "enlarge, grow, scale up, increase, expand, magnify, zoom in on"),
        (.shrink, "shrink, scale down, reduce, decrease, minimise, minimize"),
        (.keep, "keep, leave, preserve, maintain"),
    ]

    /// The verb that the words at `index` begin with, and how many words it has.
    static func at(_ index: Int, of words: [String]) -> (verb: EditVerb, count: Int)? {
        for count in [3, 2, 1] where index + count <= words.count {
            let phrase = words[index..<index + count].joined(separator: " ")
            for (verb, text) in table where verb != .become || phrase != "change the" {
                if text.phrases.contains(phrase) { return (verb, count) }
            }
        }
        return nil
    }
}
