namespace Escalation.Dialogs;

/// <summary>One organisation's data. A single-company installation has one, <see cref="Single"/>.</summary>
public readonly record struct TenantId(string Value)
{
    public static TenantId Single { get; } = new("main");
    public override string ToString() => Value;
}

/// <summary>Somebody who writes to us, or somebody in the organisation file: <c>web-k7q29f</c>, <c>tanaka</c>.</summary>
public readonly record struct PersonId(string Value)
{
    public override string ToString() => Value;
}

public readonly record struct IncidentId(string Value)
{
    public override string ToString() => Value;
}

public readonly record struct DialogId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>The journal of one person or one incident: <c>conversation/web-k7q29f</c>, <c>incident/K7Q2-9FXA</c>.</summary>
public readonly record struct StreamId(string Value)
{
    public static StreamId Of(PersonId person) => new($"conversation/{person.Value}");
    public static StreamId Of(IncidentId incident) => new($"incident/{incident.Value}");

    /// <summary>The part before the slash: <c>conversation</c> or <c>incident</c>.</summary>
    public string Kind => Value[..Value.IndexOf('/', StringComparison.Ordinal)];
    public string Key => Value[(Value.IndexOf('/', StringComparison.Ordinal) + 1)..];
    public override string ToString() => Value;
}

/// <summary>Where a prompt can be shown: a channel and a place in it, <c>web:k7q29f</c>, <c>mail:tanaka@example.jp</c>.</summary>
public readonly record struct Address(string Value)
{
    public Address(string channel, string place) : this($"{channel}:{place}")
    {
    }

    public string Channel => Value[..Value.IndexOf(':', StringComparison.Ordinal)];
    public string Place => Value[(Value.IndexOf(':', StringComparison.Ordinal) + 1)..];
    public override string ToString() => Value;
}
