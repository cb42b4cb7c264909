using Escalation.Dialogs;
using Escalation.Recognition;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace Escalation.Training;

/// <summary>
/// Logistic regression with ML.NET: one model says whether it is a report, one of which kind a report is. L-BFGS with one thread and a fixed order,
/// so there is nothing random in it.
/// </summary>
internal static class LinearTrainer
{
    private const float ReportPull = 1;
    private const float KindPull = 2;
    private const float Tolerance = 1e-5f;
    private const int Kinds = ModelWeights.Kinds - 1;

    private sealed class Row
    {
        public bool IsReport { get; init; }
        [KeyType(Kinds)] public uint Kind { get; init; }
        [VectorType(Features.Count)] public VBuffer<float> Values { get; init; }
    }

    /// <returns>For each feature a weight that it is a report, the bias last.</returns>
    public static float[] TrainReport(IReadOnlyList<Sample> samples)
    {
        MLContext ml = new(seed: 1);
        var trainer = ml.BinaryClassification.Trainers.LbfgsLogisticRegression(new LbfgsLogisticRegressionBinaryTrainer.Options
        {
            LabelColumnName = nameof(Row.IsReport), FeatureColumnName = nameof(Row.Values), NumberOfThreads = 1, L1Regularization = 0, L2Regularization = ReportPull, OptimizationTolerance = Tolerance,
        });
        var model = trainer.Fit(Rows(ml, samples)).Model.SubModel;
        return [.. model.Weights, model.Bias];
    }

    /// <returns>For each kind but "none" the same; <paramref name="reports"/> are nothing else.</returns>
    public static float[][] TrainKinds(IReadOnlyList<Sample> reports)
    {
        MLContext ml = new(seed: 1);
        var trainer = ml.MulticlassClassification.Trainers.LbfgsMaximumEntropy(new LbfgsMaximumEntropyMulticlassTrainer.Options
        {
            LabelColumnName = nameof(Row.Kind), FeatureColumnName = nameof(Row.Values), NumberOfThreads = 1, L1Regularization = 0, L2Regularization = KindPull, OptimizationTolerance = Tolerance,
        });
        var model = trainer.Fit(Rows(ml, reports)).Model;
        VBuffer<float>[] weights = [];
        model.GetWeights(ref weights, out _);
        return [.. weights.Zip(model.GetBiases(), (ofKind, bias) => (float[])[.. ofKind.DenseValues(), bias])];
    }

    private static IDataView Rows(MLContext ml, IReadOnlyList<Sample> samples) => ml.Data.Cache(ml.Data.LoadFromEnumerable(samples.Select(ToRow)));

    private static Row ToRow(Sample sample)
    {
        var (indexes, values) = ((int[])sample.Indexes.Clone(), (float[])sample.Values.Clone());
        Array.Sort(indexes, values);
        return new()
        {
            IsReport = sample.Example.Kind != IncidentKind.None,
            Kind = (uint)Math.Max(0, sample.Kind - 1),
            Values = new(Features.Count, indexes.Length, values, indexes),
        };
    }
}
