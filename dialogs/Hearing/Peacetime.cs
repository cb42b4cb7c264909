using System.Collections.Immutable;
using System.Globalization;
using Escalation.Dialogs.Prompts;

namespace Escalation.Dialogs.Hearing;

/// <summary>What the organisation file knows of the sheet before anything happens. An incident keeps it as it was when it began.</summary>
public sealed record Peacetime
{
    public string? Network { get; init; }

    /// <summary>A file beside the organisation file.</summary>
    public string? Diagram { get; init; }
    public ImmutableArray<ExposedDevice> Devices { get; init; } = [];
    public string? RemoteAccess { get; init; }
    public string? Logs { get; init; }
    public string? Vendor { get; init; }
    public string? Insurer { get; init; }

    /// <summary>Null where the organisation file knows nothing that belongs on the sheet.</summary>
    public static Peacetime? Of(Organization organization)
    {
        var known = organization.Peacetime ?? new();
        var all = known with { Vendor = known.Vendor ?? Partner(organization, "vendor"), Insurer = known.Insurer ?? Partner(organization, "insurer") };
        return all.Answers().Any() ? all : null;
    }

    /// <summary>By field.</summary>
    public IEnumerable<(string Field, string Value)> Answers()
    {
        if (Join(Network, Diagram is null ? null : $"構成図：{Diagram}") is { } network) yield return ("network", network);
        if (!Devices.IsEmpty) yield return ("exposed", Rows.Print(Devices.Select(d => d.Cells())));
        if (RemoteAccess is not null) yield return ("remote", RemoteAccess);
        if (Logs is not null) yield return ("logs", Logs);
        if (Vendor is not null) yield return ("vendor", Vendor);
        if (Insurer is not null) yield return ("insurer", Insurer);
    }

    private static string? Partner(Organization organization, string kind)
    {
        // A note alone says what to fill in; a number says that somebody did.
        var partners = organization.Partners.Where(p => p.Kind == kind && p.Phone is not null).Select(p => Join(p.Name, p.Phone, p.Note)!);
        return Join([.. partners]);
    }

    private static string? Join(params string?[] lines) => lines.OfType<string>().ToArray() is { Length: > 0 } known ? string.Join('\n', known) : null;
}

/// <param name="PatchedOn">Null when nobody has written it down.</param>
public sealed record ExposedDevice(string Name, string Use, string? Version, DateOnly? PatchedOn)
{
    /// <summary>In the columns of the sheet.</summary>
    public string[] Cells() => [Name, Use, Version ?? "", PatchedOn?.ToString("yyyy年M月d日に適用", CultureInfo.InvariantCulture) ?? ""];
}
