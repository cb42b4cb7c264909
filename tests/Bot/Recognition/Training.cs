using System.Diagnostics;
using Escalation.Recognition;

namespace Escalation.Tests.Bot.Recognition;

/// <summary>The command itself, each time in a process of its own, on the first lines of every file of the corpus.</summary>
public sealed class Training : IDisposable
{
    private const int Lines = 8;

    private readonly string _folder = Directory.CreateTempSubdirectory("escalation-training-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task On_the_same_corpus_gives_the_same_bytes_and_on_another_line_other_weights()
    {
        string[] folders = [CopyOfCorpus("once"), CopyOfCorpus("again"), CopyOfCorpus("changed")];
        var line = Path.Combine(folders[2], "corpus", "ja", "none.txt");
        File.WriteAllLines(line, ["明日の会議は三階の会議室です", .. File.ReadLines(line).Skip(1)]);

        var models = await Task.WhenAll(folders.Select(Train));

        Assert.True(models[0].AsSpan().SequenceEqual(models[1]), "The same corpus gave two models");
        Assert.False(Learned(models[0]).AsSpan().SequenceEqual(Learned(models[2])), "Another line taught nothing");
    }

    private string CopyOfCorpus(string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;
        File.Copy(Path.Combine(Corpus.RecognitionFolder, "lexicon.txt"), Path.Combine(folder, "lexicon.txt"));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Corpus.RecognitionFolder, "corpus"), "*.txt", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(Corpus.RecognitionFolder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.WriteAllLines(copy, File.ReadLines(file).Take(Lines));
        }
        return folder;
    }

    private static async Task<byte[]> Train(string folder)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Escalation.Training.dll");
        using var training = Process.Start(new ProcessStartInfo("dotnet", [program, "--folder", folder]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (said, wrong) = (training.StandardOutput.ReadToEndAsync(), training.StandardError.ReadToEndAsync());
        await training.WaitForExitAsync();
        await said;
        Assert.True(training.ExitCode == 0, await wrong);
        return await File.ReadAllBytesAsync(Path.Combine(folder, "model", "local.model"));
    }

    /// <summary>The fingerprint is of the corpus, and stands before the numbers; what is behind it was learned.</summary>
    private static byte[] Learned(byte[] model) =>
        model[(model.AsSpan().IndexOf(Convert.FromHexString(LocalModel.Read(model).Fingerprint)) + LocalModel.FingerprintLength)..];
}
