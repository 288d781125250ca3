import API

extension TokenCounting {
    /// An upper bound of a task's usage: output and input pictures by the rule, every byte of the prompts a token, all
    /// partial pictures sent.
    public func estimate(of task: ImageTask) -> ImageUsage {
        let sizes = task.size.map { [$0] } ?? [PixelSize(1024, 1536), PixelSize(1536, 1024)] + task.inputs.prefix(1).map(\.size)
        let picture = sizes.map { output(width: $0.width, height: $0.height, quality: task.quality ?? .high) }.max() ?? 0
        let pictures = (task.inputs + [task.mask].compactMap { $0 }).reduce(0) {
            $0 + input(width: $1.size.width, height: $1.size.height, highFidelity: task.highFidelity)
        }
        return ImageUsage(
            textIn: task.prompt.utf8.count + (task.negativePrompt?.utf8.count ?? 0), imageIn: pictures,
            imageOut: (picture + perPartial * task.partials) * task.count)
    }
}
