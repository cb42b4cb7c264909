using System.Text.Json.Serialization;

namespace Escalation.Dialogs;

/// <summary>The three ways we speak. <see cref="EasyJapanese"/> is やさしい日本語: short sentences, no jargon, kana for hard words.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Language>))]
public enum Language
{
    [JsonStringEnumMemberName("ja")] Japanese,
    [JsonStringEnumMemberName("ja-easy")] EasyJapanese,
    [JsonStringEnumMemberName("en")] English,
}

public static class Languages
{
    public static IReadOnlyList<Language> All { get; } = [Language.Japanese, Language.EasyJapanese, Language.English];

    public static string Tag(this Language language) => language switch
    {
        Language.EasyJapanese => "ja-easy",
        Language.English => "en",
        _ => "ja",
    };

    public static Language? Parse(string tag) => tag switch
    {
        "ja" => Language.Japanese,
        "ja-easy" => Language.EasyJapanese,
        "en" => Language.English,
        _ => null,
    };
}

/// <summary>One sentence in the three languages.</summary>
public sealed record Text(string Ja, string JaEasy, string En)
{
    public string In(Language language) => language switch
    {
        Language.EasyJapanese => JaEasy,
        Language.English => En,
        _ => Ja,
    };
}
