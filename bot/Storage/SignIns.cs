using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Escalation.Dialogs;
using Escalation.Storage.Sqlite;

namespace Escalation.Storage;

/// <summary>Links that sign somebody in. Only the hash of a token is stored: who reads the file cannot sign in with it.</summary>
public sealed class SignIns
{
    private readonly Database _database;

    internal SignIns(Database database) => _database = database;

    /// <param name="token">Where it has to be a short one, to be typed; null makes one that cannot be guessed in any time.</param>
    /// <returns>The token, which is told to that person and kept nowhere.</returns>
    public async Task<string> Issue(TenantId tenant, PersonId person, DateTimeOffset now, TimeSpan validFor, string? token = null)
    {
        token ??= Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var hash = Hash(token);
        await _database.Write(session =>
        {
            session.Execute("delete from sign_ins where expires_at <= $1", Moment.Of(now));
            return session.Execute("insert into sign_ins (token_sha256, tenant, person, expires_at) values ($1, $2, $3, $4)",
                hash, tenant.Value, person.Value, Moment.Of(now + validFor));
        });
        return token;
    }

    /// <summary>Whose token it is, which stays good; null when it is unknown or too old.</summary>
    public async ValueTask<SignIn?> Find(string token, DateTimeOffset now) => await _database.Read(session => session.First(
        "select tenant, person from sign_ins where token_sha256 = $1 and used_at is null and expires_at > $2",
        row => new SignIn(new(row.Text(0)), new(row.Text(1))), Hash(token), Moment.Of(now)));

    /// <summary>Who the token signs in; null when it is unknown, used or too old. Of two calls at once one gets the person.</summary>
    public Task<SignIn?> Use(string token, DateTimeOffset now)
    {
        var hash = Hash(token);
        return _database.Write(session => session.First(
            "update sign_ins set used_at = $2 where token_sha256 = $1 and used_at is null and expires_at > $2 returning tenant, person",
            row => new SignIn(new(row.Text(0)), new(row.Text(1))),
            hash, Moment.Of(now)));
    }

    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}

public sealed record SignIn(TenantId Tenant, PersonId Person);
