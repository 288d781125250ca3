/// Prepositions, and phrases that do a preposition's work.
enum LinkWords {
    static let table: [(StaticText, Link)] = [
        (
            """
            left of, to the left of, at the left of, towards the left of, just left of, directly left of,
            immediately left of, further left than, leftward of, on the immediate left of, standing left of
            """, .relation(.leftOf)
        ),
        (
            """
            right of, to the right of, at the right of, towards the right of, just right of, directly right of,
            immediately right of, further right than, rightward of, on the immediate right of, standing right of
            """, .relation(.rightOf)
        ),
        (
            """
            on the left of, on the left side of, on the left hand side of, to the left side of, at the left side of,
            on the far left of, on left of, on left side of, left side of, in the left of, in the left side of,
            on the left half of, in the left half of, on the left edge of
            """, .side(.leftOf, .left)
        ),
        (
            """
            on the right of, on the right side of, on the right hand side of, to the right side of, at the right side of,
            on the far right of, on right of, on right side of, right side of, in the right of, in the right side of,
            on the right half of, in the right half of, on the right edge of
            """,
            .side(.rightOf, .right)
        ),
        (
            """
            at the top of, near the top of, in the top of, at the top edge of, in the upper part of, in the upper half of,
            in the top half of
            """, .side(.on, .top)
        ),
        (
            """
            at the bottom of, in the bottom of, near the bottom of, at the foot of, at the base of, in the lower half of,
            in the bottom half of, in the lower part of
            """,
            .side(.nextTo, .bottom)
        ),
        (
            """
            in the middle of, in the center of, in the centre of, at the center of, at the centre of, in the heart of, amid,
            amidst
            """, .side(.inside, .center)
        ),
        (
            """
            on the left, to the left, at left, at the left, on the left side, on the left hand side, to the left side,
            in the left corner, on the far left, to the far left, in the top left, in the bottom left,
            in the left foreground, in the upper left, in the lower left, in the bottom left corner, in the top left corner,
            in the lower left corner, in the upper left corner, left side, on left, at far left, left, leftmost, leftwards
            """, .placement(.left)
        ),
        (
            """
            on the right, to the right, at right, at the right, on the right side, on the right hand side, to the right side,
            in the right corner, on the far right, to the far right, in the top right, in the bottom right,
            in the right foreground, in the upper right, in the lower right, in the bottom right corner,
            in the top right corner, in the lower right corner, in the upper right corner, right side, on right,
            at far right, right, rightmost, rightwards
            """, .placement(.right)
        ),
        (
            """
            at the top, on the top, at the top edge, in the upper part, in the upper half, high above, up high, at top,
            overhead, high up, high overhead
            """,
            .placement(.top)
        ),
        ("at the bottom, on the bottom, in the lower half, in the lower part, at bottom", .placement(.bottom)),
        (
            """
            in the middle, in the center, in the centre, at the center, at the centre, centered, centred, in center,
            in centre, in the very center, in the very middle, dead center
            """, .placement(.center)
        ),
        (
            """
            in the background, in background, in the distance, in the far distance, far away, far off, at the back,
            in the back, on the horizon, in the far background, visible in the distance, off in the distance
            """, .placement(.background)
        ),
        (
            """
            in the foreground, in foreground, in the front, up close, at the front, up front, in the near foreground,
            close to the viewer
            """, .placement(.foreground)
        ),
        (
            """
            above, over, up above, hovering over, hovering above, higher than, floating above, flying above, flying over,
            floating over, high above the, way above, directly above, directly over, just above, soaring over, soaring above,
            positioned above, placed above
            """, .relation(.above)
        ),
        (
            """
            below, lower than, hanging from, suspended from, dangling from, directly below, just below, down below,
            positioned below, placed below
            """,
            .relation(.below)
        ),
        ("under, underneath, beneath, directly under, directly beneath, from under, directly underneath", .relation(.under)),
        (
            """
            on, upon, onto, on top of, atop, ontop of, on to, standing on top of, sitting on top of, perched on,
            perched atop, on the top of, resting on, lying on, laying on, standing on, sitting on, placed on, set on,
            laid on, stacked on, balanced on, mounted on, hung on, astride, aboard, up on, right on
            """,
            .relation(.on)
        ),
        (
            """
            behind, in back of, at the back of, beyond, hidden behind, hiding behind, standing behind, directly behind,
            just behind, right behind, on the far side of
            """,
            .relation(.behind)
        ),
        (
            """
            in front of, in the front of, at the front of, ahead of, infront of, standing in front of, directly in front of,
            right in front of, just in front of, across from, opposite, opposite of, opposite to
            """, .relation(.inFrontOf)
        ),
        (
            """
            in, within, into, inside, inside of, in to, trapped in, trapped inside, enclosed in, contained in, out of,
            deep in, floating in, swimming in, deep inside, from inside, peeking out of
            """, .inside
        ),
        (
            """
            next to, beside, besides, near to, nearby, close to, alongside, adjacent to, right next to, against,
            leaning against, leaning on, side by side with, around the corner from, standing next to, sitting next to,
            standing beside, sitting beside, along side, along side of, at the side of, on the side of, by the side of,
            to the side of, not far from, facing, looking at, among, amongst, in the company of, towards, toward,
            attached to, tied to, connected to, away from, far from, along, past, right beside, from
            """,
            .relation(.nextTo)
        ),
        ("near, by, at", .near),
        (
            """
            around, all around, circling, surrounding, encircling, orbiting, circled around, gathered around,
            in a circle around, wrapped around, arranged around, sitting around, standing around, running around,
            dancing around, round
            """, .relation(.around)
        ),
        (
            """
            between, in between, inbetween, sandwiched between, standing between, sitting between, right between
            """, .relation(.between)
        ),
        ("surrounded by, encircled by, ringed by, flanked by, circled by", .reversed(.around)),
        (
            """
            filled with, full of, containing, contains, contain, packed with, stuffed with, holding within, stocked with,
            loaded with
            """, .reversed(.inside)
        ),
        (
            """
            topped with, covered with, covered in, decorated with, garnished with, adorned with, laden with, sprinkled with,
            piled with, with a topping of, topped by
            """,
            .reversed(.on)
        ),
        (
            """
            like, as, resembling, dressed as, disguised as, dressed like, shaped like, in the shape of, in the form of,
            made to look like, inspired by, based on, dressed up as, themed, looking like, as if it were, in honor of
            """, .like
        ),
        ("before", .before),
        (
            """
            for, to, about, during, since, until, via, per, through, across, throughout, off, outside, outside of, up, down,
            against the, made by, after, than, according to
            """,
            .idle
        ),
        (
            """
            held by, carried by, in the hands of, in the hand of, in the arms of, in the mouth of, in the paws of
            """, .relation(.heldBy)
        ),
        ("worn by, on the head of, on the feet of", .relation(.wornBy)),
        (
            """
            accompanied by, followed by, together with, along with, chased by, watched by, pulled by, pushed by,
            pulled along by, joined by
            """, .reversed(.nextTo)
        ),
        ("held in", .idle),
    ]

    /// "to its left": a link whose object is what was spoken of.
    static let pronominal: [(StaticText, Link)] = [
        (
            """
            to its left, on its left, at its left, on its left side, to the left of it, to his left, on his left,
            to her left, on her left, to their left, on their left
            """,
            .relation(.leftOf)
        ),
        (
            """
            to its right, on its right, at its right, on its right side, to the right of it, to his right, on his right,
            to her right, on her right, to their right, on their right
            """, .relation(.rightOf)
        ),
        ("behind it, behind them, behind him, behind her", .relation(.behind)),
        ("on its top", .relation(.on)),
        ("by its side, at its side, by his side, by her side, at his side, at her side, beside it", .relation(.nextTo)),
        (
            """
            in its mouth, in its paws, in its hand, in his hand, in her hand, in his hands, in her hands, in its hands,
            in their hands, in one hand, in his mouth, in its beak, in its claws, in his arms, in her arms, in hand
            """, .relation(.heldBy)
        ),
        (
            """
            on its head, on his head, on her head, around its neck, around his neck, around her neck, on their heads,
            over his shoulder, over her shoulder, on his feet, on her feet, on his back, on her back
            """, .relation(.wornBy)
        ),
        ("on top, on it, upon it, on them, on top of it, atop it", .relation(.on)),
        ("inside it, in it, in them, within it, inside", .inside),
        ("above it, over it, above them", .relation(.above)), ("under it, beneath it, underneath it, underneath", .relation(.under)),
        ("below it, below them", .relation(.below)), ("in front of it, in front of them, in front", .relation(.inFrontOf)),
        ("around it, around them, all around it", .relation(.around)),
        ("next to it, near it, next to them, alongside it, beside them, nearby, close by", .relation(.nextTo)),
    ]
}
