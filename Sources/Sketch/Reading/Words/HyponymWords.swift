/// Kinds of things for which the thing stands; said in the symbols' own words where they have them, and here where they do not.
enum HyponymWords {
    static let table: [(noun: String, words: StaticText)] = [
        ("potted plant", "plant, plants in pots, indoor plant, fern, monstera, succulent, bonsai, bonsai tree"),
        (
            "bird",
            """
            seagull, gull, pigeon, crow, raven, dove, hummingbird, canary, finch, magpie, woodpecker, kingfisher, blackbird,
            bluejay, cardinal bird, toucan, pelican, stork, heron, crane bird, puffin, peacock, albatross, swallow
            """
        ),
        (
            "dog",
            """
            husky, poodle, corgi, pug, bulldog, dachshund, chihuahua, dalmatian, beagle, terrier, german shepherd, retriever,
            spaniel, border collie, collie, greyhound, shiba inu, shiba, rottweiler, doberman, great dane, doggo, doggy,
            pomeranian, schnauzer, puppy dog, samoyed, malamute
            """
        ),
        (
            "cat",
            """
            siamese, siamese cat, persian cat, maine coon, calico cat, sphynx, kitty cat, tomcat, feline, tabby cat, calico
            """
        ),
        ("fish", "trout, tuna, clownfish, koi, koi fish, carp, angelfish, swordfish, catfish, cod, minnow, guppy"),
        ("horse", "mustang horse, colt, steed, donkey, mule, thoroughbred"),
        ("monkey", "chimpanzee, chimp, ape, gorilla, baboon, orangutan, lemur"),
        ("deer", "elk, reindeer, fawn, doe, antelope, gazelle, moose, buck"), ("lion", "lioness, lion cub"),
        ("tiger", "leopard, cheetah, jaguar, panther, tiger cub"),
        ("whale", "orca, humpback, humpback whale, blue whale, killer whale"),
        ("dinosaur", "tyrannosaurus, tyrannosaurus rex, velociraptor, triceratops, brontosaurus"),
        ("snake", "serpent, cobra, python, viper"), ("turtle", "sea turtle"), ("butterfly", "moth, monarch butterfly"),
        ("bee", "bumblebee, wasp, honeybee, hornet, honey bee"),
        ("chicken", "chick, baby chick, chicks"), ("mouse", "rat, hamster, gerbil, guinea pig, field mouse"), ("octopus", "squid, kraken"),
        ("wolf", "coyote, werewolf"),
        (
            "tree",
            """
            birch, willow, beech, elm, ash tree, cherry tree, willow tree, birch tree, blossom tree, cherry blossom tree,
            olive tree, lemon tree, orange tree, fruit tree, baobab, acacia, acacia tree, oak trees
            """
        ),
        (
            "flower",
            """
            lily, orchid, daffodil, peony, iris, poppy, carnation, hibiscus, lotus, lotus flower, dandelion, marigold,
            petunia, pansy, chrysanthemum, violet flower, bluebell, cherry blossom, hydrangea, magnolia, dahlia, jasmine,
            geranium, lavender flower
            """
        ),
        (
            "person",
            """
            friend, student, teacher, worker, tourist, traveler, traveller, hiker, guest, customer, passenger, cyclist,
            driver, neighbor, neighbour, player, athlete, runner, swimmer, surfer, skier, skater, snowboarder, musician,
            singer, artist, painter, photographer, scientist, engineer, waiter, soldier, nurse, volunteer, citizen, fan,
            villager, adult, hero, superhero, explorer, sailor, captain, fisherman, gardener, detective, pilot, skateboarder,
            guitarist, violinist, pianist, drummer, golfer, climber, shopper, reader, writer, author, programmer, developer,
            designer, mechanic, carpenter, miner, builder, construction worker, postman, mailman, barista, bartender, lawyer,
            judge, rider, pedestrian, employee, colleague, coworker, team member, teenager, teen, model, audience member,
            spectator, child and parent
            """
        ),
        (
            "man",
            """
            businessman, gentleman, grandfather, grandpa, father, dad, daddy, husband, brother, uncle, groom, dude, bloke,
            salesman, guy, old man, lumberjack, cowboy, son, male, fellow
            """
        ),
        (
            "woman",
            """
            businesswoman, lady, grandmother, grandma, mother, mom, mum, mommy, mummy, wife, sister, aunt, bride, waitress,
            actress, old lady, old woman, girlfriend, cowgirl, housewife, daughter, female, goddess, witch
            """
        ),
        ("boy", "schoolboy, little boy, lad"), ("girl", "schoolgirl, little girl, lass"), ("baby", "toddler, infant, newborn"),
        ("knight", "samurai, warrior, crusader, viking warrior, gladiator"),
        ("chef", "baker, pastry chef"), ("doctor", "surgeon, physician, vet, veterinarian, dentist"), ("king", "emperor"),
        ("queen", "empress"), ("wizard", "sorcerer, mage, magician, warlock"), ("robot", "android, cyborg, mech, droid"),
        ("alien", "martian, extraterrestrial being"), ("ghost", "spirit ghost, phantom"),
        (
            "sports car",
            """
            ferrari, lamborghini, porsche, corvette, bugatti, mclaren, formula 1 car, f1 car, formula one car, roadster,
            mustang
            """
        ),
        (
            "car",
            """
            tesla, toyota, bmw, mercedes, audi, honda, volkswagen, beetle car, vintage car, classic car, suv, jeep,
            station wagon, limousine, limo, mini cooper, electric car, retro car
            """
        ),
        ("truck", "semi truck, dump truck, garbage truck, semi, big rig, tow truck"),
        ("van", "ice cream truck, food truck, camper, motorhome"),
        ("boat", "speedboat, gondola, raft, fishing trawler, wooden boat, steamboat, steamship"),
        ("sailboat", "pirate ship, galleon, schooner, tall ship, catamaran"),
        ("airplane", "fighter jet, biplane, glider, seaplane, propeller plane, drone"),
        ("spaceship", "spacecraft, space shuttle, space station, satellite, starfighter"),
        (
            "house",
            "mansion, villa, bungalow, townhouse, farm house, manor, treehouse, tree house, dollhouse, doghouse, dog house, kennel, birdhouse"
        ),
        ("skyscraper", "skyscrapers at night, office tower, eiffel tower skyscraper, tower block"), ("church", "monastery, abbey"),
        ("temple", "pagoda, shrine"),
        ("sports ball", "bouncy ball"), ("handbag", "clutch bag, bag, tote bag, shoulder bag"), ("backpack", "bookbag"),
        ("sneaker", "running shoes, tennis shoes"), ("boot", "cowboy boot, hiking boot, snow boot"),
        (
            "hat",
            """
            beanie, bonnet, beret, straw hat, bowler hat, sombrero, witch hat, wizard hat, santa hat, chef hat, helmet
            """
        ), ("glove", "gloves, boxing glove"), ("dress", "ball gown, wedding dress, evening gown, kimono, robe"),
        ("jacket", "hoodie, blazer, suit, leather jacket, parka, cardigan, cape, cloak, vest, lab coat, suit jacket"),
        ("trousers", "leggings, shorts, sweatpants, overalls"), ("necklace", "pearls, bracelet, chain necklace"),
        ("ring", "wedding band, earring"),
        ("rug", "mat, welcome mat, doormat, yoga mat, bath mat, picnic blanket, blanket, towel, beach towel"),
        ("couch", "loveseat, sectional, settee, futon"), ("armchair", "recliner, rocking chair"),
        ("chair", "office chair, wooden chair, deck chair, beach chair, throne, gaming chair"),
        ("dining table", "picnic table, round table, side table, wooden table, dinner table, bar table"),
        ("bookshelf", "shelves, bookshelves, shelving unit"), ("lamp", "floor lamp, lava lamp, night light, bedside lamp, chandelier"),
        ("wardrobe", "cupboard, cabinet, dresser, drawers, chest of drawers"),
        ("bed", "bunk bed, crib, cradle, mattress, hammock, dog bed"), ("clock", "grandfather clock, cuckoo clock, big ben"),
        ("laptop", "macbook, computer laptop"), ("cell phone", "iphone, android phone, mobile, telephone"),
        ("computer monitor", "desktop, imac"), ("microphone", "mics"),
        ("guitar", "electric guitar, ukulele, bass guitar, banjo"), ("violin", "cello, viola"), ("drum", "drum kit, drum set, bongo"),
        ("sandwich", "club sandwich, sub sandwich, bagel, toast, panini"), ("hamburger", "cheese burger, veggie burger"),
        ("bread", "baguette, sourdough, bun, bread roll"),
        ("cake", "wedding cake, cheesecake, layer cake, chocolate cake, cake slice"), ("pie", "apple pie, pumpkin pie, tart, quiche"),
        ("noodles", "spaghetti, pasta, instant noodles, udon, pho"), ("soup", "stew, curry, chili soup, bowl of soup"),
        ("cookie", "gingerbread man, gingerbread, macaron, macarons"), ("ice cream", "gelato, ice cream cone, sundae, popsicle, ice lolly"),
        ("cherry", "cherries on a stem"), ("strawberry", "raspberry, strawberries and cream"),
        ("grapes", "bunch of grapes, blueberries, blueberry"), ("orange", "mandarin, clementine, grapefruit"), ("lemon", "citrus lemon"),
        ("pepper", "bell pepper"), ("chili pepper", "jalapeno, red pepper, bell pepper"),
        (
            "bottle",
            """
            water bottle, wine bottle, beer bottle, milk bottle, bottle of wine, bottle of water, champagne bottle, thermos,
            flask
            """
        ),
        ("jar", "mason jar, jam jar, honey jar, cookie jar"),
        ("box", "wooden crate, wooden box, shoebox, lunchbox, lunch box, toolbox, toy box"),
        ("basket", "fruit basket, laundry basket, easter basket, bread basket"),
        ("bowl", "fruit bowl, salad bowl, fish bowl, fishbowl, mixing bowl, dog bowl"), ("vase", "flower vase, urn, amphora"),
        ("pot", "flower pot, flowerpot, cauldron, saucepan"), ("bucket", "paint bucket, watering can, sand bucket"),
        ("sword", "katana, saber, sabre, dagger, lightsaber, rapier"),
        ("book", "novel, textbook, bible, spellbook, cookbook, storybook, diary, journal, comic book"),
        ("magnifying glass", "search, search icon, search button, find icon"),
        ("gear", "settings, settings icon, preferences icon, options icon"),
        ("shop", "pizzeria, patisserie, florist, deli, delicatessen, salon, gift shop"),
        ("bell", "notification, notification icon, notifications icon, alert icon"),
        ("trash can", "trash, trash icon, delete icon, recycle bin"),
        ("shopping cart", "cart icon, basket icon"), ("lock", "password icon, security icon, lock icon"),
        ("credit card", "payment, payment icon"), ("bar chart", "analytics, analytics icon"),
        ("envelope", "love letter, postcard envelope, email, e mail, mail icon, email icon"), ("trophy", "gold trophy"),
        ("gift", "wrapped present, christmas gift, birthday gift"), ("sunglasses", "aviators, goggles"),
        ("rock", "cobble, stones, boulders, meteor, meteorite, asteroid"),
        ("mountain", "hill top, everest, mount fuji, fuji, matterhorn, snowy peak, mountain peaks, hills"),
        ("moon", "full moon, new moon, blood moon"), ("star", "shooting star, comet"),
        ("campfire", "torch flame, camp fires, candle flame"), ("flag", "pirate flag, american flag, rainbow flag"),
        ("wheel", "steering wheel, ferris wheel, gear wheel"), ("playing card", "tarot card, poker cards"),
        ("computer keyboard", "mechanical keyboard, keyboards"),
    ]
}
