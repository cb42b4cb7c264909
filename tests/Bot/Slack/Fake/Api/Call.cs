using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Escalation.Tests.Bot.Slack;

/// <summary>An authorized call and its arguments, with the look-ups every method needs.</summary>
internal sealed class Call(FakeSlack slack, Method method, JsonObject arguments, SlackApp? app, Token? token, string rawToken)
{
    public FakeSlack Slack => slack;
    public Method Method => method;
    public JsonObject Arguments => arguments;
    public string RawToken => rawToken;
    public SlackApp App => app!;
    public Installation Bot => token!.Installation!;
    public Person BotUser => Bot.BotUser;

    /// <summary>The client id and secret of HTTP Basic, for oauth.v2.access.</summary>
    public (string Id, string Secret)? Basic { get; init; }

    public bool Has(string name) => arguments[name] is { } value && (value is not JsonValue || value.ToString().Length > 0);

    public string? Text(string name) => arguments[name] is JsonValue value ? value.ToString() : arguments[name]?.ToJsonString();

    public string Needed(string name) =>
        Has(name) ? Text(name)! : throw new SlackError("invalid_arguments", $"[ERROR] missing required field: {name}");

    public bool Flag(string name, bool otherwise = false) => Text(name) switch { null => otherwise, "true" or "True" or "1" => true, _ => false };

    public int Number(string name, int otherwise) =>
        Text(name) is not { } text ? otherwise : int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : throw new SlackError("invalid_arguments", $"[ERROR] {name} must be a number");

    /// <summary>A nested argument: JSON in a JSON body, a string of JSON in a form.</summary>
    public JsonNode? Json(string name, string errorWhenBad)
    {
        if (!Has(name)) return null;
        try
        {
            return arguments[name] is JsonValue text ? JsonNode.Parse(text.ToString()) : arguments[name]!.DeepClone();
        }
        catch (JsonException)
        {
            throw new SlackError(errorWhenBad);
        }
    }

    /// <summary>A channel by its id; one the bot may not know about does not exist.</summary>
    public Channel Channel(string name = "channel")
    {
        var id = Needed(name);
        var found = Bot.Teams.SelectMany(t => t.AllChannels).FirstOrDefault(c => c.Id == id);
        return found is not null && (found.Kind == ChannelKind.Public || found.Holds(BotUser)) ? found : throw new SlackError("channel_not_found");
    }

    public Channel ChannelAsMember(string name = "channel")
    {
        var channel = Channel(name);
        return channel.Holds(BotUser) ? channel : throw new SlackError("not_in_channel");
    }

    public Person? FindPerson(string? id) => Bot.Teams.SelectMany(t => t.People).FirstOrDefault(p => p.Id == id);

    /// <summary>The workspace meant: the only one, or for an organisation-wide token the one that is named.</summary>
    public Workspace Team()
    {
        if (Bot.Team is { } only) return only;
        if (!Has("team_id")) throw new SlackError("missing_argument", "[ERROR] missing required field: team_id");
        return Bot.Teams.FirstOrDefault(t => t.Id == Text("team_id")) ?? throw new SlackError("team_access_not_granted");
    }

    public void Requires(string anyOfScopes)
    {
        var needed = anyOfScopes.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (needed.Length == 0 || needed.Any(Bot.Scopes.Contains)) return;
        throw new SlackError("missing_scope") { Fields = new() { ["needed"] = string.Join(',', needed), ["provided"] = string.Join(',', Bot.Scopes) } };
    }

    /// <summary>One page of a list, with the cursor to the next; an empty cursor is the end.</summary>
    public JsonObject Page<T>(string name, IReadOnlyList<T> all, Func<T, JsonNode> draw, int most = 1000)
    {
        var limit = Number("limit", 100);
        if (limit < 1 || limit > most) throw new SlackError("invalid_limit");
        var start = 0;
        if (Has("cursor") && !(Text("cursor")!.StartsWith("from:", StringComparison.Ordinal) && int.TryParse(Text("cursor")![5..], out start)))
            throw new SlackError("invalid_cursor");
        var next = start + limit < all.Count ? $"from:{start + limit}" : "";
        return new()
        {
            [name] = new JsonArray([.. all.Skip(start).Take(limit).Select(draw)]),
            ["response_metadata"] = new JsonObject { ["next_cursor"] = next },
        };
    }
}
