using Escalation.Dialogs.Readiness;

namespace Escalation.Bot.Data;

/// <summary>Reads the part of <c>organization.yaml</c> that says how the company is prepared.</summary>
internal static class ReadinessReader
{
    public static Preparation Read(YamlPart part)
    {
        var backup = part.Find("backup");
        var drill = part.Find("drill");
        var known = new Preparation
        {
            Manual = part.Find("manual") is { } manual ? PaperOf(manual) : null,
            Bcp = part.Find("bcp") is { } bcp ? PaperOf(bcp) : null,
            Logs = [.. part.List("logs").Select(LogOf)],
            OfflineBackup = backup is null ? null : backup.YesOrNo("offline"),
            RestoreTested = backup?.Date("restore-tested"),
            LastDrill = drill?.Date("last"),
            DeclaredStars = StarsOf(part),
        };
        backup?.Close();
        drill?.Close();
        part.Close();
        return known;
    }

    private static Paper PaperOf(YamlPart part)
    {
        var paper = new Paper(part.Required("where"), part.Flag("police"), part.Date("reviewed"));
        part.Close();
        return paper;
    }

    private static KeptLog LogOf(YamlPart part)
    {
        var stored = part.Required("stored");
        if (stored is not ("device" or "outside" or "")) part.Wrong($"'stored' is device or outside, not '{stored}'");
        var days = part.Number("days", 0);
        var log = new KeptLog(part.Required("device"), days > 0 ? days : null, stored == "outside");
        part.Close();
        return log;
    }

    private static int? StarsOf(YamlPart part)
    {
        switch (part.Optional("security-action"))
        {
            case null: return null;
            case "one": return 1;
            case "two": return 2;
            case var other:
                part.Find("security-action")!.Wrong($"'security-action' is one or two, not '{other}'");
                return null;
        }
    }
}
