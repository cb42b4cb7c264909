using System.Text;
using Escalation.Bot.Web;

namespace Escalation.Tests.Bot;

public sealed class Files_that_are_sent
{
    [Theory]
    [InlineData("\u0089PNG\r\n\u001A\n\0\0", "image/png")]
    [InlineData("\u00FF\u00D8\u00FF\u00E0", "image/jpeg")]
    [InlineData("GIF89a\0", "image/gif")]
    [InlineData("RIFF\u0024\0\0\0WEBPVP8 ", "image/webp")]
    [InlineData("\0\0\0\u0018ftypheic\0", "image/heic")]
    [InlineData("\0\0\0\u0018ftypmif1\0", "image/heic")]
    [InlineData("\0\0\0\u0018ftypisom\0", "video/mp4")]
    [InlineData("%PDF-1.7\0", "application/pdf")]
    [InlineData("Received: from mail.example", "text/plain")]
    [InlineData("MZ\u0090\0\u0003\0\0\0WEBP\0", null)]
    [InlineData("RIFF\u0024\0\0\0WAVEfmt ", null)]
    [InlineData("PK\u0003\u0004\0\0", null)]
    [InlineData("", null)]
    public async Task are_told_from_their_first_bytes(string content, string? mediaType)
    {
        using var file = new MemoryStream(Encoding.Latin1.GetBytes(content));
        Assert.Equal(mediaType, await UploadedContent.MediaTypeOf(file, TestContext.Current.CancellationToken));
        Assert.Equal(0, file.Position);
    }
}
