extension Scenery {
    /// Every setting's backdrop and every style's pass.
    public static var standard: Scenery {
        Scenery(
            backdrops: [
                .beach: BeachBackdrop(), .forest: ForestBackdrop(), .city: CityBackdrop(), .snow: SnowBackdrop(), .desert: DesertBackdrop(),
                .space: SpaceBackdrop(), .sea: SeaBackdrop(), .underwater: UnderwaterBackdrop(), .room: RoomBackdrop(),
                .kitchen: KitchenBackdrop(),
                .street: StreetBackdrop(), .field: FieldBackdrop(), .garden: GardenBackdrop(), .park: ParkBackdrop(),
                .mountains: MountainsBackdrop(), .farm: FarmBackdrop(), .sky: SkyBackdrop(), .studio: PhotoStudioBackdrop(),
                .stage: StageBackdrop(),
            ], plain: StudioBackdrop(), outdoors: FieldBackdrop(isPlain: true),
            styles: [
                .outline: OutlineStyle(), .watercolor: WatercolorStyle(), .neon: NeonStyle(), .poster: PosterStyle(),
                .blueprint: BlueprintStyle(),
                .pixelArt: PixelStyle(), .paperCut: PaperCutStyle(),
            ])
    }
}
