using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Escalation.Tests.Bot;

/// <summary>A program of <c>peers/</c>: its first line says where it is, each later one is JSON with what it handled; it ends when its input does.</summary>
internal sealed class PeerProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly List<JsonNode> _said = [];
    private readonly TaskCompletionSource<string> _ready = new();
    private TaskCompletionSource _change = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private PeerProcess(Process process) => _process = process;

    public IReadOnlyList<JsonNode> Said
    {
        get
        {
            lock (_said) return [.. _said];
        }
    }

    /// <summary>Starts it and gives its first line, too.</summary>
    public static async Task<(PeerProcess Peer, string First)> Start(string script, string arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("node", $"\"{Repository.File($"tests/Bot/peers/{script}")}\" {arguments}") { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        var peer = new PeerProcess(Process.Start(start)!);
        peer._process.OutputDataReceived += (_, line) => peer.Heard(line.Data);
        peer._process.BeginOutputReadLine();
        return (peer, await peer._ready.Task.WaitAsync(TimeSpan.FromSeconds(60)));
    }

    /// <summary>Waits until it has handled this so many times.</summary>
    public async Task<IReadOnlyList<JsonNode>> Handled(string what, int times = 1)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(15));
        while (true)
        {
            Task change;
            lock (_said)
            {
                change = _change.Task;
                var found = _said.FindAll(s => (string?)s["what"] == what);
                if (found.Count >= times) return found;
            }

            try
            {
                await change.WaitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"The app did not handle {what} {times} times, but: {string.Join('\n', Said.Select(s => s.ToJsonString()))}");
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private void Heard(string? line)
    {
        if (line is null)
        {
            _ready.TrySetException(new InvalidOperationException("The program ended before it was ready."));
            return;
        }

        if (_ready.TrySetResult(line)) return;
        lock (_said)
        {
            _said.Add(JsonNode.Parse(line)!);
            var happened = _change;
            _change = new(TaskCreationOptions.RunContinuationsAsynchronously);
            happened.TrySetResult();
        }
    }
}
