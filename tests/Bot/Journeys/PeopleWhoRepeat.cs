using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Escalation.Dialogs.Conversations;
using Escalation.Tests.Bot.Slack;

namespace Escalation.Tests.Bot.Journeys;

/// <summary>
/// One person after the other reports on the employees' page and goes on until all was acknowledged; on call takes every second incident in Slack. What
/// breaks on the way is sent again as it was.
/// </summary>
internal sealed partial class PeopleWhoRepeat(SlackCompany company, CancellationToken stop)
{
    private int _repeated;

    /// <summary>What was given and acknowledged, each in words of its own.</summary>
    public ConcurrentQueue<string> Acknowledged { get; } = new();

    public int Repeated => _repeated;

    public static string Words(string words) => $"words {words}";
    public static string Phone(string person, string phone) => $"phone {phone} of {person}";
    public static string File(string person, string sha256) => $"file {sha256} of {person}";
    public static string Answer(string person, string choice) => $"answer {choice} of {person}";
    public static string Correction(string person, string step) => $"correction {step} of {person}";
    public static string Taken(string person) => $"acknowledged {person}";

    public async Task Go()
    {
        for (var number = 1; !stop.IsCancellationRequested; number++) await Journey(number);
    }

    private async Task Journey(int number)
    {
        using var visitor = new Visitor(company.Host.Address);
        var words = string.Create(CultureInfo.InvariantCulture, $"画面から警告音が鳴って電話番号が出て、電話して遠隔操作されました。{number}番目です");
        await Until(async () => (await visitor.Open()).Length > 0);
        await Sent(() => visitor.Says(words), Words(words));

        var phone = string.Create(CultureInfo.InvariantCulture, $"090-{number:D8}");
        await Sent(() => visitor.Post("/fill", ("field.name", "安奈"), ("field.phone", phone)), Phone(words, phone));
        byte[] picture = [.. Samples.Png, .. BitConverter.GetBytes(number)];
        await Sent(() => visitor.Attaches("画面.png", picture), File(words, Convert.ToHexStringLower(SHA256.HashData(picture))));

        if (number % 2 == 0) await Take(words);
        var first = Offered(visitor)[0];
        await Sent(() => visitor.Chooses(first), Answer(words, first));
        var (step, _) = ChoiceIds.Split(first);
        await Sent(() => visitor.Chooses(ChoiceIds.Of(ChoiceIds.Correct, step)), Correction(words, step));
        var other = Offered(visitor)[1];
        await Sent(() => visitor.Chooses(other), Answer(words, other));
    }

    private static List<string> Offered(Visitor visitor) => [.. Choice().Matches(visitor.Page).Select(m => m.Groups[1].Value).Where(c => !ChoiceIds.Reserved.Contains(ChoiceIds.Split(c).Head))];

    private async Task Take(string words)
    {
        await Until(async () =>
        {
            var card = company.Cards(company.Tanaka).LastOrDefault(m => m.Reads.Contains(words, StringComparison.Ordinal) && m.Buttons.Contains("対応する"));
            return card is not null && (await company.Tanaka.Presses(card, "対応する")).IsAcknowledged;
        });
        Acknowledged.Enqueue(Taken(words));
    }

    private async Task Sent(Func<Task<HttpResponseMessage>> send, string given)
    {
        await Until(async () => (await send()).EnsureSuccessStatusCode().IsSuccessStatusCode);
        Acknowledged.Enqueue(given);
    }

    /// <summary>What is not answered before the connection ends was not acknowledged, so nothing was promised: once more.</summary>
    private async Task Until(Func<Task<bool>> done)
    {
        for (;;)
        {
            try
            {
                if (await done()) return;
            }
            catch (Exception died) when (died is HttpRequestException { StatusCode: null } or IOException or SocketException)
            {
                Interlocked.Increment(ref _repeated);
            }

            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    [GeneratedRegex("""name="choice" value="([^"]+)" """)]
    private static partial Regex Choice();
}
