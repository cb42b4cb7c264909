using Escalation.Bot;
using Escalation.Bot.Commands;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Escalation.Tests.Bot.Journeys;

/// <summary>The server listens before catalog and store are open, so that a report does not wait for the one and then for the other.</summary>
public sealed class The_start
{
    private readonly TaskCompletionSource<Opened?> _opened = new();

    [Fact]
    public async Task lets_whoever_comes_early_wait_and_then_answers_them()
    {
        await using var app = await Listening();
        using var client = new HttpClient();
        var early = client.GetStringAsync(app.Urls.First(), TestContext.Current.CancellationToken);
        Assert.False(early.IsCompleted);
        Assert.Equal(0, app.Services.GetRequiredService<Work>().Starts);
        _opened.SetResult(new(new(Handbook.Peace.Source.Catalog, Handbook.Peace.Source.Organization), null!, null!));
        Assert.Equal("answered after 1 start", await early);
        Assert.Equal("answered after 1 start", await client.GetStringAsync(app.Urls.First(), TestContext.Current.CancellationToken));
        await app.StopAsync(TestContext.Current.CancellationToken);
        Assert.Equal(1, app.Services.GetRequiredService<Work>().Stops);
    }

    [Fact]
    public async Task serves_nobody_and_starts_nothing_where_something_is_wrong()
    {
        await using var app = await Listening();
        using var client = new HttpClient();
        var early = client.GetAsync(app.Urls.First(), TestContext.Current.CancellationToken);
        _opened.SetResult(null);
        Assert.Equal(503, (int)(await early).StatusCode);
        Assert.Null(await app.Services.GetRequiredService<Opening>().Done);
        Assert.Equal(0, app.Services.GetRequiredService<Work>().Starts);
    }

    [Fact]
    public async Task tells_whoever_waits_what_went_wrong_in_it()
    {
        await using var app = await Listening();
        _opened.SetException(new IOException("the disk is gone"));
        Assert.Equal("the disk is gone", (await Assert.ThrowsAsync<IOException>(() => app.Services.GetRequiredService<Opening>().Done)).Message);
    }

    [Fact]
    public async Task where_another_program_has_the_address_says_so_and_what_to_do()
    {
        await using var first = await HostProcess.Start();
        await using var second = await HostProcess.Start();
        await second.Kill();
        var (exit, output) = await second.Run($"serve --Urls={first.Address.ToString().TrimEnd('/')}");
        Assert.Equal(1, exit);
        Assert.StartsWith($"Failed to bind to address {first.Address.ToString().TrimEnd('/')}: address already in use. Escalation runs already, or another program listens there.", output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    /// <summary>Exit code 0: it was not cut off.</summary>
    [Fact]
    public async Task ends_as_it_should_though_a_page_is_left_open()
    {
        await using var host = await HostProcess.Start();
        using var client = new HttpClient();
        using var page = await client.GetAsync(new Uri(host.Address, "/live"), HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        Assert.True(page.IsSuccessStatusCode);
        Assert.Equal(0, await host.Stop());
        await host.StartAgain();
    }

    private async Task<WebApplication> Listening()
    {
        var builder = WebApplication.CreateBuilder();
        Opening.Register(builder.Services, _opened.Task);
        Opening.ThenStart<Work>(builder.Services);
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.Use(app.Services.GetRequiredService<Opening>().Pass);
        app.Run(http => http.Response.WriteAsync($"answered after {http.RequestServices.GetRequiredService<Work>().Starts} start"));
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }

    private sealed class Work : IHostedService
    {
        public int Starts { get; private set; }
        public int Stops { get; private set; }

        public Task StartAsync(CancellationToken cancellationToken)
        {
            Starts++;
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken)
        {
            Stops++;
            return Task.CompletedTask;
        }
    }
}
