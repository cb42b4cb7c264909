using Escalation.Dialogs.Conversations;

namespace Escalation.Channels;

/// <summary>Into a file of ours that vanishes when it is closed, and never more than is taken.</summary>
internal static class FileDownload
{
    public static async Task<Fetched> Copy(HttpResponseMessage response, long maxBytes, CancellationToken stopping)
    {
        var file = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 81920, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        await using var content = await response.Content.ReadAsStreamAsync(stopping);
        var buffer = new byte[81920];
        while (await content.ReadAsync(buffer, stopping) is var read and > 0)
        {
            await file.WriteAsync(buffer.AsMemory(0, read), stopping);
            if (file.Length <= maxBytes) continue;
            await file.DisposeAsync();
            return new FetchGaveUp(NotTakenReason.TooLarge, $"more than {maxBytes} bytes");
        }

        file.Position = 0;
        return new FetchedContent(file);
    }
}
