using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using MimeKit;

namespace Escalation.Tests.Bot.Journeys;

/// <summary>A real SMTP server (nodemailer's smtp-server) in a process of its own.</summary>
public sealed class MailServer : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<Mail> _received = new();

    private MailServer(Process process) => _process = process;

    public int Port { get; private set; }

    public IReadOnlyCollection<Mail> Received => _received;

    public (string, string)[] Settings =>
    [
        ("Mail__Host", "127.0.0.1"), ("Mail__Port", Port.ToString(CultureInfo.InvariantCulture)), ("Mail__From", "escalation@midori.example"), ("Mail__Security", "None"),
    ];

    /// <param name="refuse">An SMTP code with which every recipient is refused; 0 for none.</param>
    public static async Task<MailServer> Start(int refuse = 0)
    {
        var start = new ProcessStartInfo("node", Repository.File("tests/Bot/peers/smtp-server.cjs")) { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment["REFUSE"] = refuse.ToString(CultureInfo.InvariantCulture);
        var server = new MailServer(Process.Start(start)!);
        var ready = new TaskCompletionSource();
        server._process.OutputDataReceived += (_, line) => server.Heard(line.Data, ready);
        server._process.BeginOutputReadLine();
        await ready.Task.WaitAsync(TimeSpan.FromSeconds(20));
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private void Heard(string? line, TaskCompletionSource ready)
    {
        if (line is null) return;
        if (Port == 0)
        {
            Port = int.Parse(line, CultureInfo.InvariantCulture);
            ready.SetResult();
            return;
        }

        var mail = JsonNode.Parse(line)!;
        using var raw = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(mail["raw"]!.GetValue<string>()));
        var message = MimeMessage.Load(raw);
        _received.Enqueue(new(mail["to"]![0]!.GetValue<string>(), message.Subject ?? "", message.TextBody ?? "", message.MessageId ?? "", DateTimeOffset.UtcNow));
    }
}

/// <param name="At">When it had arrived.</param>
public sealed record Mail(string To, string Subject, string Text, string MessageId, DateTimeOffset At);
