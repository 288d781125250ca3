import CLI

@main
struct Easel {
    static func main() async { await EaselCommand.main(nil) }
}
