using Escalation.Dialogs.Conversations;
using Escalation.Dialogs.Prompts;

namespace Escalation.Channels;

/// <summary>A channel on which people put files for us to fetch.</summary>
public interface IFileSource
{
    Task<Fetched> FetchAsync(OfferedFile file, long maxBytes, CancellationToken stopping);
}

public abstract record Fetched;

/// <param name="Content">From its beginning, seekable; the caller disposes of it.</param>
/// <param name="Name">What it is called there, where only now that is known; else null.</param>
public sealed record FetchedContent(Stream Content, string? Name = null) : Fetched;

public sealed record FetchLater(TimeSpan After, string Reason) : Fetched;

public sealed record FetchGaveUp(NotTakenReason Why, string Reason) : Fetched;
