using Escalation.Bot.Data;
using Escalation.Bot.Engine;
using Escalation.Dialogs;
using Escalation.Dialogs.Contacts;
using Escalation.Dialogs.Playbooks;
using Escalation.Recognition;
using Escalation.Storage;

namespace Escalation.Bot.Commands;

/// <summary>What every command begins with: settings, catalog, organisation, store; all problems at once, in words.</summary>
internal static class Start
{
    public const int Ok = 0;
    public const int Wrong = 1;

    public static WebApplicationBuilder Builder(string[] args)
    {
        // Slim: without IIS, HTTP/3 and the event log of Windows, which nobody uses here. Settings are read once, so nothing watches their files.
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = ["--hostBuilder:reloadConfigOnChange=false", .. args], ContentRootPath = AppContext.BaseDirectory });
        // The folder one starts in may hold an appsettings.json of its own; environment and command line still win.
        var here = Path.Combine(Directory.GetCurrentDirectory(), "appsettings.json");
        if (Directory.GetCurrentDirectory() != Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory))
            builder.Configuration.AddJsonFile(here, optional: true).AddEnvironmentVariables().AddCommandLine(args);
        return builder;
    }

    /// <summary>All that the server stands on; null, with every problem printed, when anything is wrong.</summary>
    /// <param name="shipped">Begun before the settings were known, for reading it is most of the work.</param>
    public static Opened? Open(Settings settings, Task<ShippedCatalog> shipped)
    {
        var recognizer = Task.Run(LocalRecognizer.Load);
        if (ReadSurroundings(settings, shipped.Result) is not { } surroundings || OpenStore(settings) is not { } store) return null;
        CatalogReader.Keep(CatalogReader.ShippedFolder, Path.Combine(settings.StoreFolder, "playbooks"));
        return new(surroundings, store, recognizer.Result);
    }

    /// <summary>Null, with every problem printed, when anything is wrong.</summary>
    public static Surroundings? ReadSurroundings(Settings settings) => ReadSurroundings(settings, ShippedCatalog.Read());

    private static Surroundings? ReadSurroundings(Settings settings, ShippedCatalog shipped)
    {
        List<Problem> problems = [.. settings.Problems, .. shipped.Problems];
        var catalog = shipped.Catalog.WithEarlier(Path.Combine(settings.StoreFolder, "playbooks"));
        var organization = ReadOrganization(settings.OrganizationFile, problems);
        if (problems.Count == 0) return new(catalog, organization);
        Print(problems);
        return null;
    }

    public static Organization ReadOrganization(string file, List<Problem> problems)
    {
        if (File.Exists(file)) return OrganizationReader.Read(file, File.ReadAllText(file), problems);
        problems.Add(new(file, 1, "there is no organisation file; copy organization.yaml of the product and change it, or set Organization__File"));
        return new("");
    }

    public static void Print(IReadOnlyCollection<Problem> problems)
    {
        Console.Error.WriteLine($"{problems.Count} problem{(problems.Count == 1 ? "" : "s")}; nothing was started:");
        foreach (var problem in problems) Console.Error.WriteLine($"  {problem}");
    }

    public static Store? OpenStore(Settings settings, bool forReading = false)
    {
        try
        {
            return forReading ? Store.OpenForReading(settings.StoreFolder, EscalationJson.Codec) : Store.Open(settings.StoreFolder, EscalationJson.Codec);
        }
        catch (StoreRefusedException refused)
        {
            Console.Error.WriteLine(refused.Message);
            return null;
        }
    }

    /// <summary>The consultation windows as the company has found them; as they ship where there is no store yet.</summary>
    public static async Task<WindowReview> ReadWindows(Settings settings)
    {
        if (!Directory.Exists(settings.StoreFolder) || OpenStore(settings, forReading: true) is not { } store) return new();
        await using (store) return await WindowKeeper.Read(store.Journal);
    }

    /// <summary>Settings as the server would see them, for commands that only look.</summary>
    public static Settings Settings(IEnumerable<string> args) => Bot.Settings.Read(Builder([.. args]).Configuration);
}

/// <param name="Problems">Reported together with those of the settings and the organisation file.</param>
internal sealed record ShippedCatalog(Catalog Catalog, IReadOnlyList<Problem> Problems)
{
    public static ShippedCatalog Read()
    {
        var problems = new List<Problem>();
        return new(CatalogReader.Read(CatalogReader.ShippedFolder, problems), problems);
    }
}

internal sealed record Opened(Surroundings Surroundings, Store Store, LocalRecognizer Recognizer);
