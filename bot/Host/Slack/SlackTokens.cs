using System.Collections.Concurrent;
using System.Text.Json;
using Escalation.Channels.Slack;
using Escalation.Dialogs;
using Escalation.Storage;
using Microsoft.AspNetCore.DataProtection;

namespace Escalation.Bot.Slack;

/// <summary>
/// The workspaces that have our app. The one of the settings is asked for once what it is called; those that were installed over the web are kept in the
/// store, sealed with the keys beside it. A token that rotates is renewed two hours before its end, and the new pair is kept before it is used, for the old is void then.
/// </summary>
public sealed partial class SlackTokens(Store store, SlackApi api, SlackSettings settings, IDataProtectionProvider protection, TimeProvider clock, ILogger<SlackTokens> log)
    : ISlackInstallations, IDisposable
{
    private const string Prefix = "slack/";
    private const string OwnName = "slack-own";
    private static readonly TimeSpan _early = TimeSpan.FromHours(2);

    private readonly IDataProtector _seal = protection.CreateProtector("slack.tokens");
    private readonly ConcurrentDictionary<string, SlackInstallation> _known = new();
    private readonly SemaphoreSlim _renewing = new(1, 1);
    private readonly SemaphoreSlim _asking = new(1, 1);
    private SlackInstallation? _own;
    private bool _read;

    public async ValueTask<SlackInstallation?> Find(string? team, CancellationToken stopping)
    {
        if (settings.BotToken is not null && await Own(stopping) is { } own && (team is null || team == own.Id || own.IsEnterprise && IsWorkspace(team))) return own;
        await ReadKept();
        if (team is not null && _known.TryGetValue(team, out var known)) return await Fresh(known, stopping);
        // Where the app is installed for a whole organisation, nobody tells which workspaces that are before one of them speaks.
        var fitting = _known.Values.Where(k => team is null || k.IsEnterprise && IsWorkspace(team)).Take(2).ToList();
        return fitting.Count == 1 ? await Fresh(fitting[0], stopping) : null;
    }

    /// <summary>Whom something from Slack is for: the first of these ids that has our app; null when none has, or when it is for another app.</summary>
    public async Task<SlackInstallation?> FindAddressee(string? app, IEnumerable<string?> ids, CancellationToken stopping)
    {
        var given = ids.Where(i => i is not null).ToList();
        foreach (var id in given)
            if (await Find(id, stopping) is { } team && (team.AppId is null || app is null || app == team.AppId)) return team;
        LogNotOurs(app, string.Join(", ", given));
        return null;
    }

    public async Task<IReadOnlyList<SlackInstallation>> All(CancellationToken stopping)
    {
        await ReadKept();
        return settings.BotToken is not null && await Own(stopping) is { } own ? [own, .. _known.Values.Where(k => k.Id != own.Id)] : [.. _known.Values];
    }

    public async Task Keep(SlackInstallation installation)
    {
        await store.Vault.Put(TenantId.Single, Prefix + installation.Id, _seal.Protect(JsonSerializer.Serialize(installation, SlackTokensJson.Default.SlackInstallation)));
        _known[installation.Id] = installation;
        LogInstalled(installation.Id, installation.Name);
    }

    /// <summary>Also when it is gone already: Slack tells of an uninstallation twice, in either order.</summary>
    public async Task Remove(string team)
    {
        await store.Vault.Delete(TenantId.Single, Prefix + team);
        _known.TryRemove(team, out _);
        LogRemoved(team);
    }

    public Task Ended(SlackInstallation installation)
    {
        _known.TryUpdate(installation.Id, installation with { ExpiresAt = DateTimeOffset.MinValue }, installation);
        return Task.CompletedTask;
    }

    public async Task Lost(SlackInstallation installation, string error)
    {
        LogLost(installation.Id, error);
        if (installation.Id != _own?.Id) await Remove(installation.Id);
    }

    public void Dispose()
    {
        _renewing.Dispose();
        _asking.Dispose();
    }

    /// <summary>Asks Slack who we are there with the token of the settings, also when we know from before.</summary>
    public async Task Introduce(CancellationToken stopping)
    {
        if (settings.BotToken is not null) await AskWhoWeAre(again: true, stopping);
    }

    /// <summary>
    /// The workspace of the token in the settings. Who we are there is kept, so that the first report after a start is taken down before Slack has said it
    /// again, and on-call paged by other ways also when Slack does not answer us or has revoked the token.
    /// </summary>
    /// <exception cref="SlackNotReadyException">Slack has never told us who we are.</exception>
    private async ValueTask<SlackInstallation> Own(CancellationToken stopping)
    {
        if (_own is not null) return _own;
        return await Kept() is { } kept && kept.BotToken == settings.BotToken ? _own = kept : await AskWhoWeAre(again: false, stopping);
    }

    private async Task<SlackInstallation?> Kept() => await store.Vault.Find(TenantId.Single, OwnName) is { } text ? Read(text) : null;

    private async Task<SlackInstallation> AskWhoWeAre(bool again, CancellationToken stopping)
    {
        await _asking.WaitAsync(stopping);
        try
        {
            if (!again && _own is not null) return _own;
            var answer = await api.Form("auth.test", settings.BotToken, [], stopping);
            if (answer is SlackOk ok)
            {
                var enterprise = ok.Body.TryGetProperty("is_enterprise_install", out var whole) && whole.ValueKind == JsonValueKind.True;
                var own = new SlackInstallation((enterprise ? ok.Text("enterprise_id") : ok.Text("team_id")) ?? "", settings.BotToken!, ok.Text("user_id") ?? "")
                {
                    BotId = ok.Text("bot_id"), Name = ok.Text("team"), IsEnterprise = enterprise, AppId = settings.AppId,
                };
                if (own.BotId is { } bot && await api.Form("bots.info", settings.BotToken, [("bot", bot)], stopping) is SlackOk about) own = own with { AppId = about.Text("bot", "app_id") ?? own.AppId };
                await store.Vault.Put(TenantId.Single, OwnName, _seal.Protect(JsonSerializer.Serialize(own, SlackTokensJson.Default.SlackInstallation)));
                return _own = own;
            }

            var reason = answer is SlackRefused refused ? refused.Reason : ((SlackLater)answer).Reason;
            LogLost("of Slack__BotToken", reason);
            if (await Kept() is { } known) return _own = known with { BotToken = settings.BotToken! };
            throw new SlackNotReadyException($"Slack does not say which workspace the bot token is for ({reason}).");
        }
        finally
        {
            _asking.Release();
        }
    }

    private SlackInstallation? Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize(_seal.Unprotect(text), SlackTokensJson.Default.SlackInstallation);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            LogLost("kept in the store", "the keys it was sealed with are gone");
            return null;
        }
    }

    private async Task ReadKept()
    {
        if (_read) return;
        foreach (var (name, text) in await store.Vault.All(TenantId.Single, Prefix))
            if (Read(text) is { } kept) _known.TryAdd(name[Prefix.Length..], kept);
        _read = true;
    }

    private async ValueTask<SlackInstallation?> Fresh(SlackInstallation installation, CancellationToken stopping)
    {
        if (installation.RefreshToken is null || installation.ExpiresAt is not { } end || clock.GetUtcNow() + _early < end) return installation;
        await _renewing.WaitAsync(stopping);
        try
        {
            if (!_known.TryGetValue(installation.Id, out var now)) return null;
            if (now.ExpiresAt != end) return now; // Somebody else was quicker.
            switch (await api.Form("oauth.v2.access", null, [("client_id", settings.ClientId), ("client_secret", settings.ClientSecret), ("grant_type", "refresh_token"), ("refresh_token", now.RefreshToken)], stopping))
            {
                case SlackOk ok:
                    var renewed = now with { BotToken = ok.Text("access_token")!, RefreshToken = ok.Text("refresh_token"), ExpiresAt = Expiry(ok, clock.GetUtcNow()) };
                    await Keep(renewed);
                    return renewed;
                case SlackRefused { Error: var error } when SlackErrors.CannotRenew.Contains(error):
                    await Lost(now, error);
                    return null;
                case var not:
                    var reason = not is SlackRefused refused ? refused.Reason : ((SlackLater)not).Reason;
                    LogNotRenewed(now.Id, reason);
                    return clock.GetUtcNow() < end ? now : throw new SlackNotReadyException($"Slack does not renew the token of {now.Id} ({reason}).");
            }
        }
        finally
        {
            _renewing.Release();
        }
    }

    private static bool IsWorkspace(string id) => id is ['T', ..];

    /// <summary>Null where the token does not end.</summary>
    internal static DateTimeOffset? Expiry(SlackOk ok, DateTimeOffset now) =>
        ok.Body.TryGetProperty("expires_in", out var seconds) && seconds.TryGetInt64(out var count) ? now.AddSeconds(count) : null;

    [LoggerMessage(Level = LogLevel.Information, Message = "Slack workspace {Team} ({Name}) has the app.")]
    private partial void LogInstalled(string team, string? name);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Slack workspace {Team} has removed the app; its tokens are deleted.")]
    private partial void LogRemoved(string team);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Slack sent something for the app {App} in {Teams}, which is not ours. It was left. Are the tokens and the signing secret of one app?")]
    private partial void LogNotOurs(string? app, string teams);

    [LoggerMessage(Level = LogLevel.Error, Message = "The Slack token of {Team} ends soon and could not be renewed: {Reason}")]
    private partial void LogNotRenewed(string team, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "The Slack token {Team} serves no more ({Error}): install the app again, or run 'doctor slack'.")]
    private partial void LogLost(string team, string error);
}

[System.Text.Json.Serialization.JsonSerializable(typeof(SlackInstallation))]
internal sealed partial class SlackTokensJson : System.Text.Json.Serialization.JsonSerializerContext;
