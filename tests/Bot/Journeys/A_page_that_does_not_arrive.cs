using Escalation.Bot.Commands;
using Escalation.Bot.Data;
using Escalation.Bot.Engine;
using Escalation.Bot.OnCallConsole;
using Escalation.Channels;
using Escalation.Channels.Mail;
using Escalation.Channels.Web;
using Escalation.Dialogs;
using Escalation.Dialogs.Conversations;
using Escalation.Dialogs.Incidents;
using Escalation.Dialogs.Prompts;
using Escalation.Recognition;
using Escalation.Storage;
using Escalation.Tests.Bot.Handbook;
using MailKit.Security;
using Microsoft.Extensions.Logging.Abstractions;

namespace Escalation.Tests.Bot.Journeys;

/// <summary>The real engine, store, pump and mail against a server that refuses, with a clock that is moved by hand.</summary>
public sealed class A_page_that_does_not_arrive : IAsyncLifetime
{
    private static readonly Address _web = new(WebChannel.ChannelName, "anna");
    private static readonly TimeSpan _moment = TimeSpan.FromSeconds(1);

    private readonly string _folder = Directory.CreateTempSubdirectory("escalation-pages-").FullName;
    private readonly ManualClock _clock = new(Peace.Night);
    private readonly ConsolePresence _presence = new();
    private readonly LiveFeed _feed = new();
    private readonly List<Event> _happened = [];
    private MailServer _mail = null!;
    private Store _store = null!;
    private InProcessTurns _turns = null!;
    private OutboxPump _pump = null!;

    public async ValueTask InitializeAsync()
    {
        _mail = await MailServer.Start(refuse: 550);
        _store = Store.Open(_folder, EscalationJson.Codec);
        var organization = OrganizationReader.Read("organization.yaml", SampleOrganization.Text, []);
        _feed.Listen(happened => _happened.AddRange(happened.Events));
        _turns = new(new TurnEngine(_store.Journal, new(Tests.Bot.ShippedCatalog.Catalog, organization), _clock, _feed));
        IChannel[] channels = [new WebChannel(), new ConsoleChannel(_presence), new MailChannel(new("127.0.0.1", _mail.Port, "escalation@midori.example", null, null, SecureSocketOptions.None, Peace.Page))];
        _pump = new(_store.Outbox, _turns, channels, new EvidenceIntake(_store, channels, _clock), _feed, _clock, NullLogger<OutboxPump>.Instance);
    }

    public async ValueTask DisposeAsync()
    {
        _pump.Dispose();
        await _store.DisposeAsync();
        await _mail.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task by_mail_while_no_console_is_open_goes_to_the_next_level_after_a_minute_and_not_at_the_deadline()
    {
        await Report();
        await Pass(OutboxPump.PagePatience - _moment);
        Assert.Equal([0], Levels());
        await Pass(_moment);
        Assert.Equal([0, 1], Levels());
        await Pass(OutboxPump.PagePatience);
        Assert.Single(_happened.OfType<EscalationExhausted>());
        Assert.Single(_happened.OfType<EscalationFoundNobody>());
    }

    [Fact]
    public async Task by_mail_waits_for_the_deadline_where_a_console_has_shown_it()
    {
        var shown = new List<Prompt>();
        using var open = _presence.Enter(new("tanaka"), shown.Add);
        await Report();
        await Pass(TimeSpan.FromMinutes(5) - _moment);
        Assert.NotEmpty(shown);
        Assert.Equal([0], Levels());
        await Pass(_moment);
        Assert.Equal([0, 1], Levels());
    }

    [Fact]
    public async Task is_tried_on_and_heard_on_a_console_that_is_opened_later()
    {
        await Report();
        await Pass(TimeSpan.FromMinutes(3));
        var shown = new List<Prompt>();
        using var open = _presence.Enter(new("tanaka"), shown.Add);
        await Pass(TimeSpan.FromSeconds(10));
        Assert.Contains(shown, p => p.Id.Contains("/page/", StringComparison.Ordinal));
    }

    private async Task Report()
    {
        const string words = "警告音が鳴って電話番号が出たので電話してしまい、遠隔操作されました";
        await _turns.Handle(StreamId.Of(new PersonId("anna")), "m1", "anna", new Said(_web, words, LocalRecognizer.Load().Recognize(words)), _web);
        await Pass(TimeSpan.Zero);
    }

    private async Task Pass(TimeSpan time)
    {
        var until = _clock.Now + time;
        do
        {
            if (await _store.Outbox.NextDue() is { } next && next > _clock.Now) _clock.Now = next < until ? next : until;
            while (await _pump.SendDue(urgentOnly: false, TestContext.Current.CancellationToken) > 0) continue;
        }
        while (_clock.Now < until);
    }

    private IEnumerable<int> Levels() => _happened.OfType<LevelPaged>().Select(l => l.Round);
}
