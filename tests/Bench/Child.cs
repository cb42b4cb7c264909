using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Escalation.Bench;

/// <summary>A server in a process of its own.</summary>
internal sealed class Child : IAsyncDisposable
{
    private const string Peers = "tests/Bench/peers";
    private const int FirstPort = 3960;
    private const int Ports = 20;

    private static int _ports = -1;

    private readonly Process _process;
    private readonly string _folder;

    private Child(Process process, string folder, Uri address) => (_process, _folder, Address) = (process, folder, address);

    public Uri Address { get; }

    /// <summary>Resident memory in MB.</summary>
    public long ResidentMegabytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / (1024 * 1024);
        }
    }

    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public static Child Product(params (string Name, string Value)[] settings)
    {
        var program = Published.Product;
        var folder = Directory.CreateTempSubdirectory("escalation-bench-").FullName;
        File.Copy(Published.FindUp("organization.yaml"), Path.Combine(folder, "organization.yaml"));
        return Dotnet(program, "", folder, [("Limits__PostsPerTenSeconds", "100000000"), .. settings]);
    }

    /// <summary>An app on the vendor's own framework, which gets the port and the file of its store.</summary>
    public static Child Node(string script, params (string Name, string Value)[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("escalation-bench-").FullName;
        var url = FreeUrl();
        return Start("node", $"\"{Path.Combine(Published.FindUp(Peers), script)}\" {new Uri(url).Port} {Path.Combine(folder, "app.db")}", folder, settings, url);
    }

    /// <summary>Fetches the packages of those apps, once.</summary>
    public static async Task InstallPeers()
    {
        var folder = Published.FindUp(Peers);
        if (Directory.Exists(Path.Combine(folder, "node_modules"))) return;
        using var npm = Process.Start(new ProcessStartInfo("npm", "ci --no-audit --no-fund --loglevel=error") { WorkingDirectory = folder })!;
        await npm.WaitForExitAsync();
        if (npm.ExitCode != 0) throw new InvalidOperationException("npm ci failed.");
    }

    public static Child Bare()
    {
        var folder = Directory.CreateTempSubdirectory("escalation-bench-").FullName;
        var url = FreeUrl();
        return Dotnet(Published.Baseline, $"bare {url} {Path.Combine(folder, "data")}", folder, [], url);
    }

    public static Child Empty()
    {
        var url = FreeUrl();
        return Dotnet(Published.Baseline, $"empty {url}", Directory.CreateTempSubdirectory("escalation-bench-").FullName, [], url);
    }

    public async Task<HttpResponseMessage> FirstAnswer(HttpClient client)
    {
        while (!await Listens()) await Task.Delay(2);
        return await client.GetAsync(Address);
    }

    /// <summary>Without exceptions: some hundred of them while a server starts would take a good part of a processor from it.</summary>
    private async Task<bool> Listens()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        using var attempt = new SocketAsyncEventArgs { RemoteEndPoint = new IPEndPoint(IPAddress.Loopback, Address.Port) };
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        attempt.Completed += (_, _) => done.SetResult();
        if (socket.ConnectAsync(attempt)) await done.Task;
        return attempt.SocketError == SocketError.Success;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static Child Dotnet(string dll, string arguments, string folder, (string Name, string Value)[] settings, string? url = null) =>
        Start("dotnet", $"\"{dll}\" {arguments}", folder, settings, url ?? FreeUrl());

    private static Child Start(string program, string arguments, string folder, (string Name, string Value)[] settings, string url)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["Urls"] = url;
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        foreach (var (name, value) in settings) start.Environment[name] = value;
        var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new(process, folder, new(url));
    }

    /// <summary>Below the ports that outgoing connections get, so that none of them takes it before the server does.</summary>
    public static string FreeUrl()
    {
        for (; ; )
        {
            var port = FirstPort + (Interlocked.Increment(ref _ports) % Ports);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return $"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}";
            }
            catch (SocketException)
            {
                // Somebody has it.
            }
        }
    }
}
