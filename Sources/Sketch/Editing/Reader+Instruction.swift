extension Reader {
    /// The scene after `instruction` ("make the apple green, and add a cat on the left"), with an account of what was understood.
    /// Things keep their ids, so that a drawing keeps what the instruction does not speak of.
    public func apply(_ instruction: String, to scene: Scene) -> Revision {
        let list = Tokeniser.tokens(of: instruction)
        var editor = Editor(lexicon: lexicon, list: list, scene: scene)
        for clause in InstructionCutter(list: list).clauses() { editor.apply(clause) }
        return Revision(scene: editor.scene, applied: editor.applied, unapplied: editor.unapplied)
    }
}
