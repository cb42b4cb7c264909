using System.Security.Cryptography;

namespace Escalation.Bot.Packet;

/// <summary>One finished file and the hash it is known by from now on.</summary>
internal sealed record PacketCopy(string Name, byte[] Content, string Sha256)
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static PacketCopy Make(PacketSource source, bool redacted)
    {
        Func<string, string> show = redacted ? new Redaction(PacketWriter.Names(source)).Of : text => text;
        var blocks = PacketTemplate.Fill(PacketTemplate.Shipped(), PacketWriter.Content(source, redacted), show);
        var content = PacketDocument.Write(blocks, source.Incident.Id.Value);
        return new($"packet-{source.Incident.Id}{(redacted ? "-redacted" : "")}.docx", content, Convert.ToHexStringLower(SHA256.HashData(content)));
    }
}
