using Escalation.Dialogs;
using Escalation.Recognition;

namespace Escalation.Training;

/// <summary>Every line of the corpus as seen by a model that was trained without the fifth it is in. Shows how good the model is, and calibrates it.</summary>
public sealed class CrossValidation
{
    /// <summary>
    /// The share of the corpus's ordinary lines that may be taken for reports. They were written to be hard; the threshold that lets through this many
    /// unseen ones is the head start of "none".
    /// </summary>
    private const double OrdinaryTakenForReport = 0.025;

    private const int Folds = 5;

    private readonly Lexicon _lexicon;
    private readonly ModelWeights[] _weights = new ModelWeights[Folds];
    private readonly IGrouping<int, Sample>[] _unseen;

    public CrossValidation(IReadOnlyList<Sample> samples, Lexicon lexicon)
    {
        _lexicon = lexicon;
        _unseen = [.. samples.GroupBy(sample => sample.Example.Fold(Folds))];
        Parallel.ForEach(_unseen, fold => _weights[fold.Key] = Trainer.Train([.. samples.Where(sample => sample.Example.Fold(Folds) != fold.Key)]));
    }

    public Calibration Calibrate()
    {
        var scored = _unseen.SelectMany(fold => Scores(fold, Model(fold.Key, Calibration.Identity))).ToArray();
        var temperature = Enumerable.Range(10, 90).Select(step => step / 20f).MinBy(candidate => scored.Average(x => Surprise(x.Scores, x.Sample.Kind, candidate)));
        return new(temperature, HeadStart(scored.Where(x => x.Sample.IsJapanese)), HeadStart(scored.Where(x => !x.Sample.IsJapanese)));

        float HeadStart(IEnumerable<(Sample Sample, float[] Scores)> ofLanguage)
        {
            float[] margins = [.. ofLanguage.Where(x => x.Sample.Kind == 0).Select(x => Margin(x.Scores, temperature)).OrderDescending()];
            return margins[(int)(margins.Length * OrdinaryTakenForReport)];
        }
    }

    public IEnumerable<Measurement.Outcome> Outcomes(Calibration calibration) =>
        from fold in _unseen
        let recognizer = new LocalRecognizer(Model(fold.Key, calibration), _lexicon)
        from sample in fold
        select new Measurement.Outcome(sample.Example, recognizer.Recognize(sample.Example.Text));

    private LocalModel Model(int fold, Calibration calibration) =>
        LocalModel.Read(LocalModel.Write(new byte[LocalModel.FingerprintLength], _weights[fold], calibration));

    private IEnumerable<(Sample Sample, float[] Scores)> Scores(IEnumerable<Sample> samples, LocalModel model)
    {
        Features features = new();
        foreach (var sample in samples)
        {
            var scores = new float[IncidentKinds.All.Count];
            sample.Read(features, _lexicon);
            model.Score(features, scores);
            yield return (sample, scores);
        }
    }

    /// <summary>The negative logarithm of the probability given to the truth.</summary>
    private static double Surprise(float[] scores, int kind, float temperature)
    {
        float[] probabilities = [.. scores.Select(score => score / temperature)];
        LocalModel.Softmax(probabilities);
        return -Math.Log(Math.Max(probabilities[kind], 1e-9));
    }

    /// <summary>By how much the reports together are likelier than "none", in natural logarithms.</summary>
    private static float Margin(float[] scores, float temperature)
    {
        float[] probabilities = [.. scores.Select(score => score / temperature)];
        LocalModel.Softmax(probabilities);
        return MathF.Log(Math.Max(1 - probabilities[0], 1e-9f) / Math.Max(probabilities[0], 1e-9f));
    }
}
