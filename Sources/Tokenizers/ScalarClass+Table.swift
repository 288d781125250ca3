// Written by Tests/Parity/scalars.py; not by hand.

extension ScalarClass {
    /// Every range beyond ASCII: its class (l, n, s), its first and last scalar.
    static let ranges: [Range] = rangeText.split(whereSeparator: { $0 == " " || $0 == "\n" }).map { item in
        let bounds = item.dropFirst().split(separator: "-").map { UInt32($0, radix: 16) ?? 0 }
        return Range(
            first: bounds[0], last: bounds[bounds.count - 1], value: item.first == "l" ? .letter : item.first == "n" ? .number : .space)
    }

    private static let rangeText = """
        s85 sa0 laa nb2-b3 lb5 nb9 lba nbc-be lc0-d6 ld8-f6 lf8-2c1 l2c6-2d1 l2e0-2e4 l2ec l2ee l370-374 l376-377 l37a-37d l37f l386
        l388-38a l38c l38e-3a1 l3a3-3f5 l3f7-481 l48a-52f l531-556 l559 l560-588 l5d0-5ea l5ef-5f2 l620-64a n660-669 l66e-66f l671-6d3
        l6d5 l6e5-6e6 l6ee-6ef n6f0-6f9 l6fa-6fc l6ff l710 l712-72f l74d-7a5 l7b1 n7c0-7c9 l7ca-7ea l7f4-7f5 l7fa l800-815 l81a l824
        l828 l840-858 l860-86a l870-887 l889-88e l8a0-8c9 l904-939 l93d l950 l958-961 n966-96f l971-980 l985-98c l98f-990 l993-9a8
        l9aa-9b0 l9b2 l9b6-9b9 l9bd l9ce l9dc-9dd l9df-9e1 n9e6-9ef l9f0-9f1 n9f4-9f9 l9fc la05-a0a la0f-a10 la13-a28 la2a-a30 la32-a33
        la35-a36 la38-a39 la59-a5c la5e na66-a6f la72-a74 la85-a8d la8f-a91 la93-aa8 laaa-ab0 lab2-ab3 lab5-ab9 labd lad0 lae0-ae1
        nae6-aef laf9 lb05-b0c lb0f-b10 lb13-b28 lb2a-b30 lb32-b33 lb35-b39 lb3d lb5c-b5d lb5f-b61 nb66-b6f lb71 nb72-b77 lb83 lb85-b8a
        lb8e-b90 lb92-b95 lb99-b9a lb9c lb9e-b9f lba3-ba4 lba8-baa lbae-bb9 lbd0 nbe6-bf2 lc05-c0c lc0e-c10 lc12-c28 lc2a-c39 lc3d
        lc58-c5a lc5d lc60-c61 nc66-c6f nc78-c7e lc80 lc85-c8c lc8e-c90 lc92-ca8 lcaa-cb3 lcb5-cb9 lcbd lcdd-cde lce0-ce1 nce6-cef
        lcf1-cf2 ld04-d0c ld0e-d10 ld12-d3a ld3d ld4e ld54-d56 nd58-d5e ld5f-d61 nd66-d78 ld7a-d7f ld85-d96 ld9a-db1 ldb3-dbb ldbd
        ldc0-dc6 nde6-def le01-e30 le32-e33 le40-e46 ne50-e59 le81-e82 le84 le86-e8a le8c-ea3 lea5 lea7-eb0 leb2-eb3 lebd lec0-ec4 lec6
        ned0-ed9 ledc-edf lf00 nf20-f33 lf40-f47 lf49-f6c lf88-f8c l1000-102a l103f n1040-1049 l1050-1055 l105a-105d l1061 l1065-1066
        l106e-1070 l1075-1081 l108e n1090-1099 l10a0-10c5 l10c7 l10cd l10d0-10fa l10fc-1248 l124a-124d l1250-1256 l1258 l125a-125d
        l1260-1288 l128a-128d l1290-12b0 l12b2-12b5 l12b8-12be l12c0 l12c2-12c5 l12c8-12d6 l12d8-1310 l1312-1315 l1318-135a n1369-137c
        l1380-138f l13a0-13f5 l13f8-13fd l1401-166c l166f-167f s1680 l1681-169a l16a0-16ea n16ee-16f0 l16f1-16f8 l1700-1711 l171f-1731
        l1740-1751 l1760-176c l176e-1770 l1780-17b3 l17d7 l17dc n17e0-17e9 n17f0-17f9 n1810-1819 l1820-1878 l1880-1884 l1887-18a8 l18aa
        l18b0-18f5 l1900-191e n1946-194f l1950-196d l1970-1974 l1980-19ab l19b0-19c9 n19d0-19da l1a00-1a16 l1a20-1a54 n1a80-1a89
        n1a90-1a99 l1aa7 l1b05-1b33 l1b45-1b4c n1b50-1b59 l1b83-1ba0 l1bae-1baf n1bb0-1bb9 l1bba-1be5 l1c00-1c23 n1c40-1c49 l1c4d-1c4f
        n1c50-1c59 l1c5a-1c7d l1c80-1c8a l1c90-1cba l1cbd-1cbf l1ce9-1cec l1cee-1cf3 l1cf5-1cf6 l1cfa l1d00-1dbf l1e00-1f15 l1f18-1f1d
        l1f20-1f45 l1f48-1f4d l1f50-1f57 l1f59 l1f5b l1f5d l1f5f-1f7d l1f80-1fb4 l1fb6-1fbc l1fbe l1fc2-1fc4 l1fc6-1fcc l1fd0-1fd3
        l1fd6-1fdb l1fe0-1fec l1ff2-1ff4 l1ff6-1ffc s2000-200a s2028-2029 s202f s205f n2070 l2071 n2074-2079 l207f n2080-2089
        l2090-209c l2102 l2107 l210a-2113 l2115 l2119-211d l2124 l2126 l2128 l212a-212d l212f-2139 l213c-213f l2145-2149 l214e
        n2150-2182 l2183-2184 n2185-2189 n2460-249b n24ea-24ff n2776-2793 l2c00-2ce4 l2ceb-2cee l2cf2-2cf3 n2cfd l2d00-2d25 l2d27 l2d2d
        l2d30-2d67 l2d6f l2d80-2d96 l2da0-2da6 l2da8-2dae l2db0-2db6 l2db8-2dbe l2dc0-2dc6 l2dc8-2dce l2dd0-2dd6 l2dd8-2dde l2e2f s3000
        l3005-3006 n3007 n3021-3029 l3031-3035 n3038-303a l303b-303c l3041-3096 l309d-309f l30a1-30fa l30fc-30ff l3105-312f l3131-318e
        n3192-3195 l31a0-31bf l31f0-31ff n3220-3229 n3248-324f n3251-325f n3280-3289 n32b1-32bf l3400-4dbf l4e00-a48c la4d0-a4fd
        la500-a60c la610-a61f na620-a629 la62a-a62b la640-a66e la67f-a69d la6a0-a6e5 na6e6-a6ef la717-a71f la722-a788 la78b-a7cd
        la7d0-a7d1 la7d3 la7d5-a7dc la7f2-a801 la803-a805 la807-a80a la80c-a822 na830-a835 la840-a873 la882-a8b3 na8d0-a8d9 la8f2-a8f7
        la8fb la8fd-a8fe na900-a909 la90a-a925 la930-a946 la960-a97c la984-a9b2 la9cf na9d0-a9d9 la9e0-a9e4 la9e6-a9ef na9f0-a9f9
        la9fa-a9fe laa00-aa28 laa40-aa42 laa44-aa4b naa50-aa59 laa60-aa76 laa7a laa7e-aaaf laab1 laab5-aab6 laab9-aabd laac0 laac2
        laadb-aadd laae0-aaea laaf2-aaf4 lab01-ab06 lab09-ab0e lab11-ab16 lab20-ab26 lab28-ab2e lab30-ab5a lab5c-ab69 lab70-abe2
        nabf0-abf9 lac00-d7a3 ld7b0-d7c6 ld7cb-d7fb lf900-fa6d lfa70-fad9 lfb00-fb06 lfb13-fb17 lfb1d lfb1f-fb28 lfb2a-fb36 lfb38-fb3c
        lfb3e lfb40-fb41 lfb43-fb44 lfb46-fbb1 lfbd3-fd3d lfd50-fd8f lfd92-fdc7 lfdf0-fdfb lfe70-fe74 lfe76-fefc nff10-ff19 lff21-ff3a
        lff41-ff5a lff66-ffbe lffc2-ffc7 lffca-ffcf lffd2-ffd7 lffda-ffdc l10000-1000b l1000d-10026 l10028-1003a l1003c-1003d
        l1003f-1004d l10050-1005d l10080-100fa n10107-10133 n10140-10178 n1018a-1018b l10280-1029c l102a0-102d0 n102e1-102fb
        l10300-1031f n10320-10323 l1032d-10340 n10341 l10342-10349 n1034a l10350-10375 l10380-1039d l103a0-103c3 l103c8-103cf
        n103d1-103d5 l10400-1049d n104a0-104a9 l104b0-104d3 l104d8-104fb l10500-10527 l10530-10563 l10570-1057a l1057c-1058a
        l1058c-10592 l10594-10595 l10597-105a1 l105a3-105b1 l105b3-105b9 l105bb-105bc l105c0-105f3 l10600-10736 l10740-10755
        l10760-10767 l10780-10785 l10787-107b0 l107b2-107ba l10800-10805 l10808 l1080a-10835 l10837-10838 l1083c l1083f-10855
        n10858-1085f l10860-10876 n10879-1087f l10880-1089e n108a7-108af l108e0-108f2 l108f4-108f5 n108fb-108ff l10900-10915
        n10916-1091b l10920-10939 l10980-109b7 n109bc-109bd l109be-109bf n109c0-109cf n109d2-109ff l10a00 l10a10-10a13 l10a15-10a17
        l10a19-10a35 n10a40-10a48 l10a60-10a7c n10a7d-10a7e l10a80-10a9c n10a9d-10a9f l10ac0-10ac7 l10ac9-10ae4 n10aeb-10aef
        l10b00-10b35 l10b40-10b55 n10b58-10b5f l10b60-10b72 n10b78-10b7f l10b80-10b91 n10ba9-10baf l10c00-10c48 l10c80-10cb2
        l10cc0-10cf2 n10cfa-10cff l10d00-10d23 n10d30-10d39 n10d40-10d49 l10d4a-10d65 l10d6f-10d85 n10e60-10e7e l10e80-10ea9
        l10eb0-10eb1 l10ec2-10ec4 l10f00-10f1c n10f1d-10f26 l10f27 l10f30-10f45 n10f51-10f54 l10f70-10f81 l10fb0-10fc4 n10fc5-10fcb
        l10fe0-10ff6 l11003-11037 n11052-1106f l11071-11072 l11075 l11083-110af l110d0-110e8 n110f0-110f9 l11103-11126 n11136-1113f
        l11144 l11147 l11150-11172 l11176 l11183-111b2 l111c1-111c4 n111d0-111d9 l111da l111dc n111e1-111f4 l11200-11211 l11213-1122b
        l1123f-11240 l11280-11286 l11288 l1128a-1128d l1128f-1129d l1129f-112a8 l112b0-112de n112f0-112f9 l11305-1130c l1130f-11310
        l11313-11328 l1132a-11330 l11332-11333 l11335-11339 l1133d l11350 l1135d-11361 l11380-11389 l1138b l1138e l11390-113b5 l113b7
        l113d1 l113d3 l11400-11434 l11447-1144a n11450-11459 l1145f-11461 l11480-114af l114c4-114c5 l114c7 n114d0-114d9 l11580-115ae
        l115d8-115db l11600-1162f l11644 n11650-11659 l11680-116aa l116b8 n116c0-116c9 n116d0-116e3 l11700-1171a n11730-1173b
        l11740-11746 l11800-1182b l118a0-118df n118e0-118f2 l118ff-11906 l11909 l1190c-11913 l11915-11916 l11918-1192f l1193f l11941
        n11950-11959 l119a0-119a7 l119aa-119d0 l119e1 l119e3 l11a00 l11a0b-11a32 l11a3a l11a50 l11a5c-11a89 l11a9d l11ab0-11af8
        l11bc0-11be0 n11bf0-11bf9 l11c00-11c08 l11c0a-11c2e l11c40 n11c50-11c6c l11c72-11c8f l11d00-11d06 l11d08-11d09 l11d0b-11d30
        l11d46 n11d50-11d59 l11d60-11d65 l11d67-11d68 l11d6a-11d89 l11d98 n11da0-11da9 l11ee0-11ef2 l11f02 l11f04-11f10 l11f12-11f33
        n11f50-11f59 l11fb0 n11fc0-11fd4 l12000-12399 n12400-1246e l12480-12543 l12f90-12ff0 l13000-1342f l13441-13446 l13460-143fa
        l14400-14646 l16100-1611d n16130-16139 l16800-16a38 l16a40-16a5e n16a60-16a69 l16a70-16abe n16ac0-16ac9 l16ad0-16aed
        l16b00-16b2f l16b40-16b43 n16b50-16b59 n16b5b-16b61 l16b63-16b77 l16b7d-16b8f l16d40-16d6c n16d70-16d79 l16e40-16e7f
        n16e80-16e96 l16f00-16f4a l16f50 l16f93-16f9f l16fe0-16fe1 l16fe3 l17000-187f7 l18800-18cd5 l18cff-18d08 l1aff0-1aff3
        l1aff5-1affb l1affd-1affe l1b000-1b122 l1b132 l1b150-1b152 l1b155 l1b164-1b167 l1b170-1b2fb l1bc00-1bc6a l1bc70-1bc7c
        l1bc80-1bc88 l1bc90-1bc99 n1ccf0-1ccf9 n1d2c0-1d2d3 n1d2e0-1d2f3 n1d360-1d378 l1d400-1d454 l1d456-1d49c l1d49e-1d49f l1d4a2
        l1d4a5-1d4a6 l1d4a9-1d4ac l1d4ae-1d4b9 l1d4bb l1d4bd-1d4c3 l1d4c5-1d505 l1d507-1d50a l1d50d-1d514 l1d516-1d51c l1d51e-1d539
        l1d53b-1d53e l1d540-1d544 l1d546 l1d54a-1d550 l1d552-1d6a5 l1d6a8-1d6c0 l1d6c2-1d6da l1d6dc-1d6fa l1d6fc-1d714 l1d716-1d734
        l1d736-1d74e l1d750-1d76e l1d770-1d788 l1d78a-1d7a8 l1d7aa-1d7c2 l1d7c4-1d7cb n1d7ce-1d7ff l1df00-1df1e l1df25-1df2a
        l1e030-1e06d l1e100-1e12c l1e137-1e13d n1e140-1e149 l1e14e l1e290-1e2ad l1e2c0-1e2eb n1e2f0-1e2f9 l1e4d0-1e4eb n1e4f0-1e4f9
        l1e5d0-1e5ed l1e5f0 n1e5f1-1e5fa l1e7e0-1e7e6 l1e7e8-1e7eb l1e7ed-1e7ee l1e7f0-1e7fe l1e800-1e8c4 n1e8c7-1e8cf l1e900-1e943
        l1e94b n1e950-1e959 n1ec71-1ecab n1ecad-1ecaf n1ecb1-1ecb4 n1ed01-1ed2d n1ed2f-1ed3d l1ee00-1ee03 l1ee05-1ee1f l1ee21-1ee22
        l1ee24 l1ee27 l1ee29-1ee32 l1ee34-1ee37 l1ee39 l1ee3b l1ee42 l1ee47 l1ee49 l1ee4b l1ee4d-1ee4f l1ee51-1ee52 l1ee54 l1ee57
        l1ee59 l1ee5b l1ee5d l1ee5f l1ee61-1ee62 l1ee64 l1ee67-1ee6a l1ee6c-1ee72 l1ee74-1ee77 l1ee79-1ee7c l1ee7e l1ee80-1ee89
        l1ee8b-1ee9b l1eea1-1eea3 l1eea5-1eea9 l1eeab-1eebb n1f100-1f10c n1fbf0-1fbf9 l20000-2a6df l2a700-2b739 l2b740-2b81d
        l2b820-2cea1 l2ceb0-2ebe0 l2ebf0-2ee5d l2f800-2fa1d l30000-3134a l31350-323af
        """
}
