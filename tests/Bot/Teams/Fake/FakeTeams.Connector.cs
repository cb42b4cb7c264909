using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Escalation.Tests.Bot.Teams.Fake;

public sealed partial class FakeTeams
{
    /// <summary>A message is refused above that.</summary>
    public int MostBytes { get; set; } = 100 * 1024;

    /// <summary>Calls of the connector are answered only when this is done: Teams hangs.</summary>
    public Task Hangs { get; set; } = Task.CompletedTask;

    /// <summary>People see what was sent at once; the bot hears only when this is done that it was.</summary>
    public Task AnswersLate { get; set; } = Task.CompletedTask;

    private readonly HashSet<string> _tokens = [];
    private readonly Dictionary<string, (string Name, byte[] Content, bool WantsToken)> _files = [];

    /// <summary>What was uploaded after somebody consented.</summary>
    public Dictionary<string, byte[]> Uploads { get; } = [];

    /// <summary>A token endpoint answers so instead; null is as it should.</summary>
    public string? TokenError { get; set; }

    /// <summary>Tokens that the bot holds serve no more.</summary>
    public void RevokeTokens()
    {
        lock (_lock) _tokens.Clear();
    }

    /// <summary>Whether it is a token that was issued to the bot, as <c>Authorization</c> carries it.</summary>
    public bool Accepts(string? authorization) => authorization is not null && authorization.StartsWith("Bearer ", StringComparison.Ordinal) && Locked(() => _tokens.Contains(authorization["Bearer ".Length..]));

    private void Map(WebApplication web)
    {
        web.MapGet("/v1/.well-known/openidconfiguration", () => Results.Text(new JsonObject
        {
            ["issuer"] = TokenIssuer.ConnectorIssuer, ["authorization_endpoint"] = "https://invalid.botframework.com", ["jwks_uri"] = $"{Address}v1/.well-known/keys",
            ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"), ["token_endpoint_auth_methods_supported"] = new JsonArray("private_key_jwt"),
        }.ToJsonString(), "application/json"));
        web.MapGet("/v1/.well-known/keys", () => Results.Text(Issuer.Keys().ToJsonString(), "application/json"));
        web.MapGet("/{tenant}/v2.0/.well-known/openid-configuration", (string tenant) => Results.Text(new JsonObject
        {
            ["issuer"] = $"https://login.microsoftonline.com/{tenant}/v2.0", ["authorization_endpoint"] = $"{Address}{tenant}/oauth2/v2.0/authorize", ["jwks_uri"] = $"{Address}{tenant}/discovery/v2.0/keys",
        }.ToJsonString(), "application/json"));
        web.MapGet("/{tenant}/discovery/v2.0/keys", () => Results.Text(Entra.Keys().ToJsonString(), "application/json"));
        web.MapPost("/{tenant}/oauth2/v2.0/token", Token);
        web.MapGet("/jp/v3/attachments/{id}/views/original", (string id, HttpContext http) => File(id, http, wantsToken: true));
        web.Map("/jp/{**path}", Connector);
        web.MapGet("/files/{id}", (string id, HttpContext http) => File(id, http, wantsToken: false));
        web.MapPut("/uploads/{id}", Upload);
    }

    private async Task<IResult> Token(string tenant, HttpContext http)
    {
        var form = await http.Request.ReadFormAsync();
        var error = TokenError
            ?? (tenant != TenantId ? $"AADSTS90002: Tenant '{tenant}' not found."
            : form["client_id"] != AppId ? $"AADSTS700016: Application with identifier '{form["client_id"]}' was not found in the directory."
            : form["grant_type"] != "client_credentials" ? "AADSTS70003: unsupported grant"
            : form["scope"].ToString().Split(' ').All(s => s != Scope) ? $"AADSTS70011: The provided value for scope {form["scope"]} is not valid."
            : form["client_secret"] != ClientSecret && string.IsNullOrEmpty(form["client_assertion"]) ? "AADSTS7000215: Invalid client secret provided." : null);
        if (error is not null) return Results.Json(new { error = "invalid_client", error_description = $"{error}\r\nTrace ID: x", error_codes = new[] { 7000215 } }, statusCode: 401);
        var token = Issuer.Issue(new(Scope[..^"/.default".Length], null) { Issuer = $"https://sts.windows.net/{TenantId}/" }, DateTimeOffset.UtcNow);
        lock (_lock)
        {
            _tokens.Add(token);
            TokensIssued++;
        }

        Changed("token issued");
        return Results.Json(new { token_type = "Bearer", expires_in = 3599, ext_expires_in = 3599, access_token = token });
    }

    private async Task<IResult> Connector(string path, HttpContext http)
    {
        var raw = http.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget;
        using var reader = new StreamReader(http.Request.Body, Encoding.UTF8);
        var text = await reader.ReadToEndAsync();
        var body = text.Length > 0 ? JsonNode.Parse(text) : null;
        var said = $"{http.Request.Method} {path}";
        await Hangs;
        if (raw.Split('?')[0].IndexOfAny([':', ';', '@', '=']) >= 0) Complaints.Enqueue($"an id in {raw} is not percent-encoded");
        var answer = Faulty(said, () => Locked(() => Handle(http, path, body, text)));
        var (status, result) = answer;
        Calls.Enqueue(new(http.Request.Method, path, body, status));
        Changed($"← {said} {text} ⇒ {status} {result?.ToJsonString()}");
        await AnswersLate;
        return result is null ? Results.StatusCode(status) : Results.Text(result.ToJsonString(), "application/json", statusCode: status);

        (int, JsonNode?) Faulty(string call, Func<(int, JsonNode?)> handle)
        {
            if (!Faults.TryPeek(out var fault) || !call.Contains(fault.Fits, StringComparison.Ordinal) || !Faults.TryDequeue(out _)) return handle();
            if (fault.Hidden) handle();
            if (fault.RetryAfter is { } after) http.Response.Headers.RetryAfter = after.ToString(System.Globalization.CultureInfo.InvariantCulture);
            return (fault.Status, Wrong(fault.Code ?? "ServiceError", "as the test wants it"));
        }
    }

    private (int, JsonNode?) Handle(HttpContext http, string path, JsonNode? body, string text)
    {
        var bearer = http.Request.Headers.Authorization.ToString();
        if (!Accepts(bearer)) return (401, Wrong("Unauthorized", "Authorization has been denied for this request."));
        if (text.Length * 2 > MostBytes) return (413, Wrong("MessageSizeTooBig", "Message size too large."));
        return (http.Request.Method, path.Split('/')) switch
        {
            ("POST", ["v3", "conversations"]) => Create(body),
            ("POST", ["v3", "conversations", var id, "activities"]) => Send(id, body),
            ("POST", ["v3", "conversations", var id, "activities", _]) => Send(id, body),
            ("PUT", ["v3", "conversations", var id, "activities", var activity]) => Change(id, activity, body),
            ("DELETE", ["v3", "conversations", var id, "activities", var activity]) => Delete(id, activity),
            ("GET", ["v3", "conversations", var id, "pagedmembers"]) => Members(id, http.Request.Query),
            ("GET", ["v3", "conversations", var id, "members", var member]) => Member(id, member),
            _ => (404, Wrong("NotFound", $"no such call: {path}")),
        };
    }

    private (int, JsonNode?) Create(JsonNode? body)
    {
        if (body is not JsonObject wanted || (string?)wanted["bot"]?["id"] != BotId) return (400, Wrong("BadArgument", "bot.id is missing"));
        if ((string?)wanted["channelData"]?["tenant"]?["id"] != TenantId) return (400, Wrong("BadArgument", "channelData.tenant.id is missing"));
        if (wanted["channelData"]?["channel"]?["id"] is { } channel)
        {
            if (Chats.FirstOrDefault(c => c.Id == (string?)channel) is not { } found) return (404, Wrong("ConversationNotFound", "Conversation not found."));
            if (!found.IsInstalled) return (403, Wrong("BotNotInConversationRoster", "The bot is not part of the conversation roster."));
            if (wanted["activity"] is not JsonObject first) return (400, Wrong("BadArgument", "activity is required"));
            if (Look(found, first) is { } wrong) return wrong;
            var root = NextId();
            found.All.Add(new(found, root, root, null, Copy(first)));
            return (201, new JsonObject { ["id"] = $"{found.Id};messageid={root}", ["activityId"] = root });
        }

        if (wanted["members"] is not JsonArray { Count: 1 } members) return (400, Wrong("BadSyntax", "exactly one member"));
        var id = (string?)members[0]!["id"];
        if (People.FirstOrDefault(p => p.Id == id || p.ObjectId == id) is not { } person) return (400, Wrong("BadArgument", "no such user"));
        // By their object id only where the person has the app; where only a team of theirs has it, by the id of its roster.
        var reachable = person.HasApp || id == person.Id && Chats.Any(c => c.IsInstalled && c.Kind != ChatKind.Personal && c.Members.Contains(person));
        return reachable ? (201, new JsonObject { ["id"] = PersonalChat(person).Id }) : (403, Wrong("ForbiddenOperationException", "The bot is not installed in the user's personal scope."));
    }

    private (int, JsonNode?) Send(string id, JsonNode? body)
    {
        if (Find(id) is not { } chat) return (404, Wrong("ConversationNotFound", "Conversation not found."));
        if (Closed(chat) is { } closed) return closed;
        if (body is not JsonObject activity) return (400, Wrong("BadSyntax", "no activity"));
        if ((string?)activity["type"] == "typing") return (202, null);
        if (Limited(chat) is { } limited) return limited;
        if (Look(chat, activity) is { } wrong) return wrong;
        if (chat.Kind == ChatKind.Channel && !id.Contains(";messageid=", StringComparison.Ordinal)) Complaints.Enqueue("a message was sent to a channel instead of a thread");
        var message = NextId();
        chat.All.Add(new(chat, message, ThreadOf(id), null, Copy(activity)));
        return (201, new JsonObject { ["id"] = message });
    }

    private (int, JsonNode?) Change(string id, string activity, JsonNode? body)
    {
        if (Find(id) is not { } chat) return (404, Wrong("ConversationNotFound", "Conversation not found."));
        if (Closed(chat) is { } closed) return closed;
        if (Limited(chat) is { } limited) return limited;
        if (chat.All.FirstOrDefault(m => m.Id == activity && m.Author is null && !m.Deleted) is not { } message) return (404, Wrong("ActivityNotFoundInConversation", "Activity not found."));
        if (body is not JsonObject changed || (string?)changed["type"] != "message") return (400, Wrong("BadSyntax", "an activity of type message"));
        if (Look(chat, changed, isNew: false) is { } wrong) return wrong;
        message.Activity = Copy(changed);
        message.Views.Clear();
        message.Drawings++;
        return (200, new JsonObject { ["id"] = activity });
    }

    private (int, JsonNode?) Delete(string id, string activity)
    {
        if (Find(id) is not { } chat) return (404, Wrong("ConversationNotFound", "Conversation not found."));
        if (Closed(chat) is { } closed) return closed;
        if (chat.All.FirstOrDefault(m => m.Id == activity && m.Author is null && !m.Deleted) is not { } message) return (404, Wrong("ActivityNotFoundInConversation", "Activity not found."));
        message.Deleted = true;
        return (200, null);
    }

    /// <summary>Fifty to five hundred at once, whatever was asked for.</summary>
    private (int, JsonNode?) Members(string id, IQueryCollection query)
    {
        var (members, refusal) = Roster(id);
        if (refusal is { } refused) return refused;
        var size = Math.Clamp(int.TryParse(query["pageSize"], out var wanted) ? wanted : 200, 50, 500);
        var from = query["continuationToken"].ToString() is { Length: > 0 } token ? int.Parse(token.Split(';')[1], System.Globalization.CultureInfo.InvariantCulture) : 0;
        var page = new JsonObject { ["members"] = new JsonArray([.. members.Skip(from).Take(size).Select(Profile)]) };
        if (from + size < members.Count) page["continuationToken"] = $"page;{from + size}";
        return (200, page);
    }

    private (int, JsonNode?) Member(string id, string member) =>
        Roster(id) is var (members, refusal) && refusal is { } refused ? refused
        : members.Find(p => p.Id == member || p.ObjectId == member) is { } found ? (200, Profile(found)) : (404, Wrong("MemberNotFoundInConversation", "The member is not part of the conversation roster."));

    private (List<TeamsPerson> Members, (int, JsonNode?)? Refusal) Roster(string id) => Find(id) switch
    {
        null => ([], (404, Wrong("ConversationNotFound", "Conversation not found."))),
        var chat => Closed(chat) is { } closed ? ([], closed) : (chat.Members, null),
    };

    private static JsonNode Profile(TeamsPerson person) => new JsonObject { ["id"] = person.Id, ["objectId"] = person.ObjectId, ["name"] = person.Name, ["tenantId"] = TenantId };

    private (int, JsonNode?)? Closed(TeamsChat chat) => chat switch
    {
        { IsBlocked: true } => (403, Wrong("ConversationBlockedByUser", "User blocked the conversation with the bot.")),
        { Kind: ChatKind.Personal } when !chat.Members[0].HasApp && !Chats.Any(c => c.IsInstalled && c.Kind != ChatKind.Personal && c.Members.Contains(chat.Members[0])) => (403, Wrong("BotNotInConversationRoster", "The bot is not part of the conversation roster.")),
        { Kind: not ChatKind.Personal, IsInstalled: false } => (403, Wrong("BotNotInConversationRoster", "The bot is not part of the conversation roster.")),
        _ => null,
    };

    /// <summary>What Teams refuses, and what it would let pass though it is a mistake.</summary>
    private (int, JsonNode?)? Look(TeamsChat chat, JsonObject activity, bool isNew = true)
    {
        var attachments = activity["attachments"] as JsonArray ?? [];
        var text = (string?)activity["text"];
        if (string.IsNullOrEmpty(text) && attachments.Count == 0) return (400, Wrong("BadSyntax", "neither text nor attachments"));
        if (isNew && activity.ContainsKey("id")) Complaints.Enqueue("an id was sent along");
        if (!string.IsNullOrEmpty(text) && attachments.Count > 0) Complaints.Enqueue("text and card in one activity: Teams makes two messages of it and tells the id of neither");
        if (text?.Contains("slack", StringComparison.OrdinalIgnoreCase) == true) Complaints.Enqueue($"another chat platform is named: {text}");
        foreach (var card in attachments.Where(a => (string?)a!["contentType"] == "application/vnd.microsoft.card.adaptive").Select(a => a!["content"]!.AsObject()))
        {
            if ((string?)activity["summary"] is not { Length: > 0 } && (string?)activity["text"] is null && card["body"] is not null && activity["summary"] is null) Complaints.Enqueue("a card without a summary shows as \"Sent a card\"");
            if ((string?)card["version"] is not ("1.4" or "1.5")) Complaints.Enqueue($"a card of version {card["version"]}");
            var actions = CardParts.Actions(card).ToList();
            if (actions.Count > 6) Complaints.Enqueue($"{actions.Count} buttons on one card");
            foreach (var execute in actions.Where(a => (string?)a["type"] == "Action.Execute"))
                if (execute["fallback"] is not JsonObject) Complaints.Enqueue("an Action.Execute without a fallback");
            if (card["refresh"]?["userIds"] is JsonArray { Count: > 60 }) Complaints.Enqueue("more than 60 people to refresh for");
            if (card.ToJsonString().Contains("slack", StringComparison.OrdinalIgnoreCase)) Complaints.Enqueue("another chat platform is named on a card");
        }

        if ((string?)activity["importance"] == "urgent" && chat.Kind != ChatKind.Personal) Complaints.Enqueue("urgent outside a personal chat");
        return null;
    }

    private (int, JsonNode?)? Limited(TeamsChat chat)
    {
        if (!LimitsRates) return null;
        var now = DateTimeOffset.UtcNow;
        chat.Sends.RemoveAll(s => s < now - TimeSpan.FromSeconds(30));
        if (chat.Sends.Count(s => s > now - TimeSpan.FromSeconds(1)) >= 7 || chat.Sends.Count(s => s > now - TimeSpan.FromSeconds(2)) >= 8 || chat.Sends.Count >= 60)
        {
            Complaints.Enqueue("Teams' own limit was reached");
            return (429, Wrong("TooManyRequests", "Too many requests"));
        }

        chat.Sends.Add(now);
        return null;
    }

    private TeamsChat? Find(string id) => Chats.FirstOrDefault(c => c.Id == id.Split(';')[0]);

    private static string? ThreadOf(string id) => id.Split(";messageid=") is [_, var thread] ? thread : null;

    private static JsonObject Copy(JsonObject activity) => (JsonObject)activity.DeepClone();

    private static JsonObject Wrong(string code, string message) => new() { ["error"] = new JsonObject { ["code"] = code, ["message"] = message } };

    // Files

    internal string Keep(string name, byte[] content, bool wantsToken)
    {
        var id = NextId();
        lock (_lock) _files[id] = (name, content, wantsToken);
        return wantsToken ? $"{ServiceUrl}v3/attachments/{id}/views/original" : $"{Address}files/{id}?tempauth=signed";
    }

    private IResult File(string id, HttpContext http, bool wantsToken)
    {
        if (wantsToken && !Accepts(http.Request.Headers.Authorization)) return Results.Unauthorized();
        if (!wantsToken && http.Request.Headers.Authorization.Count > 0) Complaints.Enqueue("a token was sent to where a file lies");
        return Locked(() => _files.TryGetValue(id, out var file) ? Results.Bytes(file.Content, "application/octet-stream") : Results.NotFound());
    }

    private async Task<IResult> Upload(string id, HttpContext http)
    {
        if (http.Request.Headers.Authorization.Count > 0) Complaints.Enqueue("a token was sent to where a file is put");
        if (http.Request.Headers.ContentRange.Count == 0) return Results.BadRequest();
        using var content = new MemoryStream();
        await http.Request.Body.CopyToAsync(content);
        lock (_lock) Uploads[id] = content.ToArray();
        Changed($"upload {id}");
        return Results.Json(new { id }, statusCode: 201);
    }
}
