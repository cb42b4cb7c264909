using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Escalation.Bot.Web;
using Microsoft.Data.Sqlite;

namespace Escalation.Tests.Bot.Journeys;

/// <summary>
/// The product as it is started for real: its own process, its own folder on disk, a port of its own. It can be killed and started again on the same folder.
/// </summary>
public sealed class HostProcess : IAsyncDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(180);

    /// <summary>Compiled ahead, as <c>./run</c> starts it, where the caller has published it; else what was built for these tests.</summary>
    private static readonly string _program = Environment.GetEnvironmentVariable("ESCALATION_PUBLISHED") ?? AppContext.BaseDirectory;

    private static int _lastPort = Random.Shared.Next(20_000, 30_000);

    private readonly Dictionary<string, string> _settings;
    private readonly List<string> _output = [];
    private Process? _process;

    private HostProcess(string folder, int port, Dictionary<string, string> settings) => (Folder, Port, _settings) = (folder, port, settings);

    public string Folder { get; }
    public int Port { get; }
    public Uri Address => new($"http://127.0.0.1:{Port}");

    /// <summary>The one-time link printed at the last start.</summary>
    public string SignInLink { get; private set; } = "";

    public string StoreFolder => Path.Combine(Folder, "data");
    public string OrganizationFile => Path.Combine(Folder, "organization.yaml");

    /// <summary>Everything the process wrote, for a failing test.</summary>
    public string Output
    {
        get
        {
            lock (_output) return string.Join('\n', _output);
        }
    }

    /// <param name="settings">Of two of one name the later counts.</param>
    public static async Task<HostProcess> Start(string? organization = null, params (string Name, string Value)[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("escalation-test-").FullName;
        var host = new HostProcess(folder, FreePort(), settings.AsEnumerable().Reverse().DistinctBy(s => s.Name).ToDictionary(s => s.Name, s => s.Value));
        await File.WriteAllTextAsync(host.OrganizationFile, organization ?? SampleOrganization.Text);
        await host.StartAgain();
        return host;
    }

    public async Task StartAgain()
    {
        _process = Command("serve");
        var ready = new TaskCompletionSource();
        _process.OutputDataReceived += (_, line) => Heard(line.Data, ready);
        _process.ErrorDataReceived += (_, line) => Heard(line.Data, ready);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        var ended = _process.WaitForExitAsync(); // With all it wrote read, unlike the event Exited.
        if (await Task.WhenAny(ready.Task, ended).WaitAsync(_patience) == ended) throw new InvalidOperationException($"The host ended before it was ready:\n{Output}");
    }

    /// <summary>As a power cut would: no signal that can be handled.</summary>
    public async Task Kill()
    {
        _process!.Kill();
        await Ended();
    }

    /// <summary>As an operator stops it, or the system when it shuts down.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> Stop()
    {
        using (var kill = Process.Start("kill", ["-TERM", _process!.Id.ToString(CultureInfo.InvariantCulture)])) await kill.WaitForExitAsync();
        return await Ended();
    }

    /// <summary>Runs another command of the product on this folder and gives what it wrote.</summary>
    public async Task<(int Exit, string Output)> Run(string arguments, string? input = null)
    {
        using var process = Command(arguments);
        process.StartInfo.RedirectStandardInput = true;
        process.Start();
        if (input is not null) await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(_patience);
        return (process.ExitCode, await output + await error);
    }

    /// <summary>A link for somebody who is on call, as <c>./run signin</c> gets it from the running host.</summary>
    public async Task<string> LinkFor(string person) => (await LocalRequests.AskSignIn(StoreFolder, Address, new(person), CancellationToken.None)).Words;

    /// <summary>
    /// Moves the time for all that waits: a deadline is a row of the outbox, so what was due within this time is due now. Then somebody else reports, because the host sleeps until it hears of something.
    /// </summary>
    public async Task Pass(TimeSpan time)
    {
        await using (var database = new SqliteConnection($"Data Source={Path.Combine(StoreFolder, "escalation.db")};Pooling=False"))
        {
            await database.OpenAsync();
            var command = database.CreateCommand();
            command.CommandText = "update outbox set due = due - $time, ready_at = ready_at - $time where state = 'pending'";
            command.Parameters.AddWithValue("$time", (long)time.TotalMilliseconds);
            await command.ExecuteNonQueryAsync();
        }

        using var somebody = new Visitor(Address);
        (await somebody.Says("偽の警告に電話して、遠隔操作されました")).EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null) await Kill();
        Directory.Delete(Folder, recursive: true);
    }

    private async Task<int> Ended()
    {
        await _process!.WaitForExitAsync().WaitAsync(_patience);
        var exit = _process.ExitCode;
        _process.Dispose();
        _process = null;
        return exit;
    }

    private Process Command(string arguments)
    {
        var start = new ProcessStartInfo("dotnet", $"\"{Path.Combine(_program, "Escalation.Bot.dll")}\" {arguments}")
        {
            WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        // A host lives for seconds here: compiling its busy methods anew, and watching which they are, costs a tenth of the processor time of such a test and gives nothing.
        foreach (var name in new[] { "DOTNET_TC_CallCounting", "DOTNET_TieredPGO", "DOTNET_EnableWriteXorExecute" }) start.Environment[name] = "0";
        start.Environment["Urls"] = $"http://127.0.0.1:{Port.ToString(CultureInfo.InvariantCulture)}";
        foreach (var (name, value) in _settings) start.Environment[name] = value;
        return new() { StartInfo = start };
    }

    private void Heard(string? line, TaskCompletionSource ready)
    {
        if (line is null) return;
        lock (_output) _output.Add(line);
        var link = line.IndexOf("http://", StringComparison.Ordinal);
        if (link < 0 || !line.Contains("/signin?token=", StringComparison.Ordinal)) return;
        SignInLink = line[link..].Trim();
        ready.TrySetResult();
    }

    /// <summary>Below those that the system gives to connections: nobody else takes it before the host does, nor while the host is down.</summary>
    internal static int FreePort()
    {
        for (;;)
        {
            var port = Interlocked.Increment(ref _lastPort);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                continue; // Somebody listens there.
            }
        }
    }
}

/// <summary>A small company whose levels are quick enough to watch.</summary>
internal static class SampleOrganization
{
    public const string Text =
        """
        name: みどり製作所
        languages: [ja, ja-easy, en]
        sites:
          - { id: honsha, name: 本社, prefecture: 東京都 }
          - { id: osaka, name: 大阪工場, prefecture: 大阪府 }
        people:
          - { id: tanaka, name: 田中 美咲, phone: "090-0000-0001", mail: tanaka@midori.example }
          - { id: suzuki, name: 鈴木 健, phone: "090-0000-0002", mail: suzuki@midori.example }
        rosters:
          - { id: it, layers: [ { members: [tanaka] } ] }
        escalation:
          silence-minutes: 5
          levels:
            - { rosters: [it], acknowledge-minutes: 5 }
            - { people: [suzuki], acknowledge-minutes: 5 }
        """;
}
