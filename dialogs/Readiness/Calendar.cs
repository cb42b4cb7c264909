using Escalation.Dialogs.OnCall;
using Escalation.Dialogs.Prompts;

namespace Escalation.Dialogs.Readiness;

/// <summary>The next day on which on-call people are reminded of peacetime, folded from the events of its own stream.</summary>
public sealed record Calendar
{
    public static StreamId Stream { get; } = new("calendar/main");

    public DateOnly? Planned { get; init; }

    public Calendar Apply(IEnumerable<Event> happened) => happened.Aggregate(this, (state, e) => e is ReminderPlanned planned ? state with { Planned = planned.Day } : state);
}

public abstract record CalendarEvent : Event;

public sealed record ReminderPlanned(DateOnly Day) : CalendarEvent;

public sealed record PeacetimeReminded(DateOnly Day) : CalendarEvent;

public abstract record CalendarInput : Input;

/// <summary>The host has started; what is not planned yet is planned.</summary>
public sealed record CalendarOpened : CalendarInput;

public sealed record ReminderDue(DateOnly Day) : CalendarInput;

/// <summary>Each reminder plans the next one, so there is always exactly one to come.</summary>
public static class CalendarRules
{
    private const string Key = "reminder";

    /// <summary>Days after which a reminder that was missed is of no use any more.</summary>
    private const int StaleAfter = 2;
    private static readonly TimeOnly _hour = new(10, 0);

    public static Decision Decide(Calendar state, Input input, Context context) => input switch
    {
        CalendarOpened when state.Planned is { } planned && JapaneseTime.At(planned, _hour).AddDays(StaleAfter) > context.At => Decision.Nothing,
        CalendarOpened => Plan([], [], context),
        ReminderDue due when due.Day == state.Planned => Remind(due.Day, context),
        _ => Decision.Nothing,
    };

    private static Decision Remind(DateOnly day, Context context)
    {
        if (JapaneseTime.Day(context.At).DayNumber - day.DayNumber > StaleAfter) return Plan([], [], context);
        var holidays = context.Catalog.Contacts.Holidays;
        var shows = from occasion in Occasions.On(day, holidays)
                    from person in EscalationPlan.Of(context.Organization).Targets(0, context.At, holidays)
                    let prompt = ReminderPrompts.Of(occasion, day, person, context)
                    where prompt is not null
                    from way in person.Ways()
                    select new Show(way, prompt, context.At);
        return Plan([new PeacetimeReminded(day)], shows, context);
    }

    private static Decision Plan(IEnumerable<Event> happened, IEnumerable<Show> shows, Context context)
    {
        var next = Occasions.NextAfter(JapaneseTime.Day(context.At), context.Catalog.Contacts.Holidays);
        return new([.. happened, new ReminderPlanned(next)],
            [.. shows, new Withdraw(Key, context.At), new Send(Calendar.Stream, new ReminderDue(next), JapaneseTime.At(next, _hour)) { Key = Key }]);
    }
}

internal static class ReminderPrompts
{
    private const int MostItems = 3;

    /// <summary>Null when there is nothing to remind of.</summary>
    public static Prompt? Of(Occasion occasion, DateOnly day, Person to, Context context)
    {
        var items = occasion switch
        {
            Occasion.BeforeHolidays => _before.Select(t => new Item(t.In(to.Language))).ToList(),
            Occasion.AfterHolidays => [.. _after.Select(t => new Item(t.In(to.Language)))],
            _ => [.. ReadinessCheck.Items(context.Organization, context.Catalog.Contacts.Holidays, context.At).Where(i => i.State is ReadinessState.Red or ReadinessState.Unknown)
                .Take(MostItems).Select(i => new Item(i.Name.In(to.Language), i.Fix.In(to.Language)))],
        };
        if (items.Count == 0) return null;
        var (title, body) = Words(occasion);
        return new($"reminder/{day:yyyy-MM-dd}/{occasion}", title.In(to.Language), body.In(to.Language))
        {
            Language = to.Language,
            Link = "/console/readiness",
            Sections = [new(SectionKind.Note, _list.In(to.Language), [.. items])],
        };
    }

    private static readonly Text _list = new("すること", "すること", "What to do");

    // From what the police of Gunma and Fukuoka ask for before and after long holidays.
    private static readonly Text[] _before =
    [
        new("緊急の連絡先（当番・保守会社・警察）を新しくする", "連絡先を 新しく します", "Bring the emergency contacts up to date (on-call, vendor, police)"),
        new("バックアップを取り、ネットワークから切り離す", "バックアップを して、切り離します", "Make a backup and cut it off from the network"),
        new("OS・ソフト・VPN装置やルーターを更新する", "ソフトと 機械を 更新します", "Update systems, software, VPN devices and routers"),
        new("使わない機器の電源を切る", "使わない 機械を 切ります", "Switch off what is not used"),
        new("持ち出す機器を記録し、休み中の警報を誰が見るか決める", "持って 出る 機械を 書きます", "Record devices that are taken out; settle who watches alerts meanwhile"),
    ];

    private static readonly Text[] _after =
    [
        new("休み中のログと警報を見る", "休みの あいだの 記録を 見ます", "Look through the logs and alerts of the holidays"),
        new("使い始める前に、更新と対策ソフトの定義を新しくする", "先に 更新します", "Update systems and antivirus before use"),
        new("持ち帰った機器とUSBを検査する", "持って 帰った 機械を しらべます", "Scan devices and USB sticks brought back"),
        new("たまったメールの添付とリンクに注意する", "メールの 添付に 気をつけます", "Take care with attachments and links in the pile of mail"),
    ];

    private static (Text Title, Text Body) Words(Occasion occasion) => occasion switch
    {
        Occasion.BeforeHolidays => (new("長い休みの前に", "長い 休みの 前に", "Before the long holiday"), new("まもなく4日以上の休みです。休みの前に済ませておくことです。", "もうすぐ 長い 休みです。", "Four or more days off are coming. This is worth doing before.")),
        Occasion.AfterHolidays => (new("長い休みのあとに", "長い 休みの あとに", "After the long holiday"), new("休み明けに、使い始める前の確認です。", "休みの あとに 見てください。", "To check before work begins again.")),
        _ => (new("今月の備え", "今月の じゅんび", "This month's preparation"), new("いま赤い項目から、効き目の大きい順です。", "大事な ものから です。", "What is open, what helps most first.")),
    };
}
