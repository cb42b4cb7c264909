namespace Escalation.Tests.Bot.Teams.Manifest;

public sealed class Building_the_app_package
{
    [Theory]
    [InlineData("An app id and a host name are needed")]
    [InlineData("An app id and a host name are needed", AppPackage.AppId)]
    [InlineData("'escalation' is no app id", "escalation", AppPackage.Host)]
    [InlineData("Write the name alone: incident.example.co.jp", AppPackage.AppId, "https://incident.example.co.jp")]
    [InlineData("has a path or a port", AppPackage.AppId, "incident.example.co.jp:3978")]
    [InlineData("has a path or a port", AppPackage.AppId, "incident.example.co.jp/api/messages")]
    [InlineData("is no public host name", AppPackage.AppId, "localhost")]
    [InlineData("is no public host name", AppPackage.AppId, "192.0.2.1")]
    [InlineData("is no public host name", AppPackage.AppId, "in\"cident.example.jp")]
    [InlineData("does not end with .zip", AppPackage.AppId, AppPackage.Host, "package")]
    [InlineData("There is no folder", AppPackage.AppId, AppPackage.Host, "/no/such/folder/package.zip")]
    public async Task refuses_what_is_wrong_in_words_and_shows_how_it_is_called(string words, params string[] arguments)
    {
        var (exitCode, output) = await AppPackage.Run(arguments);
        Assert.Equal(2, exitCode);
        Assert.Contains(words, output, StringComparison.Ordinal);
        Assert.Contains("Usage:", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task names_what_is_missing_where_nothing_writes_a_zip()
    {
        var (exitCode, output) = await AppPackage.Run([AppPackage.AppId, AppPackage.Host], path: "/nowhere");
        Assert.Equal(1, exitCode);
        Assert.Contains("'zip' or 'python3' is needed", output, StringComparison.Ordinal);
    }
}
