using Escalation.Dialogs.Hearing;

namespace Escalation.Bot.Data;

/// <summary>Reads the part of <c>organization.yaml</c> that is for the police packet.</summary>
internal static class PeacetimeReader
{
    public static Peacetime Read(string organizationFile, YamlPart part)
    {
        var known = new Peacetime
        {
            Network = part.Optional("network"),
            Diagram = part.Optional("network-diagram"),
            Devices = [.. part.List("internet-facing").Select(DeviceOf)],
            RemoteAccess = part.Optional("remote-access"),
            Logs = part.Optional("logs"),
            Vendor = part.Optional("vendor"),
            Insurer = part.Optional("insurer"),
        };
        if (known.Diagram is { } diagram && !File.Exists(Beside(organizationFile, diagram)))
            part.Find("network-diagram")!.Wrong($"there is no file '{diagram}' beside the organisation file");
        part.Close();
        return known;
    }

    /// <summary>Where a file that the organisation file names lies.</summary>
    public static string Beside(string organizationFile, string name) => Path.Combine(Path.GetDirectoryName(Path.GetFullPath(organizationFile))!, name);

    private static ExposedDevice DeviceOf(YamlPart part)
    {
        var device = new ExposedDevice(part.Required("name"), part.Required("use"), part.Optional("version"), part.Date("patched-on"));
        part.Close();
        return device;
    }
}
