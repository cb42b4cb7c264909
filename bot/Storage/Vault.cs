using Escalation.Dialogs;
using Escalation.Storage.Sqlite;

namespace Escalation.Storage;

/// <summary>Small things kept under a name. The host seals them before they come here; this file cannot read them.</summary>
public sealed class Vault
{
    private readonly Database _database;

    internal Vault(Database database) => _database = database;

    public ValueTask<string?> Find(TenantId tenant, string name) => _database.Read(session => session.First(
        "select sealed from vault where tenant = $1 and name = $2", row => row.Text(0), tenant.Value, name));

    public async ValueTask<IReadOnlyList<(string Name, string Sealed)>> All(TenantId tenant, string prefix) => await _database.Read(session => session.List(
        "select name, sealed from vault where tenant = $1 and substr(name, 1, length($2)) = $2 order by name", row => (row.Text(0), row.Text(1)), tenant.Value, prefix));

    public Task Put(TenantId tenant, string name, string sealedText) => _database.Write(session => session.Execute(
        "insert into vault (tenant, name, sealed) values ($1, $2, $3) on conflict (tenant, name) do update set sealed = excluded.sealed",
        tenant.Value, name, sealedText));

    public Task Delete(TenantId tenant, string name) => Take(tenant, name);

    /// <summary>False when it is not there, or not any more: of several who take it, one gets it.</summary>
    public async Task<bool> Take(TenantId tenant, string name) => await _database.Write(session => session.Execute(
        "delete from vault where tenant = $1 and name = $2", tenant.Value, name)) > 0;
}
