using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Escalation.Dialogs;

namespace Escalation.Storage;

/// <summary>
/// The hash of an event covers the hash before it, so a change anywhere shows from there on. It is SHA-256 over these fields
/// in this order, each preceded by its length in bytes (four, big-endian): the hash before (hexadecimal), tenant, stream, version
/// (decimal), kind, JSON, time (Unix milliseconds, decimal), actor; all of them UTF-8.
/// </summary>
internal static class Chain
{
    public static Head Next(Head before, TenantId tenant, StreamId stream, Encoded @event, long at, string actor)
    {
        var version = before.Version + 1;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> number = stackalloc byte[20];
        Add(hash, before.Hash);
        Add(hash, tenant.Value);
        Add(hash, stream.Value);
        version.TryFormat(number, out var digits);
        Add(hash, number[..digits]);
        Add(hash, @event.Kind);
        Add(hash, @event.Json);
        at.TryFormat(number, out digits);
        Add(hash, number[..digits]);
        Add(hash, actor);
        return new(version, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static void Add(IncrementalHash hash, string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        Span<byte> bytes = length <= 512 ? stackalloc byte[length] : new byte[length];
        Encoding.UTF8.GetBytes(text, bytes);
        Add(hash, bytes);
    }

    private static void Add(IncrementalHash hash, ReadOnlySpan<byte> bytes)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
