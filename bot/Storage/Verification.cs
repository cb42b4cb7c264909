using System.Security.Cryptography;
using Escalation.Storage.Sqlite;

namespace Escalation.Storage;

/// <summary>
/// Walks everything that has a hash and names what does not match. It reads in pages, so a running process is not held up, and
/// needs no key: who can write the file can also compute all hashes anew, therefore keep a head that was exported earlier elsewhere.
/// </summary>
public sealed class Verification
{
    private const int PageSize = 1000;

    /// <summary>More than this many broken entries are not listed.</summary>
    public const int MostListed = 100;

    private readonly Database _database;
    private readonly Attachments _attachments;

    internal Verification(Database database, Attachments attachments) => (_database, _attachments) = (database, attachments);

    public async Task<Findings> Walk(CancellationToken cancel = default)
    {
        var findings = new Findings();
        await WalkStreams(findings, cancel);
        await FindMissingEnds(findings);
        await WalkAttachments(findings, cancel);
        return findings;
    }

    private async Task WalkStreams(Findings findings, CancellationToken cancel)
    {
        var last = StreamEnd.None;
        while (await Page(last) is { Count: > 0 } page)
        {
            cancel.ThrowIfCancellationRequested();
            foreach (var e in page) last = Check(e, last, findings);
        }
    }

    /// <summary>After the first broken entry of a stream the rest of it is not compared: its hashes stand on the broken one.</summary>
    private static StreamEnd Check(StoredEvent e, StreamEnd last, Findings findings)
    {
        findings.Events++;
        if (e.Tenant != last.Tenant || e.Stream != last.Stream)
        {
            findings.Streams++;
            last = new(e.Tenant, e.Stream, Head.Empty, Broken: false);
        }
        var stored = new Head(e.Version, e.Hash);
        if (last.Broken) return last with { Head = stored };

        var computed = Chain.Next(last.Head, new(e.Tenant), new(e.Stream), e.Encoded, e.At, e.Actor);
        var difference = e.Version != computed.Version ? $"version {computed.Version} is missing"
            : e.Hash != computed.Hash ? "it, or the hash before it, is not what was recorded"
            : null;
        if (difference is not null) findings.Add(new(new(e.Tenant), $"{e.Stream}, version {e.Version}", difference));
        return new(e.Tenant, e.Stream, stored, Broken: difference is not null);
    }

    // A chain does not show that its end was cut off; the messages that were handled remember how far it went.
    private async Task FindMissingEnds(Findings findings)
    {
        var cut = await _database.Read(session => session.List(
            """
            select tenant, stream, handled, kept from (
                select r.tenant, r.stream, max(r.version) as handled, coalesce(
                    (select max(e.version) from events e where e.tenant = r.tenant and e.stream = r.stream), 0) as kept
                from received r group by r.tenant, r.stream) as ends
            where handled > kept order by tenant, stream limit $1
            """,
            row => new BrokenEntry(new(row.Text(0)), $"{row.Text(1)}, version {row.Number(3) + 1}",
                $"the end is missing: the stream went on to version {row.Number(2)}"),
            MostListed));
        foreach (var entry in cut) findings.Add(entry);
    }

    private async Task WalkAttachments(Findings findings, CancellationToken cancel)
    {
        var last = "";
        while (await _attachments.Page(last, PageSize) is { Count: > 0 } page)
        {
            foreach (var attachment in page)
            {
                findings.Attachments++;
                if (await FindDifference(attachment, cancel) is { } difference)
                    findings.Add(new(attachment.Tenant, $"attachment {attachment.File.Id} of {attachment.Stream}", difference));
            }
            last = page[^1].File.Id;
        }
    }

    private async Task<string?> FindDifference(StoredAttachment attachment, CancellationToken cancel)
    {
        try
        {
            await using var content = _attachments.Open(attachment.File);
            var sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancel));
            return sha256 == attachment.File.Sha256 ? null : "its content is not what was recorded";
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return "its file is missing";
        }
    }

    private ValueTask<List<StoredEvent>> Page(StreamEnd after) => _database.Read(session => session.List(
        """
        select tenant, stream, version, kind, json, at, actor, hash from events
        where (tenant, stream, version) > ($1, $2, $3) order by tenant, stream, version limit $4
        """,
        row => new StoredEvent(row.Text(0), row.Text(1), row.Number(2), new(row.Text(3), row.Text(4)),
            row.Number(5), row.Text(6), row.Text(7)),
        after.Tenant, after.Stream, after.Head.Version, PageSize));

    private sealed record StoredEvent(string Tenant, string Stream, long Version, Encoded Encoded, long At, string Actor, string Hash);

    private readonly record struct StreamEnd(string Tenant, string Stream, Head Head, bool Broken)
    {
        public static StreamEnd None { get; } = new("", "", Head.Empty, false);
    }
}
