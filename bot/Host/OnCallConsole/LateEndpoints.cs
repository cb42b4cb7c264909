using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace Escalation.Bot.OnCallConsole;

/// <summary>Endpoints that are made when somebody first asks for one of them: those of Blazor take a tenth of the start, and a report must not wait for them.</summary>
internal sealed class LateEndpoints : EndpointDataSource, IDisposable
{
    private readonly Lock _opening = new();
    private readonly CancellationTokenSource _change = new();
    private IReadOnlyList<EndpointDataSource> _held = [];
    private volatile bool _shows;
    private volatile bool _isOpen;

    public override IReadOnlyList<Endpoint> Endpoints => _shows ? [.. _held.SelectMany(s => s.Endpoints)] : [];

    public override IChangeToken GetChangeToken() => _shows ? NullChangeToken.Singleton : new CancellationChangeToken(_change.Token);

    /// <param name="map">What it adds to the application is held back.</param>
    public void Hold(IEndpointRouteBuilder app, Action map)
    {
        var before = app.DataSources.ToHashSet();
        map();
        _held = [.. app.DataSources.Where(source => !before.Contains(source))];
        foreach (var source in _held) app.DataSources.Remove(source);
        app.DataSources.Add(this);
    }

    /// <summary>When it returns, they can be reached.</summary>
    public void Open()
    {
        if (_isOpen) return;
        lock (_opening)
        {
            if (_isOpen) return;
            _shows = true;
            _change.Cancel(); // Routing makes itself anew before this returns.
            _isOpen = true;
        }
    }

    public void Dispose() => _change.Dispose();
}
