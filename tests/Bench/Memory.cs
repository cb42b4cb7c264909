namespace Escalation.Bench;

/// <summary>Resident memory of the whole process with 10,000 open incidents, each reported over HTTP.</summary>
internal static class Memory
{
    private const int Incidents = 10_000;

    public static async Task Run()
    {
        await using var product = Child.Product();
        using var warm = new HttpClient();
        await product.FirstAnswer(warm);
        var next = 0;
        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Increment(ref next) <= Incidents)
            {
                using var client = new HttpClient();
                var page = await client.GetStringAsync(product.Address);
                (await Reporter.Post(client, product.Address, "/say", page, ("text", "警告音が鳴って電話番号が出たので電話してしまい、遠隔操作されました"))).EnsureSuccessStatusCode();
            }
        })));
        var ready = "";
        for (var i = 0; i < 600 && !ready.Contains("\"overdue\":0", StringComparison.Ordinal); i++)
        {
            await Task.Delay(200);
            ready = await (await warm.GetAsync(new Uri(product.Address, "/readyz"))).Content.ReadAsStringAsync();
        }

        Console.WriteLine($"memory with {Incidents} open incidents: {product.ResidentMegabytes} MB resident (aim: under 200); {ready}\n");
    }
}
