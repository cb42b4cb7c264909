using System.Security.Cryptography;
using Escalation.Bot.Documents;

namespace Escalation.Bot.Packet;

/// <summary>One finished file and the hash it is known by from now on.</summary>
internal sealed record PacketCopy(string Name, byte[] Content, string Sha256)
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static PacketCopy Make(PacketSource source, bool redacted)
    {
        Func<string, string> show = redacted ? new Redaction(PacketWriter.Names(source)).Of : text => text;
        var blocks = PaperTemplate.Fill(PaperTemplate.Shipped("packet.txt"), PacketWriter.Content(source, redacted), show);
        var content = PaperDocument.Write(blocks, new($"サイバー事案 被害状況説明資料 {source.Incident.Id}", $"事案番号 {source.Incident.Id}", "取扱注意"));
        return new($"packet-{source.Incident.Id}{(redacted ? "-redacted" : "")}.docx", content, Convert.ToHexStringLower(SHA256.HashData(content)));
    }
}
