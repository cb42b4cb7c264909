using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
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
        return new(version, Hash(
            before.Hash, tenant.Value, stream.Value, version.ToString(CultureInfo.InvariantCulture),
            @event.Kind, @event.Json, at.ToString(CultureInfo.InvariantCulture), actor));
    }

    private static string Hash(params ReadOnlySpan<string> fields)
    {
        var most = 0;
        foreach (var field in fields) most += sizeof(int) + Encoding.UTF8.GetMaxByteCount(field.Length);
        var buffer = ArrayPool<byte>.Shared.Rent(most);
        var used = 0;
        foreach (var field in fields)
        {
            var length = Encoding.UTF8.GetBytes(field, buffer.AsSpan(used + sizeof(int)));
            BinaryPrimitives.WriteInt32BigEndian(buffer.AsSpan(used), length);
            used += sizeof(int) + length;
        }
        var hash = Convert.ToHexStringLower(SHA256.HashData(buffer.AsSpan(0, used)));
        ArrayPool<byte>.Shared.Return(buffer);
        return hash;
    }
}
