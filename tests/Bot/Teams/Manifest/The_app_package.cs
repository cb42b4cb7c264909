using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Escalation.Bot.Teams;

namespace Escalation.Tests.Bot.Teams.Manifest;

public sealed partial class The_app_package
{
    private static readonly string[] _languageFiles = ["en.json", "ja.json"];
    private static readonly string _readme = File.ReadAllText(Repository.File("manifests/teams/README.md"));

    [Fact]
    public async Task holds_the_manifest_the_icons_and_the_languages_and_nothing_else()
    {
        using var package = await AppPackage.Build();
        Assert.Equal(["color.png", "en.json", "ja.json", "manifest.json", "outline.png"], package.Entries);
        foreach (var icon in new[] { "color.png", "outline.png" })
            Assert.Equal(await File.ReadAllBytesAsync(Repository.File($"manifests/teams/{icon}"), TestContext.Current.CancellationToken), await File.ReadAllBytesAsync(Path.Combine(package.Folder, icon), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task is_valid_by_Microsofts_own_schemas_with_and_without_the_permissions_to_hear()
    {
        foreach (var options in new string[][] { [], ["--mentions-only"] })
        {
            using var package = await AppPackage.Build(options);
            Assert.Empty(await package.Problems());
        }
    }

    [Fact]
    public async Task is_of_the_newest_schema_that_Microsoft_publishes()
    {
        using var package = await AppPackage.Build();
        var newest = Directory.GetDirectories(Repository.File("tests/Bot/peers/node_modules/@microsoft/app-manifest/build/json-schemas/teams"), "v1.*").Max(d => Version.Parse(Path.GetFileName(d)[1..]))!.ToString();
        Assert.Equal(newest, (string)package.Manifest["manifestVersion"]!);
        foreach (var file in _languageFiles.Append("manifest.json")) Assert.Contains($"/teams/v{newest}/", (string)package.Json(file)["$schema"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task would_be_found_wrong_with_a_stray_key_or_a_text_missing()
    {
        using var package = await AppPackage.Build();
        package.Change("manifest.json", m => m["stray"] = 1);
        package.Change("ja.json", t => t.Remove("description.short"));
        var problems = await package.Problems();
        Assert.Contains(problems, p => p.StartsWith("manifest.json", StringComparison.Ordinal) && p.Contains("stray", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.StartsWith("ja.json", StringComparison.Ordinal) && p.Contains("description.short", StringComparison.Ordinal));
    }

    [Fact]
    public async Task is_of_one_app_on_one_host()
    {
        using var package = await AppPackage.Build();
        var manifest = package.Manifest;
        foreach (var id in new[] { manifest["id"], manifest["bots"]![0]!["botId"], manifest["composeExtensions"]![0]!["botId"], manifest["webApplicationInfo"]!["id"] })
            Assert.Equal(AppPackage.AppId, (string)id!);
        Assert.Equal([AppPackage.Host], Strings(manifest["validDomains"]));
        foreach (var name in new[] { "websiteUrl", "privacyUrl", "termsOfUseUrl" }) Assert.Equal($"https://{AppPackage.Host}/", (string)manifest["developer"]![name]!);
        foreach (var file in _languageFiles.Append("manifest.json")) Assert.DoesNotContain("{{", package.Text(file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task asks_for_two_permissions_for_which_the_README_has_a_reason()
    {
        using var package = await AppPackage.Build();
        var permissions = package.Manifest["authorization"]!["permissions"]!.AsObject();
        Assert.Equal(["resourceSpecific"], permissions.Select(p => p.Key));
        var names = permissions["resourceSpecific"]!.AsArray().Select(p => (string)p!["name"]!).ToList();
        Assert.Equal(["ChannelMessage.Read.Group", "ChatMessage.Read.Chat"], names);
        foreach (var name in names) Assert.Contains($"| `{name}` | ", _readme, StringComparison.Ordinal);
    }

    [Fact]
    public async Task asks_for_no_permission_where_hearing_is_not_wanted_and_is_the_same_otherwise()
    {
        using var all = await AppPackage.Build();
        using var silent = await AppPackage.Build("--mentions-only");
        all.Change("manifest.json", m =>
        {
            Assert.True(m.Remove("authorization"));
            Assert.True(m.Remove("webApplicationInfo"));
        });
        Assert.True(JsonNode.DeepEquals(all.Manifest, silent.Manifest));
    }

    [Fact]
    public async Task shows_every_text_in_every_language()
    {
        using var package = await AppPackage.Build();
        var shown = Shown(package.Manifest).ToDictionary();
        foreach (var file in _languageFiles)
        {
            var texts = package.Json(file).Where(t => t.Key != "$schema").ToDictionary(t => t.Key, t => (string)t.Value!);
            Assert.Equal(shown.Keys.Order(), texts.Keys.Order());
            if (file == "en.json") Assert.Equal(shown, texts);
            else Assert.All(texts.Where(t => t.Key != "name.short"), t => Assert.True(Kana().IsMatch(t.Value) || t.Value is "報告" or "当番", $"{t.Key} is not translated"));
        }
    }

    [Fact]
    public async Task lists_commands_that_the_bot_answers_in_either_language()
    {
        using var package = await AppPackage.Build();
        foreach (var file in _languageFiles)
            foreach (var (key, title) in package.Json(file).Where(t => t.Key.StartsWith("bots", StringComparison.Ordinal) && t.Key.EndsWith("title", StringComparison.Ordinal)))
                Assert.True(TeamsActivities.Commands.Contains((string)title!), $"{key}: the bot knows no '{title}'");
        var action = Assert.Single(package.Manifest["composeExtensions"]![0]!["commands"]!.AsArray())!;
        Assert.Equal(TeamsInvokes.ReportCommand, (string)action["id"]!);
        Assert.Equal(["commandBox", "compose", "message"], Strings(action["context"]).Order());
        Assert.True((bool)action["fetchTask"]!);
    }

    [Fact]
    public async Task opens_in_the_personal_chat_and_has_no_tab_of_its_own()
    {
        using var package = await AppPackage.Build();
        var manifest = package.Manifest;
        Assert.Equal("personal", (string)manifest["defaultInstallScope"]!);
        Assert.Equal(["personal", "team", "groupChat"], Strings(manifest["bots"]![0]!["scopes"]));
        Assert.True((bool)manifest["bots"]![0]!["supportsFiles"]!);
        Assert.Equal(["conversations", "about"], manifest["staticTabs"]!.AsArray().Select(t => (string)t!["entityId"]!));
    }

    [Fact]
    public async Task names_no_other_chat_platform()
    {
        using var package = await AppPackage.Build();
        foreach (var text in _languageFiles.Append("manifest.json").Select(package.Text).Append(_readme)) Assert.DoesNotMatch(OtherPlatforms(), text);
    }

    [Fact]
    public async Task has_a_name_without_the_words_Microsoft_keeps_for_itself()
    {
        using var package = await AppPackage.Build();
        foreach (var file in _languageFiles)
            foreach (var (_, name) in package.Json(file).Where(t => t.Key.StartsWith("name.", StringComparison.Ordinal))) Assert.DoesNotMatch(KeptWords(), (string)name!);
    }

    [Fact]
    public async Task says_what_consent_it_needs_and_stays_under_500_words()
    {
        using var package = await AppPackage.Build();
        var english = (string)package.Json("en.json")["description.full"]!;
        Assert.Contains("administrator agrees that it receives the messages", english, StringComparison.Ordinal);
        Assert.Contains("管理者の同意", (string)package.Json("ja.json")["description.full"]!, StringComparison.Ordinal);
        Assert.InRange(english.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Length, 1, 500);
    }

    /// <summary>Every text of the manifest that people see, under the name a language file has for it.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Shown(JsonObject manifest)
    {
        foreach (var part in new[] { "name", "description" })
            foreach (var (length, text) in manifest[part]!.AsObject()) yield return new($"{part}.{length}", (string)text!);
        foreach (var list in manifest["bots"]![0]!["commandLists"]!.AsArray().Append(manifest["composeExtensions"]![0]))
            foreach (var command in list!["commands"]!.AsArray())
                foreach (var word in new[] { "title", "description" }) yield return new($"{command!.GetPath()[2..]}.{word}", (string)command[word]!);
    }

    private static string[] Strings(JsonNode? list) => [.. list!.AsArray().Select(i => (string)i!)];

    [GeneratedRegex("slack|discord|mattermost|chatwork|google chat|line works|webex|zoom", RegexOptions.IgnoreCase)]
    private static partial Regex OtherPlatforms();

    [GeneratedRegex("microsoft|teams|chat|help|チャット|ヘルプ|チームズ", RegexOptions.IgnoreCase)]
    private static partial Regex KeptWords();

    [GeneratedRegex("[ぁ-ヿ]")]
    private static partial Regex Kana();
}
