using Escalation.Storage;

namespace Escalation.Tests.Bot.Storage;

/// <summary>A situation with an open store in a folder of its own.</summary>
public abstract class StoreTest : IAsyncLifetime
{
    private protected TestFolder Folder { get; } = new();
    private protected Store Store { get; private set; } = null!;

    public ValueTask InitializeAsync()
    {
        Store = Folder.Open();
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Store.DisposeAsync();
        Folder.Dispose();
    }

    private protected async Task Reopen()
    {
        await Store.DisposeAsync();
        Store = Folder.Open();
    }
}
