import CLI

await EaselCommand.main()
