using System.Text;
using Escalation.Dialogs;
using Escalation.Recognition.FactFinding;

namespace Escalation.Recognition;

/// <summary>Recognises a message on this machine, in microseconds, whoever asks and on however many threads. It never throws.</summary>
public sealed class LocalRecognizer(LocalModel model, Lexicon lexicon)
{
    [ThreadStatic] private static Features? _features;

    private readonly string _name = $"local/{model.Fingerprint[..8]}";

    /// <summary>The recogniser that ships.</summary>
    public static LocalRecognizer Load() => new(LocalModel.Read(Resource("local.model")), LoadLexicon());

    public static Lexicon LoadLexicon() => Lexicon.Parse(Encoding.UTF8.GetString(Resource("lexicon.txt")));

    public Dialogs.Conversations.Recognition Recognize(string text)
    {
        var clean = Normalization.Clean(text);
        var facts = FactFinder.Find(clean);
        var features = _features ??= new();
        features.Read(clean, facts, lexicon);
        Span<float> probabilities = stackalloc float[IncidentKinds.All.Count];
        model.Predict(features, probabilities);

        var reportConfidence = 1 - probabilities[(int)IncidentKind.None];
        var kind = reportConfidence >= Dialogs.Conversations.Recognition.Sure ? LikeliestReport(probabilities) : IncidentKind.None;
        if (kind != IncidentKind.None) facts = FactFinder.AddNothingDone(clean, facts);
        return new(kind, probabilities[(int)kind], reportConfidence, facts, _name);
    }

    private static IncidentKind LikeliestReport(ReadOnlySpan<float> probabilities)
    {
        var best = IncidentKind.SupportScam;
        foreach (var kind in IncidentKinds.All)
            if (kind != IncidentKind.None && probabilities[(int)kind] > probabilities[(int)best])
                best = kind;
        return best;
    }

    private static byte[] Resource(string name)
    {
        using var stream = typeof(LocalRecognizer).Assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
