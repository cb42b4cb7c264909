namespace Escalation.Recognition;

/// <summary>What training finds. Only the rows are made coarser when the model is written.</summary>
/// <param name="Biases">One for each lane of a row.</param>
/// <param name="Rows">One after the other for each feature, <see cref="LocalModel.Lanes"/> numbers each.</param>
/// <param name="Output">For each hidden unit a weight for each kind, and then a bias for each kind.</param>
public sealed record ModelWeights(float[] Biases, float[] Rows, float[] Output)
{
    public const int Kinds = 14;
    public const int OutputLength = (LocalModel.Hidden + 1) * Kinds;
}
