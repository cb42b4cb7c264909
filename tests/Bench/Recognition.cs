using System.Diagnostics;
using Escalation.Recognition;

namespace Escalation.Bench;

internal static class Recognition
{
    private static readonly string[] _messages =
    [
        "画面から爆音が鳴って、電話番号が出てて閉じられません",
        "お疲れ様です。先ほど取引先を名乗るメールの添付を開いてしまい、その後からPCの動作がおかしいです。どうしたらよいでしょうか",
        "明日の会議室の予約お願いします", "プリンターの紙が詰まりました", "I clicked a link in a mail from the bank and typed my password, is that bad?",
        "共有フォルダのファイルが全部開けなくなって、拡張子が変わっています。READMEというメモもあります",
    ];

    public static void Run()
    {
        var recognizer = LocalRecognizer.Load();
        Time(recognizer, 20_000);
        var best = Enumerable.Range(0, 5).Select(_ => Time(recognizer, 20_000)).Order().ToArray();
        Console.WriteLine($"recognition: {best[2]:F1} µs a message (median of 5; aim: under 50)\n");
    }

    private static double Time(LocalRecognizer recognizer, int messages)
    {
        var began = Stopwatch.GetTimestamp();
        for (var i = 0; i < messages; i++) recognizer.Recognize(_messages[i % _messages.Length]);
        return Stopwatch.GetElapsedTime(began).TotalMicroseconds / messages;
    }
}
