using System.Net;
using System.Runtime.CompilerServices;

namespace Escalation.Channels.Web;

/// <summary>
/// Markup that is known to be safe. It is made from an interpolated string whose every hole is escaped unless it is markup itself,
/// so text from people is escaped once, here, and cannot be forgotten.
/// </summary>
public readonly record struct Html(string Markup)
{
    public static Html Empty { get; } = new("");

    public static Html Of(HtmlHandler handler) => new(handler.ToMarkup());

    public static Html Join(IEnumerable<Html> parts) => new(string.Concat(parts.Select(p => p.Markup)));

    /// <summary>The markup where the condition holds, nothing where not.</summary>
    public static Html If(bool condition, [InterpolatedStringHandlerArgument(nameof(condition))] HtmlHandler handler) => condition ? Of(handler) : Empty;

    public override string ToString() => Markup;
}

[InterpolatedStringHandler]
public ref struct HtmlHandler(int literalLength, int formattedCount)
{
    private DefaultInterpolatedStringHandler _markup = new(literalLength, formattedCount);

    /// <param name="isWanted">Where it is not, no hole is evaluated.</param>
    public HtmlHandler(int literalLength, int formattedCount, bool condition, out bool isWanted)
        : this(condition ? literalLength : 0, condition ? formattedCount : 0) => isWanted = condition;

    public void AppendLiteral(string markup) => _markup.AppendLiteral(markup);

    public void AppendFormatted(Html markup) => _markup.AppendLiteral(markup.Markup);

    public void AppendFormatted(string? text) => _markup.AppendFormatted(WebUtility.HtmlEncode(text));

    public void AppendFormatted(long number) => _markup.AppendFormatted(number);

    internal string ToMarkup() => _markup.ToStringAndClear();
}
