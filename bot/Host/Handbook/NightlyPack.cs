using System.Globalization;
using Escalation.Dialogs;
using Escalation.Dialogs.OnCall;

namespace Escalation.Bot.Handbook;

/// <summary>
/// Writes the offline pack into the store's folder every night at 02:00, and at a start that comes after a night missed. It is no fact of any stream and
/// nobody is owed it by a deadline, so it does not go through the outbox: making it twice, or on two machines, changes nothing.
/// </summary>
internal sealed partial class NightlyPack(HandbookSources sources, TimeProvider clock, ILogger<NightlyPack> log) : BackgroundService
{
    private const int Kept = 7;
    private static readonly TimeOnly _hour = new(2, 0);

    /// <summary>Whoever waits for the first page comes first.</summary>
    private static readonly TimeSpan _afterStart = TimeSpan.FromSeconds(10);

    /// <summary>The last 02:00 in Japan.</summary>
    public static DateTimeOffset LastDue(DateTimeOffset at)
    {
        var today = JapaneseTime.At(JapaneseTime.Day(at), _hour);
        return today <= at ? today : today.AddDays(-1);
    }

    public static string FolderOf(string storeFolder) => Path.Combine(storeFolder, "offline");

    /// <returns>The newest pack; null when there is none.</returns>
    public static string? Newest(string storeFolder) => Packs(FolderOf(storeFolder)).FirstOrDefault();

    /// <summary>One file a day, the newest seven of them; whoever reads while it is written reads the old one.</summary>
    public static string Write(HandbookSource source, string storeFolder)
    {
        var folder = Directory.CreateDirectory(FolderOf(storeFolder)).FullName;
        var path = Path.Combine(folder, $"offline-{JapaneseTime.Day(source.At).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.html");
        WholeFile.Put(path, beside =>
        {
            File.WriteAllBytes(beside, HandbookFile.Make("offline", source, Language.Japanese)!.Content);
            File.SetLastWriteTimeUtc(beside, source.At.UtcDateTime);
        });
        foreach (var old in Packs(folder).Skip(Kept)) File.Delete(old);
        return path;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(_afterStart, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        while (!stoppingToken.IsCancellationRequested)
        {
            var due = LastDue(clock.GetUtcNow());
            try
            {
                if (Newest(sources.StoreFolder) is not { } newest || File.GetLastWriteTimeUtc(newest) < due) Write(sources.Now(), sources.StoreFolder);
            }
            catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
            {
                LogNotWritten(wrong); // The next night tries again; the console still makes one on demand.
            }

            await Task.Delay(due.AddDays(1) - clock.GetUtcNow(), clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static IOrderedEnumerable<string> Packs(string folder) =>
        (Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "offline-*.html") : []).OrderDescending(StringComparer.Ordinal);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The offline pack of this night could not be written.")]
    private partial void LogNotWritten(Exception wrong);
}
