/// Verbs, by what they say of subject and object.
enum VerbWords {
    static let table: [(StaticText, Verb)] = [
        (
            """
            holding, holds, hold, held, carrying, carries, carry, grabbing, grabs, gripping, grips, clutching, clutches,
            lifting, lifts, brandishing, waving a, using, uses, wielding, wields, eating, eats, eat, biting, bites, drinking,
            drinks, drink, sipping, licking, licks, reading a, reading the, playing the, playing a, plays the, strumming,
            swinging, raising, hoisting, tossing, juggling, juggles, cradling, hugging, hugs, bringing, offering, delivering,
            bouncing a, flying a, fetching, munching on, munching, nibbling on, nibbling, chewing on, chewing, sniffing,
            smelling, picking up, picks up, pulling out, armed with, drinking from, reading some, that holds,
            who holds, that is holding, who is holding, and holding, presenting, enjoying a, snacking on
            """, .holds
        ),
        (
            """
            wearing, wears, wear, wore, dressed in, dressed with, clad in, donning, sporting a, in a pair of, who wears,
            that wears, dressed up in, that is wearing, who is wearing, and wearing, putting on, trying on, wrapped in,
            wearing only, clothed in, outfitted in, outfitted with
            """, .wears
        ),
        (
            """
            riding, rides, ride, riding on, riding in a, rode, riding atop, mounting, straddling, surfing on, skating on,
            skateboarding on, rides on, sledding on, sits on, sit on, sat on, stands on, stand on, lies on, lie on, lays on,
            rests on, perches on, sleeping on, sleeps on, sleep on, standing atop, sitting atop, walking on, walks on,
            running on, climbing, climbs, climbing on, climbing up, dancing on, balancing on, napping on, lounging on,
            crawling on, cycling on, floating on, that sits on, which sits on, sat upon, landing on, growing on, jumping on,
            riding on top of, snowboarding on, kneeling on, playing on, grazing on
            """, .rides
        ),
        (
            """
            driving, drives, drive, piloting, pilots, steering, sitting in, sits in, sit in, sat in, riding in, sleeping in,
            sleeps in, hiding in, hides in, trapped in, floats in, lying in, lies in, standing in, stands in, swimming in,
            swims in, bathing in, playing in, peeking out from, living in, flying in, sailing in, running in, walking in,
            growing in, served in, baked in, placed in, kept in
            """, .drives
        ),
        (
            """
            jumping over, jumps over, leaping over, leaps over, flies over, flies above, hovers over, hovers above,
            floats above, floats over, jumped over, soars over, soars above, looming over, towering over, rising over,
            rising above, shining over, shines over, shining above, rises over, setting over, hanging over, hangs over,
            leans over, stepping over, passing over
            """,
            .jumps
        ),
        (
            """
            breathing fire, breathes fire, breathing, sitting, sits, sit, sat, standing, stands, stand, lying, lies, laying, lays, running, runs, run, walking, walks,
            walk, jumping, jumps, jump, flying, flies, swimming, swims, swim, sleeping, sleeps, sleep, resting, rests,
            dancing, dances, dance, smiling, smiles, smile, laughing, laughs, laugh, crying, cries, singing, sings, sing,
            playing, plays, play, posing, poses, pose, waiting, waits, wait, relaxing, relaxes, hanging, hangs, hang,
            floating, floats, float, hovering, hovers, hover, growing, grows, grow, blooming, blooms, shining, shines, shine,
            glowing, glows, glow, placed, positioned, located, situated, set, seated, stacked, parked, perched, laid,
            leaning, leans, lean, kneeling, kneels, crouching, crouches, squatting, bending, stretching, climbing, crawling,
            crawls, hopping, hops, galloping, gallops, trotting, grazing, grazes, roaming, wandering, wanders, strolling,
            strolls, hiking, hikes, camping, fishing, cooking, baking, working, works, work, studying, studies, thinking,
            thinks, talking, talks, talk, chatting, chats, speaking, reading, reads books, writing, writes, painting,
            drawing, sailing, sails, sail, surfing, surfs, skiing, skating, skates, skateboarding, snowboarding, sledding,
            cycling, biking, driving, drives, racing, races, race, rolling, rolls, roll, spinning, spins, spin, bouncing,
            bounces, falling, falls, fall, rising, rises, rise, setting, sets, landing, lands, taking off, landed, going,
            goes, go, coming, comes, moving, moves, gliding, glides, soaring, soars, diving, dives, splashing, splashes,
            bathing, drifting, drifts, waving, waves at, winking, blinking, yawning, napping, naps, snoozing, barking, barks,
            meowing, roaring, roars, howling, howls, purring, eating, drinking, hiding, hides, hide, peeking, peeks, peering,
            emerging, emerges, appearing, towering, looming, looms, gathered, gathering, gather, scattered, floated,
            arranged, displayed together, hung, hangs on, nestled, nestles, burning, burns, steaming, smoking, melting,
            melts, exploding, explodes, erupting, erupts, flowing, flows, pouring, pours, dripping, drips, blowing, blows,
            swaying, sways, fluttering, flutters, twinkling, sparkling, sparkles, celebrating, celebrates, partying,
            having fun, having a party, having dinner, having breakfast, having lunch, having tea, enjoying, enjoys,
            exploring, explores, adventuring, traveling, travelling, travels, shopping, gardening, farming, hunting, hunts,
            marching, marches, cheering, clapping, exercising, meditating, practicing, practising, performing, performs,
            living, lives, live, dwelling, stays, staying, arriving, leaving, waking up, getting ready, doing yoga, doing,
            does, being, having, sits alone, stands alone, stands tall, standing tall, sleeping soundly, sitting down,
            standing up, lying down, laying down, looking out, looking up, looking down, looks up, looks down, looking left,
            looking right, looking back, looks out, looks back, staring, gazing, glancing, bathed, blooming in,
            playing together, playing chess, playing music, playing football, playing soccer, playing tennis,
            playing baseball, playing basketball, playing golf, playing video games, playing games, cuddling, curled up,
            curled, curling up, curls up, huddled, huddling, tucked, wedged, propped, propped up, stuck,
            back to back, crossing, crosses, cross legged, nesting, perching, perches, prowling, pouncing,
            leaping, leaps, wagging, flapping, spreading, spreads, opening, closing, rests peacefully, poised, engulfed,
            silhouetted, reflected, reflecting, reflects, illuminated, lit up, lit, framed, blended, dominated, stretched,
            extending, rises up, piled, heaped, spread, spread out, joined, balanced, balancing, suspended, floating away,
            drying, ripening, buzzing, ringing, boiling, cooling, served, sliced, cut, packed, wrapped, tied, stuffed,
            opened, closed
            """, .rests
        ),
        (
            """
            chasing, chases, chase, following, follows, follow, watching, watches, watch, looking at, looks at, staring at,
            stares at, gazing at, facing, meeting, meets, meet, greeting, greets, kissing, kisses, kiss, feeding, feeds,
            feed, petting, pets, stroking, walking a, walking the, walking his, walking her, walking with, walks with,
            playing with, plays with, fighting, fights, fight, battling, attacking, attacks, pushing, pushes, push, pulling,
            pulls, pull, kicking, kicks, kick, throwing, throws, throw, catching, catches, catch, hitting, hits, hit,
            touching, touches, touch, cleaning, cleans, washing, washes, fixing, fixes, repairing, repairs, building, builds,
            breaking, breaks, opening a, painting a, drawing a, drawing the, cooking a, baking a, making, makes, preparing,
            prepares, cutting, cuts, watering, waters, planting, picking, picks, admiring, admires, guarding, guards,
            protecting, protects, leading, leads, visiting, visits, approaching, approaches, entering, enters, leaving a,
            talking to, talks to, speaking to, speaking with, talking with, chatting with, dancing with, dances with,
            smiling at, laughing at, pointing at, points at, pointing to, barking at, listening to, waiting for,
            searching for, looking for, dreaming of, dreaming about, thinking of, thinking about, helping, helps, teaching,
            teaches, training, trains a, herding, hunting a, stalking, sniffing at, begging for, running towards,
            running toward, running to, walking towards, walking to, walking toward, running after, running from,
            running with, sitting with, standing with, sits with, stands with, lying with, sleeping with, posing with,
            cuddling with, cuddling, interacting with, snuggling with, racing against, racing, overlooking, overlooks,
            inspecting, examining, operating, operates, typing on, working on, working at, sitting at, sits at, standing at,
            stands at, sitting by, sits by, standing by, sitting near, standing near, sits near, stands near, joined with,
            selling, sells, buying, buys, crossing a, crossing the, passing, passes, writing on, pouring, lighting,
            hanging out with, sharing, shares, drinking with, shooting, shoots, aiming, aims, riding towards,
            driving towards, mowing, reaching for, reaches for, hatching from, coming out of, emerging from, jumping out of,
            popping out of, growing out of, peeking from, climbing out of, bursting from
            """,
            .acts
        ),
        (
            """
            made of, made from, made out of, built of, built from, crafted from, carved from, carved out of,
            constructed from, constructed of, made entirely of, made entirely out of, formed from, composed entirely of,
            sculpted from, woven from, knitted from, carved in, cast in, forged from, folded from, moulded from, molded from
            """, .isMadeOf
        ),
        (
            """
            painted, coloured, colored, dyed, tinted, coloured in, colored in, painted in, painted with, turned, recoloured,
            recolored
            """, .isPainted
        ),
    ]
}
