namespace Escalation.Bot;

/// <summary>A file that is there whole or as it was, wherever the process is killed. Unlike records in the store it can be made again, so nobody waits for the disk.</summary>
internal static class WholeFile
{
    /// <param name="write">Writes it to the place given, which is beside <paramref name="path"/>.</param>
    public static void Put(string path, Action<string> write)
    {
        var beside = $"{path}.new";
        write(beside);
        File.Move(beside, path, overwrite: true);
    }
}
