using System.Text.Json.Serialization;

namespace Escalation.Dialogs;

/// <summary>What an incident is taken for. The JSON names are also the names of playbooks, corpus files and command-line output.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<IncidentKind>))]
public enum IncidentKind
{
    [JsonStringEnumMemberName("none")] None,
    [JsonStringEnumMemberName("support-scam")] SupportScam,
    [JsonStringEnumMemberName("ransomware")] Ransomware,
    [JsonStringEnumMemberName("phishing")] Phishing,
    [JsonStringEnumMemberName("account-compromise")] AccountCompromise,
    [JsonStringEnumMemberName("malware")] Malware,
    [JsonStringEnumMemberName("bec")] Bec,
    [JsonStringEnumMemberName("unauthorized-transfer")] UnauthorizedTransfer,
    [JsonStringEnumMemberName("lost-device")] LostDevice,
    [JsonStringEnumMemberName("data-leak")] DataLeak,
    [JsonStringEnumMemberName("web-defacement")] WebDefacement,
    [JsonStringEnumMemberName("ddos")] Ddos,
    [JsonStringEnumMemberName("network-intrusion")] NetworkIntrusion,
    [JsonStringEnumMemberName("insider")] Insider,
}

public static class IncidentKinds
{
    private static readonly (IncidentKind Kind, string Name)[] _names =
    [
        (IncidentKind.None, "none"), (IncidentKind.SupportScam, "support-scam"), (IncidentKind.Ransomware, "ransomware"),
        (IncidentKind.Phishing, "phishing"), (IncidentKind.AccountCompromise, "account-compromise"), (IncidentKind.Malware, "malware"),
        (IncidentKind.Bec, "bec"), (IncidentKind.UnauthorizedTransfer, "unauthorized-transfer"), (IncidentKind.LostDevice, "lost-device"),
        (IncidentKind.DataLeak, "data-leak"), (IncidentKind.WebDefacement, "web-defacement"), (IncidentKind.Ddos, "ddos"),
        (IncidentKind.NetworkIntrusion, "network-intrusion"), (IncidentKind.Insider, "insider"),
    ];

    public static IReadOnlyList<IncidentKind> All { get; } = [.. _names.Select(n => n.Kind)];

    /// <summary>The name used outside: <c>support-scam</c>.</summary>
    public static string Name(this IncidentKind kind) => _names[(int)kind].Name;

    public static IncidentKind? Parse(string name)
    {
        foreach (var (kind, known) in _names)
            if (known == name) return kind;
        return null;
    }
}
