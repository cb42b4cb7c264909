using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Escalation.Bot.Engine;

/// <summary>What is counted and traced under the name <c>Escalation</c>. No words of people are in it.</summary>
public static class Telemetry
{
    public const string Name = "Escalation";

    private static readonly Meter _meter = new(Name);

    public static ActivitySource Source { get; } = new(Name);
    public static Counter<long> Turns { get; } = _meter.CreateCounter<long>("escalation.turns", description: "Turns committed, by kind of stream.");
    public static Counter<long> Deliveries { get; } = _meter.CreateCounter<long>("escalation.deliveries", description: "Prompts handed to a channel, by channel and outcome.");
    public static Histogram<double> PageDelay { get; } = _meter.CreateHistogram<double>("escalation.page.delay", "s", "From the decision to page somebody to the channel's answer.");
}
