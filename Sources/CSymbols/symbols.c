// Written by Scripts/embed-symbols: run it after adding or removing a symbol.
#include "CSymbols.h"

static const unsigned char symbol_0[] = {
#embed "symbols/airplane.svg"
};
static const unsigned char symbol_1[] = {
#embed "symbols/alarm-clock.svg"
};
static const unsigned char symbol_2[] = {
#embed "symbols/ambulance.svg"
};
static const unsigned char symbol_3[] = {
#embed "symbols/american-football.svg"
};
static const unsigned char symbol_4[] = {
#embed "symbols/anchor.svg"
};
static const unsigned char symbol_5[] = {
#embed "symbols/arrow.svg"
};
static const unsigned char symbol_6[] = {
#embed "symbols/axe.svg"
};
static const unsigned char symbol_7[] = {
#embed "symbols/backpack.svg"
};
static const unsigned char symbol_8[] = {
#embed "symbols/balloon.svg"
};
static const unsigned char symbol_9[] = {
#embed "symbols/banner.svg"
};
static const unsigned char symbol_10[] = {
#embed "symbols/barn.svg"
};
static const unsigned char symbol_11[] = {
#embed "symbols/barrel.svg"
};
static const unsigned char symbol_12[] = {
#embed "symbols/baseball.svg"
};
static const unsigned char symbol_13[] = {
#embed "symbols/baseball-bat.svg"
};
static const unsigned char symbol_14[] = {
#embed "symbols/baseball-glove.svg"
};
static const unsigned char symbol_15[] = {
#embed "symbols/basket.svg"
};
static const unsigned char symbol_16[] = {
#embed "symbols/basketball.svg"
};
static const unsigned char symbol_17[] = {
#embed "symbols/battery.svg"
};
static const unsigned char symbol_18[] = {
#embed "symbols/bell.svg"
};
static const unsigned char symbol_19[] = {
#embed "symbols/bench.svg"
};
static const unsigned char symbol_20[] = {
#embed "symbols/bicycle.svg"
};
static const unsigned char symbol_21[] = {
#embed "symbols/billboard.svg"
};
static const unsigned char symbol_22[] = {
#embed "symbols/boat.svg"
};
static const unsigned char symbol_23[] = {
#embed "symbols/boot.svg"
};
static const unsigned char symbol_24[] = {
#embed "symbols/bow.svg"
};
static const unsigned char symbol_25[] = {
#embed "symbols/bowling-ball.svg"
};
static const unsigned char symbol_26[] = {
#embed "symbols/box.svg"
};
static const unsigned char symbol_27[] = {
#embed "symbols/bridge.svg"
};
static const unsigned char symbol_28[] = {
#embed "symbols/broom.svg"
};
static const unsigned char symbol_29[] = {
#embed "symbols/bucket.svg"
};
static const unsigned char symbol_30[] = {
#embed "symbols/building-block.svg"
};
static const unsigned char symbol_31[] = {
#embed "symbols/bus.svg"
};
static const unsigned char symbol_32[] = {
#embed "symbols/bush.svg"
};
static const unsigned char symbol_33[] = {
#embed "symbols/cabin.svg"
};
static const unsigned char symbol_34[] = {
#embed "symbols/cactus.svg"
};
static const unsigned char symbol_35[] = {
#embed "symbols/calendar.svg"
};
static const unsigned char symbol_36[] = {
#embed "symbols/camera.svg"
};
static const unsigned char symbol_37[] = {
#embed "symbols/campfire.svg"
};
static const unsigned char symbol_38[] = {
#embed "symbols/can.svg"
};
static const unsigned char symbol_39[] = {
#embed "symbols/canoe.svg"
};
static const unsigned char symbol_40[] = {
#embed "symbols/cap.svg"
};
static const unsigned char symbol_41[] = {
#embed "symbols/car.svg"
};
static const unsigned char symbol_42[] = {
#embed "symbols/cart.svg"
};
static const unsigned char symbol_43[] = {
#embed "symbols/castle.svg"
};
static const unsigned char symbol_44[] = {
#embed "symbols/chain.svg"
};
static const unsigned char symbol_45[] = {
#embed "symbols/chess-piece.svg"
};
static const unsigned char symbol_46[] = {
#embed "symbols/chessboard.svg"
};
static const unsigned char symbol_47[] = {
#embed "symbols/christmas-tree.svg"
};
static const unsigned char symbol_48[] = {
#embed "symbols/church.svg"
};
static const unsigned char symbol_49[] = {
#embed "symbols/circle.svg"
};
static const unsigned char symbol_50[] = {
#embed "symbols/cloud.svg"
};
static const unsigned char symbol_51[] = {
#embed "symbols/coin.svg"
};
static const unsigned char symbol_52[] = {
#embed "symbols/compass.svg"
};
static const unsigned char symbol_53[] = {
#embed "symbols/computer-monitor.svg"
};
static const unsigned char symbol_54[] = {
#embed "symbols/cone.svg"
};
static const unsigned char symbol_55[] = {
#embed "symbols/cosmetic-jar.svg"
};
static const unsigned char symbol_56[] = {
#embed "symbols/crayon.svg"
};
static const unsigned char symbol_57[] = {
#embed "symbols/cross.svg"
};
static const unsigned char symbol_58[] = {
#embed "symbols/crown.svg"
};
static const unsigned char symbol_59[] = {
#embed "symbols/cube.svg"
};
static const unsigned char symbol_60[] = {
#embed "symbols/cylinder.svg"
};
static const unsigned char symbol_61[] = {
#embed "symbols/daisy.svg"
};
static const unsigned char symbol_62[] = {
#embed "symbols/diamond.svg"
};
static const unsigned char symbol_63[] = {
#embed "symbols/dice.svg"
};
static const unsigned char symbol_64[] = {
#embed "symbols/doll.svg"
};
static const unsigned char symbol_65[] = {
#embed "symbols/dress.svg"
};
static const unsigned char symbol_66[] = {
#embed "symbols/drum.svg"
};
static const unsigned char symbol_67[] = {
#embed "symbols/earth.svg"
};
static const unsigned char symbol_68[] = {
#embed "symbols/envelope.svg"
};
static const unsigned char symbol_69[] = {
#embed "symbols/factory.svg"
};
static const unsigned char symbol_70[] = {
#embed "symbols/feather.svg"
};
static const unsigned char symbol_71[] = {
#embed "symbols/fence.svg"
};
static const unsigned char symbol_72[] = {
#embed "symbols/fire-hydrant.svg"
};
static const unsigned char symbol_73[] = {
#embed "symbols/fire-truck.svg"
};
static const unsigned char symbol_74[] = {
#embed "symbols/flag.svg"
};
static const unsigned char symbol_75[] = {
#embed "symbols/flashlight.svg"
};
static const unsigned char symbol_76[] = {
#embed "symbols/flower.svg"
};
static const unsigned char symbol_77[] = {
#embed "symbols/flute.svg"
};
static const unsigned char symbol_78[] = {
#embed "symbols/fountain.svg"
};
static const unsigned char symbol_79[] = {
#embed "symbols/frisbee.svg"
};
static const unsigned char symbol_80[] = {
#embed "symbols/game-controller.svg"
};
static const unsigned char symbol_81[] = {
#embed "symbols/gate.svg"
};
static const unsigned char symbol_82[] = {
#embed "symbols/gear.svg"
};
static const unsigned char symbol_83[] = {
#embed "symbols/gift.svg"
};
static const unsigned char symbol_84[] = {
#embed "symbols/glasses.svg"
};
static const unsigned char symbol_85[] = {
#embed "symbols/globe.svg"
};
static const unsigned char symbol_86[] = {
#embed "symbols/glove.svg"
};
static const unsigned char symbol_87[] = {
#embed "symbols/grass.svg"
};
static const unsigned char symbol_88[] = {
#embed "symbols/guitar.svg"
};
static const unsigned char symbol_89[] = {
#embed "symbols/hammer.svg"
};
static const unsigned char symbol_90[] = {
#embed "symbols/handbag.svg"
};
static const unsigned char symbol_91[] = {
#embed "symbols/hat.svg"
};
static const unsigned char symbol_92[] = {
#embed "symbols/headphones.svg"
};
static const unsigned char symbol_93[] = {
#embed "symbols/heart.svg"
};
static const unsigned char symbol_94[] = {
#embed "symbols/helicopter.svg"
};
static const unsigned char symbol_95[] = {
#embed "symbols/hexagon.svg"
};
static const unsigned char symbol_96[] = {
#embed "symbols/high-heel.svg"
};
static const unsigned char symbol_97[] = {
#embed "symbols/hot-air-balloon.svg"
};
static const unsigned char symbol_98[] = {
#embed "symbols/hourglass.svg"
};
static const unsigned char symbol_99[] = {
#embed "symbols/house.svg"
};
static const unsigned char symbol_100[] = {
#embed "symbols/igloo.svg"
};
static const unsigned char symbol_101[] = {
#embed "symbols/island.svg"
};
static const unsigned char symbol_102[] = {
#embed "symbols/jacket.svg"
};
static const unsigned char symbol_103[] = {
#embed "symbols/key.svg"
};
static const unsigned char symbol_104[] = {
#embed "symbols/kite.svg"
};
static const unsigned char symbol_105[] = {
#embed "symbols/ladder.svg"
};
static const unsigned char symbol_106[] = {
#embed "symbols/lake.svg"
};
static const unsigned char symbol_107[] = {
#embed "symbols/lantern.svg"
};
static const unsigned char symbol_108[] = {
#embed "symbols/leaf.svg"
};
static const unsigned char symbol_109[] = {
#embed "symbols/light-bulb.svg"
};
static const unsigned char symbol_110[] = {
#embed "symbols/lighthouse.svg"
};
static const unsigned char symbol_111[] = {
#embed "symbols/lightning.svg"
};
static const unsigned char symbol_112[] = {
#embed "symbols/lipstick.svg"
};
static const unsigned char symbol_113[] = {
#embed "symbols/lock.svg"
};
static const unsigned char symbol_114[] = {
#embed "symbols/log.svg"
};
static const unsigned char symbol_115[] = {
#embed "symbols/magnet.svg"
};
static const unsigned char symbol_116[] = {
#embed "symbols/magnifying-glass.svg"
};
static const unsigned char symbol_117[] = {
#embed "symbols/mailbox.svg"
};
static const unsigned char symbol_118[] = {
#embed "symbols/map.svg"
};
static const unsigned char symbol_119[] = {
#embed "symbols/medal.svg"
};
static const unsigned char symbol_120[] = {
#embed "symbols/microphone.svg"
};
static const unsigned char symbol_121[] = {
#embed "symbols/microscope.svg"
};
static const unsigned char symbol_122[] = {
#embed "symbols/moon.svg"
};
static const unsigned char symbol_123[] = {
#embed "symbols/mosque.svg"
};
static const unsigned char symbol_124[] = {
#embed "symbols/motorcycle.svg"
};
static const unsigned char symbol_125[] = {
#embed "symbols/mountain.svg"
};
static const unsigned char symbol_126[] = {
#embed "symbols/nail.svg"
};
static const unsigned char symbol_127[] = {
#embed "symbols/necklace.svg"
};
static const unsigned char symbol_128[] = {
#embed "symbols/nest.svg"
};
static const unsigned char symbol_129[] = {
#embed "symbols/newspaper.svg"
};
static const unsigned char symbol_130[] = {
#embed "symbols/notebook.svg"
};
static const unsigned char symbol_131[] = {
#embed "symbols/office-building.svg"
};
static const unsigned char symbol_132[] = {
#embed "symbols/paint-palette.svg"
};
static const unsigned char symbol_133[] = {
#embed "symbols/paintbrush.svg"
};
static const unsigned char symbol_134[] = {
#embed "symbols/palm-tree.svg"
};
static const unsigned char symbol_135[] = {
#embed "symbols/parking-meter.svg"
};
static const unsigned char symbol_136[] = {
#embed "symbols/party-hat.svg"
};
static const unsigned char symbol_137[] = {
#embed "symbols/pen.svg"
};
static const unsigned char symbol_138[] = {
#embed "symbols/pencil.svg"
};
static const unsigned char symbol_139[] = {
#embed "symbols/perfume-bottle.svg"
};
static const unsigned char symbol_140[] = {
#embed "symbols/piano.svg"
};
static const unsigned char symbol_141[] = {
#embed "symbols/pickup-truck.svg"
};
static const unsigned char symbol_142[] = {
#embed "symbols/pill.svg"
};
static const unsigned char symbol_143[] = {
#embed "symbols/pillar.svg"
};
static const unsigned char symbol_144[] = {
#embed "symbols/pine-tree.svg"
};
static const unsigned char symbol_145[] = {
#embed "symbols/planet.svg"
};
static const unsigned char symbol_146[] = {
#embed "symbols/playing-card.svg"
};
static const unsigned char symbol_147[] = {
#embed "symbols/police-car.svg"
};
static const unsigned char symbol_148[] = {
#embed "symbols/poster.svg"
};
static const unsigned char symbol_149[] = {
#embed "symbols/puzzle-piece.svg"
};
static const unsigned char symbol_150[] = {
#embed "symbols/pyramid.svg"
};
static const unsigned char symbol_151[] = {
#embed "symbols/rainbow.svg"
};
static const unsigned char symbol_152[] = {
#embed "symbols/raindrop.svg"
};
static const unsigned char symbol_153[] = {
#embed "symbols/rectangle.svg"
};
static const unsigned char symbol_154[] = {
#embed "symbols/ring.svg"
};
static const unsigned char symbol_155[] = {
#embed "symbols/river.svg"
};
static const unsigned char symbol_156[] = {
#embed "symbols/rock.svg"
};
static const unsigned char symbol_157[] = {
#embed "symbols/rocket.svg"
};
static const unsigned char symbol_158[] = {
#embed "symbols/rope.svg"
};
static const unsigned char symbol_159[] = {
#embed "symbols/rose.svg"
};
static const unsigned char symbol_160[] = {
#embed "symbols/sailboat.svg"
};
static const unsigned char symbol_161[] = {
#embed "symbols/sandal.svg"
};
static const unsigned char symbol_162[] = {
#embed "symbols/saw.svg"
};
static const unsigned char symbol_163[] = {
#embed "symbols/saxophone.svg"
};
static const unsigned char symbol_164[] = {
#embed "symbols/scarf.svg"
};
static const unsigned char symbol_165[] = {
#embed "symbols/scooter.svg"
};
static const unsigned char symbol_166[] = {
#embed "symbols/screwdriver.svg"
};
static const unsigned char symbol_167[] = {
#embed "symbols/shell.svg"
};
static const unsigned char symbol_168[] = {
#embed "symbols/shield.svg"
};
static const unsigned char symbol_169[] = {
#embed "symbols/ship.svg"
};
static const unsigned char symbol_170[] = {
#embed "symbols/shirt.svg"
};
static const unsigned char symbol_171[] = {
#embed "symbols/shoe.svg"
};
static const unsigned char symbol_172[] = {
#embed "symbols/shop.svg"
};
static const unsigned char symbol_173[] = {
#embed "symbols/shopping-bag.svg"
};
static const unsigned char symbol_174[] = {
#embed "symbols/shopping-cart.svg"
};
static const unsigned char symbol_175[] = {
#embed "symbols/shovel.svg"
};
static const unsigned char symbol_176[] = {
#embed "symbols/sign.svg"
};
static const unsigned char symbol_177[] = {
#embed "symbols/skateboard.svg"
};
static const unsigned char symbol_178[] = {
#embed "symbols/skirt.svg"
};
static const unsigned char symbol_179[] = {
#embed "symbols/skis.svg"
};
static const unsigned char symbol_180[] = {
#embed "symbols/skyscraper.svg"
};
static const unsigned char symbol_181[] = {
#embed "symbols/sled.svg"
};
static const unsigned char symbol_182[] = {
#embed "symbols/sneaker.svg"
};
static const unsigned char symbol_183[] = {
#embed "symbols/snowboard.svg"
};
static const unsigned char symbol_184[] = {
#embed "symbols/snowflake.svg"
};
static const unsigned char symbol_185[] = {
#embed "symbols/soccer-ball.svg"
};
static const unsigned char symbol_186[] = {
#embed "symbols/sock.svg"
};
static const unsigned char symbol_187[] = {
#embed "symbols/spaceship.svg"
};
static const unsigned char symbol_188[] = {
#embed "symbols/sphere.svg"
};
static const unsigned char symbol_189[] = {
#embed "symbols/sports-ball.svg"
};
static const unsigned char symbol_190[] = {
#embed "symbols/sports-car.svg"
};
static const unsigned char symbol_191[] = {
#embed "symbols/square.svg"
};
static const unsigned char symbol_192[] = {
#embed "symbols/star.svg"
};
static const unsigned char symbol_193[] = {
#embed "symbols/statue.svg"
};
static const unsigned char symbol_194[] = {
#embed "symbols/stop-sign.svg"
};
static const unsigned char symbol_195[] = {
#embed "symbols/street-lamp.svg"
};
static const unsigned char symbol_196[] = {
#embed "symbols/submarine.svg"
};
static const unsigned char symbol_197[] = {
#embed "symbols/suitcase.svg"
};
static const unsigned char symbol_198[] = {
#embed "symbols/sun.svg"
};
static const unsigned char symbol_199[] = {
#embed "symbols/sunflower.svg"
};
static const unsigned char symbol_200[] = {
#embed "symbols/sunglasses.svg"
};
static const unsigned char symbol_201[] = {
#embed "symbols/surfboard.svg"
};
static const unsigned char symbol_202[] = {
#embed "symbols/sweater.svg"
};
static const unsigned char symbol_203[] = {
#embed "symbols/sword.svg"
};
static const unsigned char symbol_204[] = {
#embed "symbols/syringe.svg"
};
static const unsigned char symbol_205[] = {
#embed "symbols/t-shirt.svg"
};
static const unsigned char symbol_206[] = {
#embed "symbols/tablet.svg"
};
static const unsigned char symbol_207[] = {
#embed "symbols/taxi.svg"
};
static const unsigned char symbol_208[] = {
#embed "symbols/telescope.svg"
};
static const unsigned char symbol_209[] = {
#embed "symbols/temple.svg"
};
static const unsigned char symbol_210[] = {
#embed "symbols/tennis-ball.svg"
};
static const unsigned char symbol_211[] = {
#embed "symbols/tennis-racket.svg"
};
static const unsigned char symbol_212[] = {
#embed "symbols/tent.svg"
};
static const unsigned char symbol_213[] = {
#embed "symbols/test-tube.svg"
};
static const unsigned char symbol_214[] = {
#embed "symbols/tie.svg"
};
static const unsigned char symbol_215[] = {
#embed "symbols/top-hat.svg"
};
static const unsigned char symbol_216[] = {
#embed "symbols/tower.svg"
};
static const unsigned char symbol_217[] = {
#embed "symbols/toy-car.svg"
};
static const unsigned char symbol_218[] = {
#embed "symbols/tractor.svg"
};
static const unsigned char symbol_219[] = {
#embed "symbols/traffic-light.svg"
};
static const unsigned char symbol_220[] = {
#embed "symbols/train.svg"
};
static const unsigned char symbol_221[] = {
#embed "symbols/tram.svg"
};
static const unsigned char symbol_222[] = {
#embed "symbols/trash-can.svg"
};
static const unsigned char symbol_223[] = {
#embed "symbols/treasure-chest.svg"
};
static const unsigned char symbol_224[] = {
#embed "symbols/tree.svg"
};
static const unsigned char symbol_225[] = {
#embed "symbols/triangle.svg"
};
static const unsigned char symbol_226[] = {
#embed "symbols/trophy.svg"
};
static const unsigned char symbol_227[] = {
#embed "symbols/trousers.svg"
};
static const unsigned char symbol_228[] = {
#embed "symbols/truck.svg"
};
static const unsigned char symbol_229[] = {
#embed "symbols/trumpet.svg"
};
static const unsigned char symbol_230[] = {
#embed "symbols/tulip.svg"
};
static const unsigned char symbol_231[] = {
#embed "symbols/umbrella.svg"
};
static const unsigned char symbol_232[] = {
#embed "symbols/van.svg"
};
static const unsigned char symbol_233[] = {
#embed "symbols/violin.svg"
};
static const unsigned char symbol_234[] = {
#embed "symbols/volcano.svg"
};
static const unsigned char symbol_235[] = {
#embed "symbols/volleyball.svg"
};
static const unsigned char symbol_236[] = {
#embed "symbols/watch.svg"
};
static const unsigned char symbol_237[] = {
#embed "symbols/waterfall.svg"
};
static const unsigned char symbol_238[] = {
#embed "symbols/wave.svg"
};
static const unsigned char symbol_239[] = {
#embed "symbols/well.svg"
};
static const unsigned char symbol_240[] = {
#embed "symbols/wheel.svg"
};
static const unsigned char symbol_241[] = {
#embed "symbols/wind-turbine.svg"
};
static const unsigned char symbol_242[] = {
#embed "symbols/windmill.svg"
};
static const unsigned char symbol_243[] = {
#embed "symbols/wrench.svg"
};
static const unsigned char symbol_244[] = {
#embed "symbols/yo-yo.svg"
};

static const struct easel_symbol table[] = {
    {"airplane", symbol_0, sizeof symbol_0},
    {"alarm-clock", symbol_1, sizeof symbol_1},
    {"ambulance", symbol_2, sizeof symbol_2},
    {"american-football", symbol_3, sizeof symbol_3},
    {"anchor", symbol_4, sizeof symbol_4},
    {"arrow", symbol_5, sizeof symbol_5},
    {"axe", symbol_6, sizeof symbol_6},
    {"backpack", symbol_7, sizeof symbol_7},
    {"balloon", symbol_8, sizeof symbol_8},
    {"banner", symbol_9, sizeof symbol_9},
    {"barn", symbol_10, sizeof symbol_10},
    {"barrel", symbol_11, sizeof symbol_11},
    {"baseball", symbol_12, sizeof symbol_12},
    {"baseball-bat", symbol_13, sizeof symbol_13},
    {"baseball-glove", symbol_14, sizeof symbol_14},
    {"basket", symbol_15, sizeof symbol_15},
    {"basketball", symbol_16, sizeof symbol_16},
    {"battery", symbol_17, sizeof symbol_17},
    {"bell", symbol_18, sizeof symbol_18},
    {"bench", symbol_19, sizeof symbol_19},
    {"bicycle", symbol_20, sizeof symbol_20},
    {"billboard", symbol_21, sizeof symbol_21},
    {"boat", symbol_22, sizeof symbol_22},
    {"boot", symbol_23, sizeof symbol_23},
    {"bow", symbol_24, sizeof symbol_24},
    {"bowling-ball", symbol_25, sizeof symbol_25},
    {"box", symbol_26, sizeof symbol_26},
    {"bridge", symbol_27, sizeof symbol_27},
    {"broom", symbol_28, sizeof symbol_28},
    {"bucket", symbol_29, sizeof symbol_29},
    {"building-block", symbol_30, sizeof symbol_30},
    {"bus", symbol_31, sizeof symbol_31},
    {"bush", symbol_32, sizeof symbol_32},
    {"cabin", symbol_33, sizeof symbol_33},
    {"cactus", symbol_34, sizeof symbol_34},
    {"calendar", symbol_35, sizeof symbol_35},
    {"camera", symbol_36, sizeof symbol_36},
    {"campfire", symbol_37, sizeof symbol_37},
    {"can", symbol_38, sizeof symbol_38},
    {"canoe", symbol_39, sizeof symbol_39},
    {"cap", symbol_40, sizeof symbol_40},
    {"car", symbol_41, sizeof symbol_41},
    {"cart", symbol_42, sizeof symbol_42},
    {"castle", symbol_43, sizeof symbol_43},
    {"chain", symbol_44, sizeof symbol_44},
    {"chess-piece", symbol_45, sizeof symbol_45},
    {"chessboard", symbol_46, sizeof symbol_46},
    {"christmas-tree", symbol_47, sizeof symbol_47},
    {"church", symbol_48, sizeof symbol_48},
    {"circle", symbol_49, sizeof symbol_49},
    {"cloud", symbol_50, sizeof symbol_50},
    {"coin", symbol_51, sizeof symbol_51},
    {"compass", symbol_52, sizeof symbol_52},
    {"computer-monitor", symbol_53, sizeof symbol_53},
    {"cone", symbol_54, sizeof symbol_54},
    {"cosmetic-jar", symbol_55, sizeof symbol_55},
    {"crayon", symbol_56, sizeof symbol_56},
    {"cross", symbol_57, sizeof symbol_57},
    {"crown", symbol_58, sizeof symbol_58},
    {"cube", symbol_59, sizeof symbol_59},
    {"cylinder", symbol_60, sizeof symbol_60},
    {"daisy", symbol_61, sizeof symbol_61},
    {"diamond", symbol_62, sizeof symbol_62},
    {"dice", symbol_63, sizeof symbol_63},
    {"doll", symbol_64, sizeof symbol_64},
    {"dress", symbol_65, sizeof symbol_65},
    {"drum", symbol_66, sizeof symbol_66},
    {"earth", symbol_67, sizeof symbol_67},
    {"envelope", symbol_68, sizeof symbol_68},
    {"factory", symbol_69, sizeof symbol_69},
    {"feather", symbol_70, sizeof symbol_70},
    {"fence", symbol_71, sizeof symbol_71},
    {"fire-hydrant", symbol_72, sizeof symbol_72},
    {"fire-truck", symbol_73, sizeof symbol_73},
    {"flag", symbol_74, sizeof symbol_74},
    {"flashlight", symbol_75, sizeof symbol_75},
    {"flower", symbol_76, sizeof symbol_76},
    {"flute", symbol_77, sizeof symbol_77},
    {"fountain", symbol_78, sizeof symbol_78},
    {"frisbee", symbol_79, sizeof symbol_79},
    {"game-controller", symbol_80, sizeof symbol_80},
    {"gate", symbol_81, sizeof symbol_81},
    {"gear", symbol_82, sizeof symbol_82},
    {"gift", symbol_83, sizeof symbol_83},
    {"glasses", symbol_84, sizeof symbol_84},
    {"globe", symbol_85, sizeof symbol_85},
    {"glove", symbol_86, sizeof symbol_86},
    {"grass", symbol_87, sizeof symbol_87},
    {"guitar", symbol_88, sizeof symbol_88},
    {"hammer", symbol_89, sizeof symbol_89},
    {"handbag", symbol_90, sizeof symbol_90},
    {"hat", symbol_91, sizeof symbol_91},
    {"headphones", symbol_92, sizeof symbol_92},
    {"heart", symbol_93, sizeof symbol_93},
    {"helicopter", symbol_94, sizeof symbol_94},
    {"hexagon", symbol_95, sizeof symbol_95},
    {"high-heel", symbol_96, sizeof symbol_96},
    {"hot-air-balloon", symbol_97, sizeof symbol_97},
    {"hourglass", symbol_98, sizeof symbol_98},
    {"house", symbol_99, sizeof symbol_99},
    {"igloo", symbol_100, sizeof symbol_100},
    {"island", symbol_101, sizeof symbol_101},
    {"jacket", symbol_102, sizeof symbol_102},
    {"key", symbol_103, sizeof symbol_103},
    {"kite", symbol_104, sizeof symbol_104},
    {"ladder", symbol_105, sizeof symbol_105},
    {"lake", symbol_106, sizeof symbol_106},
    {"lantern", symbol_107, sizeof symbol_107},
    {"leaf", symbol_108, sizeof symbol_108},
    {"light-bulb", symbol_109, sizeof symbol_109},
    {"lighthouse", symbol_110, sizeof symbol_110},
    {"lightning", symbol_111, sizeof symbol_111},
    {"lipstick", symbol_112, sizeof symbol_112},
    {"lock", symbol_113, sizeof symbol_113},
    {"log", symbol_114, sizeof symbol_114},
    {"magnet", symbol_115, sizeof symbol_115},
    {"magnifying-glass", symbol_116, sizeof symbol_116},
    {"mailbox", symbol_117, sizeof symbol_117},
    {"map", symbol_118, sizeof symbol_118},
    {"medal", symbol_119, sizeof symbol_119},
    {"microphone", symbol_120, sizeof symbol_120},
    {"microscope", symbol_121, sizeof symbol_121},
    {"moon", symbol_122, sizeof symbol_122},
    {"mosque", symbol_123, sizeof symbol_123},
    {"motorcycle", symbol_124, sizeof symbol_124},
    {"mountain", symbol_125, sizeof symbol_125},
    {"nail", symbol_126, sizeof symbol_126},
    {"necklace", symbol_127, sizeof symbol_127},
    {"nest", symbol_128, sizeof symbol_128},
    {"newspaper", symbol_129, sizeof symbol_129},
    {"notebook", symbol_130, sizeof symbol_130},
    {"office-building", symbol_131, sizeof symbol_131},
    {"paint-palette", symbol_132, sizeof symbol_132},
    {"paintbrush", symbol_133, sizeof symbol_133},
    {"palm-tree", symbol_134, sizeof symbol_134},
    {"parking-meter", symbol_135, sizeof symbol_135},
    {"party-hat", symbol_136, sizeof symbol_136},
    {"pen", symbol_137, sizeof symbol_137},
    {"pencil", symbol_138, sizeof symbol_138},
    {"perfume-bottle", symbol_139, sizeof symbol_139},
    {"piano", symbol_140, sizeof symbol_140},
    {"pickup-truck", symbol_141, sizeof symbol_141},
    {"pill", symbol_142, sizeof symbol_142},
    {"pillar", symbol_143, sizeof symbol_143},
    {"pine-tree", symbol_144, sizeof symbol_144},
    {"planet", symbol_145, sizeof symbol_145},
    {"playing-card", symbol_146, sizeof symbol_146},
    {"police-car", symbol_147, sizeof symbol_147},
    {"poster", symbol_148, sizeof symbol_148},
    {"puzzle-piece", symbol_149, sizeof symbol_149},
    {"pyramid", symbol_150, sizeof symbol_150},
    {"rainbow", symbol_151, sizeof symbol_151},
    {"raindrop", symbol_152, sizeof symbol_152},
    {"rectangle", symbol_153, sizeof symbol_153},
    {"ring", symbol_154, sizeof symbol_154},
    {"river", symbol_155, sizeof symbol_155},
    {"rock", symbol_156, sizeof symbol_156},
    {"rocket", symbol_157, sizeof symbol_157},
    {"rope", symbol_158, sizeof symbol_158},
    {"rose", symbol_159, sizeof symbol_159},
    {"sailboat", symbol_160, sizeof symbol_160},
    {"sandal", symbol_161, sizeof symbol_161},
    {"saw", symbol_162, sizeof symbol_162},
    {"saxophone", symbol_163, sizeof symbol_163},
    {"scarf", symbol_164, sizeof symbol_164},
    {"scooter", symbol_165, sizeof symbol_165},
    {"screwdriver", symbol_166, sizeof symbol_166},
    {"shell", symbol_167, sizeof symbol_167},
    {"shield", symbol_168, sizeof symbol_168},
    {"ship", symbol_169, sizeof symbol_169},
    {"shirt", symbol_170, sizeof symbol_170},
    {"shoe", symbol_171, sizeof symbol_171},
    {"shop", symbol_172, sizeof symbol_172},
    {"shopping-bag", symbol_173, sizeof symbol_173},
    {"shopping-cart", symbol_174, sizeof symbol_174},
    {"shovel", symbol_175, sizeof symbol_175},
    {"sign", symbol_176, sizeof symbol_176},
    {"skateboard", symbol_177, sizeof symbol_177},
    {"skirt", symbol_178, sizeof symbol_178},
    {"skis", symbol_179, sizeof symbol_179},
    {"skyscraper", symbol_180, sizeof symbol_180},
    {"sled", symbol_181, sizeof symbol_181},
    {"sneaker", symbol_182, sizeof symbol_182},
    {"snowboard", symbol_183, sizeof symbol_183},
    {"snowflake", symbol_184, sizeof symbol_184},
    {"soccer-ball", symbol_185, sizeof symbol_185},
    {"sock", symbol_186, sizeof symbol_186},
    {"spaceship", symbol_187, sizeof symbol_187},
    {"sphere", symbol_188, sizeof symbol_188},
    {"sports-ball", symbol_189, sizeof symbol_189},
    {"sports-car", symbol_190, sizeof symbol_190},
    {"square", symbol_191, sizeof symbol_191},
    {"star", symbol_192, sizeof symbol_192},
    {"statue", symbol_193, sizeof symbol_193},
    {"stop-sign", symbol_194, sizeof symbol_194},
    {"street-lamp", symbol_195, sizeof symbol_195},
    {"submarine", symbol_196, sizeof symbol_196},
    {"suitcase", symbol_197, sizeof symbol_197},
    {"sun", symbol_198, sizeof symbol_198},
    {"sunflower", symbol_199, sizeof symbol_199},
    {"sunglasses", symbol_200, sizeof symbol_200},
    {"surfboard", symbol_201, sizeof symbol_201},
    {"sweater", symbol_202, sizeof symbol_202},
    {"sword", symbol_203, sizeof symbol_203},
    {"syringe", symbol_204, sizeof symbol_204},
    {"t-shirt", symbol_205, sizeof symbol_205},
    {"tablet", symbol_206, sizeof symbol_206},
    {"taxi", symbol_207, sizeof symbol_207},
    {"telescope", symbol_208, sizeof symbol_208},
    {"temple", symbol_209, sizeof symbol_209},
    {"tennis-ball", symbol_210, sizeof symbol_210},
    {"tennis-racket", symbol_211, sizeof symbol_211},
    {"tent", symbol_212, sizeof symbol_212},
    {"test-tube", symbol_213, sizeof symbol_213},
    {"tie", symbol_214, sizeof symbol_214},
    {"top-hat", symbol_215, sizeof symbol_215},
    {"tower", symbol_216, sizeof symbol_216},
    {"toy-car", symbol_217, sizeof symbol_217},
    {"tractor", symbol_218, sizeof symbol_218},
    {"traffic-light", symbol_219, sizeof symbol_219},
    {"train", symbol_220, sizeof symbol_220},
    {"tram", symbol_221, sizeof symbol_221},
    {"trash-can", symbol_222, sizeof symbol_222},
    {"treasure-chest", symbol_223, sizeof symbol_223},
    {"tree", symbol_224, sizeof symbol_224},
    {"triangle", symbol_225, sizeof symbol_225},
    {"trophy", symbol_226, sizeof symbol_226},
    {"trousers", symbol_227, sizeof symbol_227},
    {"truck", symbol_228, sizeof symbol_228},
    {"trumpet", symbol_229, sizeof symbol_229},
    {"tulip", symbol_230, sizeof symbol_230},
    {"umbrella", symbol_231, sizeof symbol_231},
    {"van", symbol_232, sizeof symbol_232},
    {"violin", symbol_233, sizeof symbol_233},
    {"volcano", symbol_234, sizeof symbol_234},
    {"volleyball", symbol_235, sizeof symbol_235},
    {"watch", symbol_236, sizeof symbol_236},
    {"waterfall", symbol_237, sizeof symbol_237},
    {"wave", symbol_238, sizeof symbol_238},
    {"well", symbol_239, sizeof symbol_239},
    {"wheel", symbol_240, sizeof symbol_240},
    {"wind-turbine", symbol_241, sizeof symbol_241},
    {"windmill", symbol_242, sizeof symbol_242},
    {"wrench", symbol_243, sizeof symbol_243},
    {"yo-yo", symbol_244, sizeof symbol_244},
    {0, 0, 0},
};

const struct easel_symbol *easel_symbols(void) { return table; }

size_t easel_symbol_count(void) { return sizeof table / sizeof table[0] - 1; }
