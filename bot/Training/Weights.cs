using Escalation.Dialogs;
using Escalation.Recognition;
using Escalation.Recognition.FactFinding;

namespace Escalation.Training;

/// <summary>What the trainer found: a bias for each kind, and for one feature after the other a weight for each kind.</summary>
public sealed record Weights(float[] Biases, float[] ByFeature)
{
    public byte[] ToModel(byte[] fingerprint) => LocalModel.Write(fingerprint, Biases, ByFeature);
}

/// <summary>
/// Makes confidences honest: all scores are divided by a temperature that explains unseen messages best, and "none" gets a head start,
/// so that a report confidence of one half (<see cref="Thresholds.Act"/>) is where the bot should act.
/// </summary>
public sealed record Calibration(float Temperature)
{
    /// <summary>
    /// The corpus has more reports than none; an ordinary channel has a hundred ordinary messages for each. This is how much likelier an ordinary
    /// message is made before the model looks, in natural logarithms.
    /// </summary>
    private const float HeadStartOfNone = 1f;

    public static Calibration Fit(IReadOnlyList<Example> unseen, Weights weights, Lexicon lexicon) =>
        Enumerable.Range(4, 40)
            .Select(step => new Calibration(step / 20f))
            .MinBy(candidate => candidate.Surprise(unseen, weights, lexicon))!;

    public Weights Apply(Weights weights)
    {
        float[] biases = [.. weights.Biases.Select(bias => bias / Temperature)];
        biases[(int)IncidentKind.None] += HeadStartOfNone;
        return new(biases, [.. weights.ByFeature.Select(weight => weight / Temperature)]);
    }

    /// <summary>The mean negative logarithm of the probability given to the truth.</summary>
    private double Surprise(IReadOnlyList<Example> unseen, Weights weights, Lexicon lexicon)
    {
        var model = LocalModel.Read(new Weights(
            [.. weights.Biases.Select(bias => bias / Temperature)],
            [.. weights.ByFeature.Select(weight => weight / Temperature)]).ToModel(new byte[LocalModel.FingerprintLength]));
        Features features = new();
        var probabilities = new float[IncidentKinds.All.Count];
        return unseen.Average(example =>
        {
            var clean = Normalization.Clean(example.Text);
            features.Read(clean, FactFinder.Find(clean), lexicon);
            model.Predict(features, probabilities);
            return -Math.Log(Math.Max(probabilities[(int)example.Kind], 1e-9));
        });
    }
}
