using System.Runtime.InteropServices;

namespace Escalation.Storage;

/// <summary>Puts a finished file in its place so that it is there, whole, after a power cut.</summary>
internal static class DurableFile
{
    /// <summary>The content was flushed before. A file already there is replaced.</summary>
    public static void Place(string temporary, string final)
    {
        File.Move(temporary, final, overwrite: true);
        FlushDirectory(Path.GetDirectoryName(final)!);
    }

    /// <summary>Creates it if it is missing, with its name on the disk.</summary>
    public static void MakeDirectory(string directory)
    {
        if (Directory.Exists(directory)) return;
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(directory);
        else Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        FlushDirectory(Path.GetDirectoryName(Path.GetFullPath(directory))!);
    }

    // A new name is durable on Unix once its directory is flushed, and .NET does not open directories. NTFS journals names by itself.
    public static void FlushDirectory(string directory)
    {
        if (OperatingSystem.IsWindows()) return;
        var descriptor = Open(directory, 0);
        if (descriptor < 0) throw new IOException($"Cannot open {directory} to flush it: error {Marshal.GetLastPInvokeError()}.");
        try
        {
            if (Fsync(descriptor) != 0) throw new IOException($"Cannot flush {directory}: error {Marshal.GetLastPInvokeError()}.");
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static extern int Fsync(int descriptor);

    [DllImport("libc", EntryPoint = "close")]
    private static extern int Close(int descriptor);
}
