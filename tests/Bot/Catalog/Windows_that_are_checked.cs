using System.Net;
using Escalation.Bot.Chat;
using Escalation.Bot.Data;
using Escalation.Dialogs;
using Escalation.Dialogs.Contacts;
using Escalation.Dialogs.OnCall;
using Escalation.Tests.Bot.Journeys;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Escalation.Tests.Bot;

/// <summary>What <c>contacts check</c> finds out about consultation windows, on a real web server.</summary>
public sealed class Windows_that_are_checked : IAsyncLifetime
{
    private static readonly DateOnly _today = new(2026, 11, 23);
    private readonly HttpClient _http = ContactCheck.Client(TimeSpan.FromSeconds(2));
    private readonly CancellationTokenSource _end = new();
    private WebApplication _office = null!;
    private int _visits;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _office = builder.Build();
        _office.MapGet("/here", () => Results.Text($"visit {Interlocked.Increment(ref _visits)}"));
        _office.MapGet("/moved", () => Results.Redirect("/here", permanent: true));
        _office.MapGet("/elsewhere-today", () => Results.Redirect("/here"));
        _office.MapGet("/in-circles", () => Results.Redirect("/in-circles"));
        _office.MapGet("/gone", () => Results.NotFound());
        _office.MapGet("/broken", () => Results.StatusCode(503));
        _office.MapGet("/silent", () => Task.Delay(Timeout.Infinite, _end.Token));
        await _office.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _http.Dispose();
        await _office.DisposeAsync();
        _end.Dispose();
    }

    [Theory]
    [InlineData("/here", null)]
    [InlineData("/elsewhere-today", null)]
    [InlineData("/moved", "has moved to")]
    [InlineData("/in-circles", "never to a page")]
    [InlineData("/gone", "the page is gone")]
    [InlineData("/broken", "try again later")]
    [InlineData("/silent", "did not answer in time")]
    public async Task are_opened_and_what_is_wrong_is_said_in_words(string path, string? wrong)
    {
        var finding = Assert.Single(await Check(Window(At(path))));
        Assert.Equal(wrong is null, finding.Fine);
        if (wrong is not null) Assert.Contains(wrong, finding.Mend, StringComparison.Ordinal);
    }

    [Fact]
    public async Task that_nobody_answers_for_are_listed_as_such() =>
        Assert.Contains("no connection to 127.0.0.1", Assert.Single(await Check(Window("http://127.0.0.1:9/"))).Mend, StringComparison.Ordinal);

    [Fact]
    public async Task with_one_page_in_common_are_asked_for_it_once()
    {
        await Check(Window(At("/here")), Window(At("/here")) with { Id = "other" });
        Assert.Equal(1, _visits);
    }

    [Theory]
    [InlineData(180, true)]
    [InlineData(181, false)]
    public async Task are_stale_after_half_a_year(int days, bool fine)
    {
        var finding = Assert.Single(await Check(Window(null) with { Checked = _today.AddDays(-days) }));
        Assert.Equal(fine, finding.Fine);
    }

    [Fact]
    public async Task of_the_company_itself_are_looked_at_too()
    {
        var organization = new Organization("Midori") { Partners = [new("bank", "みどり銀行") { Url = At("/gone"), Reviewed = _today }] };
        var findings = await All(ContactCheck.Of(new([], Holidays), organization, _today, _http, TestContext.Current.CancellationToken));
        Assert.Contains("the page is gone", Assert.Single(findings).Mend, StringComparison.Ordinal);
    }

    [Fact]
    public async Task on_the_command_line_are_all_of_them_one_after_the_other()
    {
        await using var host = await HostProcess.Start();
        var (_, output) = await host.Run("contacts check --offline");
        Assert.Contains("police-110 (Police emergency 110)", output, StringComparison.Ordinal);
        Assert.Contains("police-pref-47", output, StringComparison.Ordinal);
    }

    private static Holidays Holidays => ShippedCatalog.Catalog.Contacts.Holidays;

    private string At(string path) => $"{_office.Urls.First()}{path}";

    private static Contact Window(string? url) => new("w", "police", new("窓口", "窓口", "Window"), new("", "", ""), null, url, null, _today);

    private Task<List<Finding>> Check(params Contact[] windows) => All(ContactCheck.Of(new([.. windows], Holidays), new("Midori"), _today, _http, TestContext.Current.CancellationToken));

    private static async Task<List<Finding>> All(IAsyncEnumerable<Finding> findings)
    {
        List<Finding> all = [];
        await foreach (var finding in findings) all.Add(finding);
        return all;
    }
}
