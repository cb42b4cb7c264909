using System.Runtime.Intrinsics;
using Escalation.Recognition;

namespace Escalation.Training;

/// <summary>A network of eight hidden units. While it learns, half of the features are hidden from it at random, so that it relies on no single one.</summary>
internal static class NetworkTrainer
{
    public const int Units = 8;

    private const int Epochs = 15;
    private const float Rate = 0.03f;
    private const float Pull = 0.1f;
    private const float OutputPull = 1e-4f;
    private const float Dropped = 0.5f;

    /// <returns>Rows of eight, the biases last; and the output, rows of sixteen, the biases last.</returns>
    public static (float[] Rows, float[] Output) Train(IReadOnlyList<Sample> samples, int classes, int seed)
    {
        Random random = new(seed);
        Adagrad rows = new((Features.Count + 1) * Units);
        Adagrad output = new((Units + 1) * 16);
        for (var i = 0; i < Features.Count * Units; i++) rows.Numbers[i] = Symmetric(random) * 0.05f;
        for (var i = 0; i < Units * 16; i++) output.Numbers[i] = i % 16 < classes ? Symmetric(random) / MathF.Sqrt(Units) : 0;
        var occurrences = Descent.Occurrences(samples);
        Span<float> units = stackalloc float[Units];
        Span<float> back = stackalloc float[Units];
        foreach (var (sample, rate) in Descent.Epochs(samples, Epochs, Rate, random))
        {
            float[] values = [.. sample.Values.Select(value => random.NextSingle() < Dropped ? 0 : value / (1 - Dropped))];
            var sum = rows.Row8(Features.Count);
            for (var i = 0; i < values.Length; i++) sum += rows.Row8(sample.Indexes[i]) * values[i];
            sum.CopyTo(units);
            var scores = output.Row16(Units);
            for (var unit = 0; unit < Units; unit++) scores += output.Row16(unit) * (units[unit] = MathF.Tanh(units[unit]));

            var gradient = Descent.Gradient(scores, classes, sample.Kind);
            for (var unit = 0; unit < Units; unit++)
            {
                back[unit] = Vector512.Sum(gradient * output.Row16(unit)) * (1 - units[unit] * units[unit]);
                output.Step16(unit, gradient * units[unit] + output.Row16(unit) * OutputPull, rate);
            }
            output.Step16(Units, gradient, rate);
            var backwards = Vector256.Create<float>(back);
            for (var i = 0; i < values.Length; i++)
            {
                var index = sample.Indexes[i];
                if (values[i] != 0) rows.Step8(index, backwards * values[i] + rows.Row8(index) * (Pull / occurrences[index]), rate);
            }
            rows.Step8(Features.Count, backwards, rate);
        }
        return (rows.Numbers, output.Numbers);
    }

    private static float Symmetric(Random random) => random.NextSingle() * 2 - 1;
}
