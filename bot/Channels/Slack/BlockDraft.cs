using Escalation.Channels.Slack.Blocks;

namespace Escalation.Channels.Slack;

/// <summary>
/// Blocks with their importance, so that a message that is too much for Slack loses its least important end. Besides the 50 blocks there is a limit nobody
/// documents: a message with more than about 13,000 characters in its blocks is refused with <c>msg_blocks_too_long</c> (bolt-js issue 2509).
/// </summary>
public sealed class BlockDraft(string shortened, int mostBlocks = 50, int mostCharacters = 11_000)
{
    private readonly List<(int Unimportance, Block Block)> _blocks = [];

    /// <param name="unimportance">0 is never left out.</param>
    public void Add(int unimportance, Block block) => _blocks.Add((unimportance, block));

    public Block[] Fit()
    {
        var cut = false;
        while ((_blocks.Count > mostBlocks - 1 || _blocks.Sum(b => Characters(b.Block)) > mostCharacters) && LeastImportant() is >= 0 and var least)
        {
            _blocks.RemoveAt(least);
            cut = true;
        }

        IEnumerable<Block> kept = _blocks.Select(b => b.Block);
        return cut ? [.. kept, SlackPrompt.Context(shortened)] : [.. kept];
    }

    /// <summary>The last of those that matter least; of those that matter most, the last that is only read. -1 when all that is left has to be pressed.</summary>
    private int LeastImportant() => _blocks.Max(b => b.Unimportance) is > 0 and var least
        ? _blocks.FindLastIndex(b => b.Unimportance == least)
        : _blocks.FindLastIndex(b => b.Block is SectionBlock or ContextBlock);

    private static int Characters(Block block) => block switch
    {
        HeaderBlock header => header.Text.Text.Length,
        SectionBlock section => section.Text.Text.Length + (section.Accessory is { } accessory ? Characters(accessory) : 0),
        ContextBlock context => context.Elements.Sum(e => e.Text.Length),
        ActionsBlock actions => actions.Elements.Sum(Characters),
        InputBlock input => input.Label.Text.Length + Characters(input.Element),
        _ => 0,
    };

    private static int Characters(Element element) => element switch
    {
        ButtonElement button => button.Text.Text.Length,
        StaticSelectElement select => select.Options.Sum(o => o.Text.Text.Length),
        _ => 0,
    };
}
