using Escalation.Dialogs;
using Escalation.Recognition;
using Escalation.Recognition.FactFinding;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace Escalation.Training;

/// <summary>
/// Fits the weights with ML.NET on our own features. One thread and a fixed order make the same corpus give the same bytes.
/// </summary>
public sealed class Trainer(Lexicon lexicon)
{
    private static readonly int _kinds = IncidentKinds.All.Count;

    private const int FeatureCount = Features.Count;

    private sealed class Row
    {
        [KeyType(14)] public uint Label { get; init; }
        [VectorType(FeatureCount)] public VBuffer<float> Features { get; init; }
    }

    public Weights Train(IReadOnlyList<Example> examples)
    {
        MLContext ml = new(seed: 1);
        var data = ml.Data.Cache(ml.Data.LoadFromEnumerable(examples.Select(ToRow)));
        var trainer = ml.MulticlassClassification.Trainers.LbfgsMaximumEntropy(new LbfgsMaximumEntropyMulticlassTrainer.Options
        {
            NumberOfThreads = 1, L1Regularization = 0, L2Regularization = 0.5f, OptimizationTolerance = 1e-5f,
        });
        var parameters = trainer.Fit(data).Model;
        VBuffer<float>[] weights = [];
        parameters.GetWeights(ref weights, out var count);
        var byFeature = new float[Features.Count * _kinds];
        for (var kind = 0; kind < count; kind++)
            foreach (var (feature, weight) in weights[kind].Items())
                byFeature[feature * _kinds + kind] = weight;
        return new([.. parameters.GetBiases()], byFeature);
    }

    private Row ToRow(Example example)
    {
        Features features = new();
        var clean = Normalization.Clean(example.Text);
        features.Read(clean, FactFinder.Find(clean), lexicon);
        var indexes = features.Indexes.ToArray();
        var values = new float[indexes.Length];
        Array.Fill(values, features.NGramValue, 0, features.NGramCount);
        Array.Fill(values, Features.SignalValue, features.NGramCount, values.Length - features.NGramCount);
        Array.Sort(indexes, values);
        return new() { Label = (uint)example.Kind, Features = new(Features.Count, indexes.Length, values, indexes) };
    }
}
