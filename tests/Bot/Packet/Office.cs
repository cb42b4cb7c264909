using System.Diagnostics;

namespace Escalation.Tests.Bot.Packet;

/// <summary>LibreOffice and what reads its PDF, as a police officer's machine would: a document is opened, printed and looked at.</summary>
internal static class Office
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(3);

    /// <returns>The PDF beside the document.</returns>
    public static async Task<string> Print(string document)
    {
        var folder = Path.GetDirectoryName(document)!;
        await Run("soffice", $"-env:UserInstallation=file://{folder}/office", "--headless", "--convert-to", "pdf", "--outdir", folder, document);
        return Path.ChangeExtension(document, ".pdf");
    }

    public static Task<string> Text(string pdf) => Run("pdftotext", "-layout", "-nopgbrk", pdf, "-");

    /// <summary>The same page by page.</summary>
    public static async Task<IReadOnlyList<string>> Pages(string pdf) => [.. (await Run("pdftotext", "-layout", pdf, "-")).Split('\f').SkipLast(1)];

    public static async Task<int> Pictures(string pdf) => (await Run("pdfimages", "-list", pdf)).Split('\n').Count(l => l.Contains(" image ", StringComparison.Ordinal));

    /// <summary>Keeps each page as a picture for people to judge.</summary>
    public static async Task Keep(string pdf, string name)
    {
        var folder = Directory.CreateDirectory(Repository.File("tests/output")).FullName;
        foreach (var old in Directory.EnumerateFiles(folder, $"{name}-*.png")) File.Delete(old);
        await Run("pdftoppm", "-png", "-r", "70", pdf, Path.Combine(folder, name));
    }

    private static async Task<string> Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(_patience);
        Assert.True(process.ExitCode == 0, $"{program}: {await error}");
        return await output;
    }
}
