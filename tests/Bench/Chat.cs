namespace Escalation.Bench;

/// <summary>What people write to the bot: one message in four is a report.</summary>
internal static class Chat
{
    private static readonly string[] _texts =
    [
        "画面から爆音が鳴って、電話番号が出てて閉じられません", "明日の会議室の予約お願いします", "プリンターの紙が詰まりました", "ありがとうございます、了解しました",
    ];

    public static string Text(int person, int message) => _texts[(person + message) % _texts.Length];
}
