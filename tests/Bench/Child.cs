using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Escalation.Bench;

/// <summary>A server in a process of its own.</summary>
internal sealed class Child : IAsyncDisposable
{
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
        return Start(program, "", folder, [("Limits__PostsPerTenSeconds", "100000000"), .. settings]);
    }

    public static Child Bare()
    {
        var folder = Directory.CreateTempSubdirectory("escalation-bench-").FullName;
        var url = FreeUrl();
        return Start(Published.Baseline, $"bare {url} {Path.Combine(folder, "data")}", folder, [], url);
    }

    public static Child Empty()
    {
        var url = FreeUrl();
        return Start(Published.Baseline, $"empty {url}", Directory.CreateTempSubdirectory("escalation-bench-").FullName, [], url);
    }

    public async Task<HttpResponseMessage> FirstAnswer(HttpClient client)
    {
        for (; ; )
        {
            try
            {
                return await client.GetAsync(Address);
            }
            catch (HttpRequestException)
            {
                await Task.Delay(2);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static Child Start(string dll, string arguments, string folder, (string Name, string Value)[] settings, string? url = null)
    {
        url ??= FreeUrl();
        var start = new ProcessStartInfo("dotnet", $"\"{dll}\" {arguments}") { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["Urls"] = url;
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        foreach (var (name, value) in settings) start.Environment[name] = value;
        var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new(process, folder, new(url));
    }

    private static string FreeUrl()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture)}";
    }
}
