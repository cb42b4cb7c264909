using System.Runtime.Intrinsics;
using Escalation.Recognition;

namespace Escalation.Training;

/// <summary>What a network learns by: the order of the samples, the rate, and the gradient of a softmax.</summary>
internal static class Descent
{
    /// <summary>Every sample once in each epoch, in an order that only the seed decides, at a rate that falls to a tenth.</summary>
    public static IEnumerable<(Sample Sample, float Rate)> Epochs(IReadOnlyList<Sample> samples, int epochs, float rate, Random random)
    {
        int[] order = [.. Enumerable.Range(0, samples.Count)];
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            random.Shuffle(order);
            foreach (var i in order) yield return (samples[i], rate * (1 - 0.9f * epoch / epochs));
        }
    }

    /// <summary>In how many samples each feature is: the pull towards zero is shared among them.</summary>
    public static int[] Occurrences(IReadOnlyList<Sample> samples)
    {
        var occurrences = new int[Features.Count];
        foreach (var sample in samples)
            foreach (var index in sample.Indexes) occurrences[index]++;
        return occurrences;
    }

    /// <summary>The probabilities less the truth; only as many lanes as there are classes count.</summary>
    public static Vector512<float> Gradient(Vector512<float> scores, int classes, int truth)
    {
        Span<float> lanes = stackalloc float[16];
        scores.CopyTo(lanes);
        LocalModel.Softmax(lanes[..classes]);
        lanes[classes..].Clear();
        lanes[truth] -= 1;
        return Vector512.Create<float>(lanes);
    }
}
