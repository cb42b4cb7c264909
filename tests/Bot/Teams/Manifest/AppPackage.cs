using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json.Nodes;

namespace Escalation.Tests.Bot.Teams.Manifest;

/// <summary>A package as an administrator builds it, unpacked into a folder of its own.</summary>
internal sealed class AppPackage : IDisposable
{
    public const string AppId = "0a1b2c3d-0000-4000-8000-0123456789ab";
    public const string Host = "incident.example.co.jp";
    private static readonly string _tool = Repository.File("manifests/teams/build-package");

    private AppPackage(string folder, IReadOnlyList<string> entries) => (Folder, Entries) = (folder, entries);

    public string Folder { get; }

    public IReadOnlyList<string> Entries { get; }

    public JsonObject Manifest => Json("manifest.json");

    public static async Task<AppPackage> Build(params string[] options)
    {
        var folder = Directory.CreateTempSubdirectory("escalation-teams-").FullName;
        var zip = Path.Combine(folder, "package.zip");
        var (exitCode, output) = await Run([.. options, AppId, Host, zip]);
        Assert.True(exitCode == 0, output);
        using (var archive = await ZipFile.OpenReadAsync(zip)) await archive.ExtractToDirectoryAsync(folder);
        File.Delete(zip);
        return new(folder, [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f)).Order(StringComparer.Ordinal)]);
    }

    public static Task<(int ExitCode, string Output)> Run(string[] arguments, string? path = null) => Run("/bin/bash", [_tool, .. arguments], path);

    public JsonObject Json(string file) => JsonNode.Parse(Text(file))!.AsObject();

    public string Text(string file) => File.ReadAllText(Path.Combine(Folder, file));

    public void Change(string file, Action<JsonObject> change)
    {
        var json = Json(file);
        change(json);
        File.WriteAllText(Path.Combine(Folder, file), json.ToJsonString());
    }

    /// <summary>What Microsoft's schemas find wrong in it.</summary>
    public async Task<IReadOnlyList<string>> Problems()
    {
        var (exitCode, output) = await Run("node", [Repository.File("tests/Bot/peers/teams-package.cjs"), Folder]);
        Assert.True(exitCode == 0, output);
        return [.. JsonNode.Parse(output)!.AsArray().Select(p => (string)p!)];
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static async Task<(int ExitCode, string Output)> Run(string program, string[] arguments, string? path = null)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (path is not null) start.Environment["PATH"] = path;
        using var process = Process.Start(start)!;
        var (said, complained) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await said + await complained);
    }
}
