using System.Net;
using System.Text.Json.Nodes;

namespace Escalation.Tests.Bot.Slack;

public sealed class A_file_in_Slack : SlackTest
{
    [Fact]
    public async Task is_read_with_a_token_and_otherwise_a_page_to_sign_in()
    {
        var file = Assert.Single((await Anna.Writes(General, "see", files: new Attachment("a.png", [65, 66], "image/png"))).Files);
        var path = new Uri((string)file.ToJson()["url_private"]!).PathAndQuery[1..];
        using (var read = await Client.SendRaw(path, null)) Assert.Equal("AB", await ApiClient.TextOf(read));
        using var refused = await Client.SendRaw(path, null, withToken: false);
        Assert.Equal(HttpStatusCode.Redirect, refused.StatusCode);
        using var page = await Client.SendRaw(refused.Headers.Location!.ToString()[1..], null, withToken: false);
        Assert.Equal((HttpStatusCode.OK, "text/html"), (page.StatusCode, page.Content.Headers.ContentType!.MediaType));
        Bot.Loses("files:read");
        using var without = await Client.SendRaw(path, null);
        Assert.Equal(HttpStatusCode.Redirect, without.StatusCode);
    }

    [Fact]
    public async Task of_another_company_is_looked_up_first()
    {
        var file = Assert.Single((await Anna.Writes(General, "see", files: new Attachment("a.png", [1], "image/png"))).Files);
        file.MustBeLookedUp = true;
        Assert.Equal("check_file_info", (string?)file.ToJson()["file_access"]);
        Assert.Equal("a.png", (string?)(await Client.Form("files.info", ("file", file.Id)))["file"]!["name"]);
        file.Deleted = true;
        Assert.Equal("file_deleted", (string?)(await Client.Form("files.info", ("file", file.Id)))["error"]);
        Assert.Equal("file_not_found", (string?)(await Client.Form("files.info", ("file", "F0")))["error"]);
    }

    [Fact]
    public async Task is_uploaded_in_three_steps_with_the_length_that_was_announced()
    {
        var answer = await Client.Form("files.getUploadURLExternal", ("filename", "a.txt"), ("length", "3"));
        var (url, id) = (new Uri((string)answer["upload_url"]!).PathAndQuery[1..], (string)answer["file_id"]!);
        var done = new JsonObject { ["files"] = new JsonArray(new JsonObject { ["id"] = id, ["title"] = "Log" }), ["channel_id"] = General.Id };
        Assert.Equal("file_not_found", await ErrorOf("files.completeUploadExternal", done));
        using (var wrong = await Client.SendRaw(url, new ByteArrayContent([1, 2]), withToken: false)) Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        using (var right = await Client.SendRaw(url, new ByteArrayContent([1, 2, 3]), withToken: false)) Assert.Equal("OK - 3", await ApiClient.TextOf(right));
        Assert.Null(await ErrorOf("files.completeUploadExternal", done));
        Assert.Equal("file_not_found", await ErrorOf("files.completeUploadExternal", done));
        Assert.Equal("Log", Assert.Single(Assert.Single(General.Messages).Files).Title);
    }
}
