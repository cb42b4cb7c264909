using System.Diagnostics;

namespace Escalation.Bench;

/// <summary>Product and baseline as <c>./run</c> makes the product: published, compiled ahead for this machine.</summary>
internal static class Published
{
    public static string Product { get; } = Publish("bot/Host", "Escalation.Bot.dll");
    public static string Baseline { get; } = Publish("tests/Bench", "Escalation.Bench.dll");

    public static string FindUp(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Path.Exists(Path.Combine(folder.FullName, name))) folder = folder.Parent ?? throw new FileNotFoundException(name);
        return Path.Combine(folder.FullName, name);
    }

    private static string Publish(string project, string dll)
    {
        var folder = FindUp(project);
        var output = Path.Combine(folder, "bin", "published");
        using var publish = Process.Start("dotnet", ["publish", folder, "-c", "Release", "--use-current-runtime", "--no-self-contained", "-o", output, "-v", "quiet", "--nologo"]);
        publish.WaitForExit();
        return publish.ExitCode == 0 ? Path.Combine(output, dll) : throw new InvalidOperationException($"{project} could not be published.");
    }
}
