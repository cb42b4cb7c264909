using Escalation.Recognition;

namespace Escalation.Training;

/// <summary>Softmax regression; each feature's row has a weight for each class.</summary>
internal static class LinearTrainer
{
    private const int Epochs = 20;
    private const float Rate = 0.1f;

    /// <returns>Rows of sixteen, the biases last.</returns>
    public static float[] Train(IReadOnlyList<Sample> samples, Func<Sample, int> classOf, int classes, float pull, int seed)
    {
        Adagrad rows = new((Features.Count + 1) * 16);
        var occurrences = Descent.Occurrences(samples);
        foreach (var (sample, rate) in Descent.Epochs(samples, Epochs, Rate, new Random(seed)))
        {
            var scores = rows.Row16(Features.Count);
            for (var i = 0; i < sample.Indexes.Length; i++) scores += rows.Row16(sample.Indexes[i]) * sample.Values[i];
            var gradient = Descent.Gradient(scores, classes, classOf(sample));
            for (var i = 0; i < sample.Indexes.Length; i++)
            {
                var index = sample.Indexes[i];
                rows.Step16(index, gradient * sample.Values[i] + rows.Row16(index) * (pull / occurrences[index]), rate);
            }
            rows.Step16(Features.Count, gradient, rate);
        }
        return rows.Numbers;
    }
}
