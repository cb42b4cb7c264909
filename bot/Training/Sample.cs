using Escalation.Recognition;
using Escalation.Recognition.FactFinding;

namespace Escalation.Training;

/// <summary>An example as the numbers training works with.</summary>
public sealed class Sample
{
    public Sample(Example example, Features features, Lexicon lexicon)
    {
        Example = example;
        Read(features, lexicon);
        IsJapanese = features.IsJapanese;
        Indexes = features.Indexes.ToArray();
        Values = new float[Indexes.Length];
        Array.Fill(Values, features.NGramValue, 0, features.NGramCount);
        Array.Fill(Values, Features.SignalValue, features.NGramCount, Values.Length - features.NGramCount);
    }

    public Example Example { get; }
    public int Kind => (int)Example.Kind;
    public bool IsJapanese { get; }
    public int[] Indexes { get; }
    public float[] Values { get; }

    public void Read(Features features, Lexicon lexicon)
    {
        var clean = Normalization.Clean(Example.Text);
        features.Read(clean, FactFinder.Find(clean), lexicon);
    }
}
