namespace Escalation.Tests.Bot.Recognition;

/// <summary>The corpus as it is in the repository, which the tests run in.</summary>
internal static class Corpus
{
    public static string RecognitionFolder { get; } = Path.Combine(RepositoryRoot(), "bot", "Recognition");

    public static IEnumerable<string> Lines() =>
        Directory.EnumerateFiles(Path.Combine(RecognitionFolder, "corpus"), "*.txt", SearchOption.AllDirectories).SelectMany(File.ReadLines);

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "global.json"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
