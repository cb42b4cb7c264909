using System.Text.RegularExpressions;
using Escalation.Bot;
using Escalation.Bot.Commands;

namespace Escalation.Tests.Bot;

public sealed partial class Words_on_the_command_line
{
    [Theory]
    [InlineData("--PublicUrl=https://a.example", "--Store:Folder", "data", "/Urls=http://127.0.0.1:1", "Mail:Host=m.example", "--environment", "Development")]
    [InlineData("--Logging:LogLevel:Default=Debug", "--urls=http://127.0.0.1:1")]
    public void are_settings_in_every_way_the_framework_takes_them(params string[] words) => Assert.Null(StrayWords.First(words));

    [Theory]
    [InlineData("--Stor:Folder=data")]
    [InlineData("--Store__Folder=data")]
    [InlineData("data")]
    [InlineData("--Urls=http://127.0.0.1:1", "now")]
    [InlineData("--force")]
    public void that_are_no_setting_are_noticed(params string[] words) => Assert.Equal(words[^1], StrayWords.First(words));

    [Fact]
    public void include_every_setting_that_is_documented()
    {
        var names = SettingName().Matches(File.ReadAllText(Repository.File("infra/README.md"))).Select(m => m.Groups[1].Value.Replace("__", ":", StringComparison.Ordinal)).ToList();
        Assert.True(names.Count > 20, $"only {names.Count} settings are documented");
        Assert.All(names, name => Assert.True(Settings.IsName(name), $"{name} is not known"));
    }

    [GeneratedRegex("`([A-Z][A-Za-z]+__[A-Za-z]+|Urls|PublicUrl|OTEL_[A-Z_]+)")]
    private static partial Regex SettingName();
}
