using System.Globalization;
using Escalation.Dialogs.OnCall;

namespace Escalation.Dialogs.Contacts;

/// <summary>Opening hours and openings in words.</summary>
internal static class ContactWording
{
    private static readonly string[] _daysJa = ["日", "月", "火", "水", "木", "金", "土"];

    public static string Hours(OpeningHours hours, Language language)
    {
        if (hours.Name == OpeningHours.AlwaysName) return language is Language.English ? "24 hours" : "24時間";
        var spans = string.Join(language is Language.English ? ", " : "、", hours.Spans.Select(s => $"{s.From:HH\\:mm}–{s.To:HH\\:mm}"));
        var weekdays = hours.Days.Length == 5 && !hours.Days.Contains(DayOfWeek.Saturday) && !hours.Days.Contains(DayOfWeek.Sunday);
        return (language, weekdays) switch
        {
            (Language.English, true) => $"Weekdays {spans}",
            (Language.English, _) => $"{string.Join(" ", hours.Days.Select(d => d.ToString()[..3]))} {spans}",
            (_, true) => $"平日 {spans}",
            _ => $"{string.Concat(hours.Days.Select(d => _daysJa[(int)d]))} {spans}",
        };
    }

    public static string Opens(DateTimeOffset opens, Language language)
    {
        var at = JapaneseTime.Of(opens);
        return language is Language.English
            ? at.ToString("ddd d MMM HH:mm", CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{at.Month}月{at.Day}日({_daysJa[(int)at.DayOfWeek]}) {at:HH\\:mm}");
    }

    public static string StationPurpose(Site site, string? officer, Language language) => (language, officer) switch
    {
        (Language.English, null) => $"The police station on file for {site.Name}. Phone first, then visit.",
        (Language.English, _) => $"The police station on file for {site.Name} ({officer}). Phone first, then visit.",
        (Language.EasyJapanese, _) => $"{site.Name}の 近くの 警察署です。行く前に 電話を してください。",
        (_, null) => $"{site.Name}の担当として登録した警察署です。行く前に電話してください。",
        _ => $"{site.Name}の担当として登録した警察署です（{officer}）。行く前に電話してください。",
    };
}
