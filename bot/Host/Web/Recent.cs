using System.Collections.Concurrent;

namespace Escalation.Bot.Web;

/// <summary>What dear questions were answered lately. It forgets everything when it is full, so nobody makes it grow.</summary>
internal sealed class Recent<TQuestion, TAnswer>
    where TQuestion : notnull
{
    private const int Most = 1_000;

    private readonly ConcurrentDictionary<TQuestion, TAnswer> _answers = new();
    private int _count;

    public bool TryGet(TQuestion question, out TAnswer? answer) => _answers.TryGetValue(question, out answer);

    public void Keep(TQuestion question, TAnswer answer)
    {
        if (Interlocked.Increment(ref _count) > Most)
        {
            _answers.Clear();
            _count = 0;
        }

        _answers[question] = answer;
    }
}
