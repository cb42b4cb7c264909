using System.Buffers;

namespace Escalation.Bot.Chat;

/// <summary>The raw bytes that a platform posted, for what has to be checked before anything is read.</summary>
internal static class RequestBody
{
    /// <summary>Null when it is longer than anything a platform sends.</summary>
    public static async Task<ReadOnlyMemory<byte>?> Read(HttpContext http, int longest)
    {
        if (http.Request.ContentLength > longest) return null;
        for (; ; )
        {
            var result = await http.Request.BodyReader.ReadAsync(http.RequestAborted);
            if (result.Buffer.Length > longest) return null;
            if (result.IsCompleted)
            {
                var body = result.Buffer.ToArray();
                http.Request.BodyReader.AdvanceTo(result.Buffer.End);
                return body;
            }

            http.Request.BodyReader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
        }
    }
}
