using Escalation.Bot.Documents;
using Escalation.Dialogs;
using Escalation.Dialogs.OnCall;

namespace Escalation.Bot.Handbook;

/// <summary>One finished file.</summary>
internal sealed record HandbookFile(string Name, string MediaType, byte[] Content)
{
    public const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    public const string Page = "text/html; charset=utf-8";

    /// <summary>The names a download or the command line asks by, in the order in which they are made.</summary>
    public static IReadOnlyList<string> Names { get; } = ["manual", "bcp", "card", "poster", "offline"];

    /// <summary>Null when there is no such document.</summary>
    public static HandbookFile? Make(string name, HandbookSource source, Language language) => name switch
    {
        "manual" or "bcp" => Document(name, source, language),
        "card" => Html(name, EmergencyCard.Of(source)),
        "poster" => Html(name, Poster.Of(source)),
        "offline" => Html(name, OfflinePack.Of(source)),
        _ => null,
    };

    private static HandbookFile Document(string name, HandbookSource source, Language language)
    {
        var written = language == Language.English ? Language.English : Language.Japanese;
        var template = PaperTemplate.Shipped($"{name}.{written.Tag()}.txt");
        var blocks = PaperTemplate.Fill(template, new HandbookWriter(source, written).Content(template), text => text);
        var (title, right, tag) = written == Language.English ? (((PaperTitle)blocks[0]).Text, "Confidential", "en-US") : (((PaperTitle)blocks[0]).Text, "社外秘", "ja-JP");
        var content = PaperDocument.Write(blocks, new($"{title} {source.Organization.Name}", $"{source.Organization.Name}　{title}", $"{right}　{JapaneseTime.Day(source.At):yyyy-MM-dd}", tag));
        return new($"{name}-{written.Tag()}.docx", Word, content);
    }

    private static HandbookFile Html(string name, string page) => new($"{name}.html", Page, System.Text.Encoding.UTF8.GetBytes(page));
}
