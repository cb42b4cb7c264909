using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace Escalation.Bot.OnCallConsole;

/// <summary>
/// Endpoints that are made when somebody first asks for one of them, for those of Blazor and of the files that pages fetch take a tenth of the start, and a report must not wait
/// for them.
/// </summary>
internal sealed class LateEndpoints(IServiceProvider services) : EndpointDataSource, IEndpointRouteBuilder, IDisposable
{
    private readonly Lock _opening = new();
    private readonly CancellationTokenSource _change = new();
    private Action<IEndpointRouteBuilder> _map = _ => { };
    private volatile bool _shows;
    private volatile bool _isOpen;

    public ICollection<EndpointDataSource> DataSources { get; } = [];

    public IServiceProvider ServiceProvider => services;

    public override IReadOnlyList<Endpoint> Endpoints => _shows ? [.. DataSources.SelectMany(s => s.Endpoints)] : [];

    public override IChangeToken GetChangeToken() => _shows ? NullChangeToken.Singleton : new CancellationChangeToken(_change.Token);

    public IApplicationBuilder CreateApplicationBuilder() => new ApplicationBuilder(services);

    /// <param name="map">Says, when it is time, what they are.</param>
    public void Map(Action<IEndpointRouteBuilder> map) => _map = map;

    /// <summary>When it returns, they can be reached.</summary>
    public void Open()
    {
        if (_isOpen) return;
        lock (_opening)
        {
            if (_isOpen) return;
            _map(this);
            _shows = true;
            _change.Cancel(); // Routing makes itself anew before this returns.
            _isOpen = true;
        }
    }

    public void Dispose() => _change.Dispose();
}
