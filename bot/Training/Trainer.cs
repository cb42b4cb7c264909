using Escalation.Dialogs;
using Escalation.Recognition;

namespace Escalation.Training;

/// <summary>
/// Fits the weights: ML.NET the linear opinion, gradient descent the networks. One thread and a fixed order make the same corpus give the same bytes.
/// The networks are two, trained from different seeds: what one learned by accident is halved.
/// </summary>
public static class Trainer
{
    private const int Seeds = LocalModel.Hidden / NetworkTrainer.Units;

    private static readonly int _kinds = IncidentKinds.All.Count;

    public static ModelWeights Train(IReadOnlyList<Sample> samples)
    {
        Sample[] reports = [.. samples.Where(sample => sample.Kind != 0)];
        var lanes = new float[(Features.Count + 1) * LocalModel.Lanes];
        var output = new float[ModelWeights.OutputLength];
        SetLinear(lanes, LinearTrainer.TrainReport(samples), LinearTrainer.TrainKinds(reports));
        for (var seed = 0; seed < Seeds; seed++) AddNetwork(lanes, output, NetworkTrainer.Train(samples, _kinds, seed), seed);
        return new(lanes[^LocalModel.Lanes..], lanes[..^LocalModel.Lanes], output);
    }

    private static void SetLinear(float[] lanes, float[] report, float[][] kinds)
    {
        for (var row = 0; row <= Features.Count; row++)
        {
            lanes[row * LocalModel.Lanes] = report[row];
            for (var kind = 1; kind < _kinds; kind++) lanes[row * LocalModel.Lanes + kind] = kinds[kind - 1][row];
        }
    }

    private static void AddNetwork(float[] lanes, float[] output, (float[] Rows, float[] Output) network, int seed)
    {
        var first = seed * NetworkTrainer.Units;
        for (var row = 0; row <= Features.Count; row++)
            for (var unit = 0; unit < NetworkTrainer.Units; unit++)
                lanes[row * LocalModel.Lanes + LocalModel.FirstHidden + first + unit] = network.Rows[row * NetworkTrainer.Units + unit];
        for (var unit = 0; unit <= NetworkTrainer.Units; unit++)
        {
            // The biases of all networks share the last row of the output.
            var to = unit == NetworkTrainer.Units ? LocalModel.Hidden : first + unit;
            for (var kind = 0; kind < _kinds; kind++) output[to * _kinds + kind] += network.Output[unit * 16 + kind] / Seeds;
        }
    }
}
