import CAllocator
import Foundation

/// How the C library keeps memory for a server.
enum Allocator {
    /// Lets freed megabytes go back to the system.
    ///
    /// glibc raises its threshold for memory of its own pages to the largest block it saw freed, after which buffers of megabytes
    /// lie in arenas, one a thread, and stay there. Fixed thresholds cost a page fault for each 4 KB of a block over a megabyte
    /// and keep a server that was busy for a minute from looking busy for days.
    static func prepareForServing() {
        easel_allocator_prepare(Int32(max(2, ProcessInfo.processInfo.activeProcessorCount)))
    }
}
