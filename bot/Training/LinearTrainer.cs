using Escalation.Dialogs;
using Escalation.Recognition;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace Escalation.Training;

/// <summary>
/// Logistic regression with ML.NET: one model says whether it is a report, one of which kind a report is. L-BFGS with one thread and a fixed order,
/// so there is nothing random in it. What no sample has would keep its weight of zero, and is left out while it works: few samples are trained in no time.
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
        public VBuffer<float> Values { get; init; }
    }

    /// <returns>For each feature a weight that it is a report, the bias last.</returns>
    public static float[] TrainReport(IReadOnlyList<Sample> samples)
    {
        MLContext ml = new(seed: 1);
        var trainer = ml.BinaryClassification.Trainers.LbfgsLogisticRegression(new LbfgsLogisticRegressionBinaryTrainer.Options
        {
            LabelColumnName = nameof(Row.IsReport), FeatureColumnName = nameof(Row.Values), NumberOfThreads = 1, L1Regularization = 0, L2Regularization = ReportPull, OptimizationTolerance = Tolerance,
        });
        var present = Present(samples);
        var model = trainer.Fit(Rows(ml, samples, present)).Model.SubModel;
        return Spread(model.Weights, present, model.Bias);
    }

    /// <returns>For each kind but "none" the same; <paramref name="reports"/> are nothing else.</returns>
    public static float[][] TrainKinds(IReadOnlyList<Sample> reports)
    {
        MLContext ml = new(seed: 1);
        var trainer = ml.MulticlassClassification.Trainers.LbfgsMaximumEntropy(new LbfgsMaximumEntropyMulticlassTrainer.Options
        {
            LabelColumnName = nameof(Row.Kind), FeatureColumnName = nameof(Row.Values), NumberOfThreads = 1, L1Regularization = 0, L2Regularization = KindPull, OptimizationTolerance = Tolerance,
        });
        var present = Present(reports);
        var model = trainer.Fit(Rows(ml, reports, present)).Model;
        VBuffer<float>[] weights = [];
        model.GetWeights(ref weights, out _);
        return [.. weights.Zip(model.GetBiases(), (ofKind, bias) => Spread(ofKind.DenseValues(), present, bias))];
    }

    /// <summary>The features that some sample has, in order.</summary>
    private static int[] Present(IEnumerable<Sample> samples) => [.. samples.SelectMany(sample => sample.Indexes).Distinct().Order()];

    private static float[] Spread(IEnumerable<float> weights, int[] present, float bias)
    {
        var all = new float[Features.Count + 1];
        foreach (var (index, weight) in present.Zip(weights)) all[index] = weight;
        all[^1] = bias;
        return all;
    }

    private static IDataView Rows(MLContext ml, IReadOnlyList<Sample> samples, int[] present)
    {
        var schema = SchemaDefinition.Create(typeof(Row));
        schema[nameof(Row.Values)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, present.Length);
        return ml.Data.Cache(ml.Data.LoadFromEnumerable(samples.Select(sample => ToRow(sample, present)), schema));
    }

    private static Row ToRow(Sample sample, int[] present)
    {
        var (places, values) = (Array.ConvertAll(sample.Indexes, index => Array.BinarySearch(present, index)), (float[])sample.Values.Clone());
        Array.Sort(places, values);
        return new()
        {
            IsReport = sample.Example.Kind != IncidentKind.None,
            Kind = (uint)Math.Max(0, sample.Kind - 1),
            Values = new(present.Length, places.Length, values, places),
        };
    }
}
