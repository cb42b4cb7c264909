using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Escalation.Recognition;

/// <summary>
/// Two opinions added up: a linear one (is it a report, and if so of which kind) and that of small networks with one hidden layer, which know
/// what words mean together. Both look up the same row of <see cref="Lanes"/> bytes for each feature, so the second opinion costs nothing extra.
/// </summary>
public sealed class LocalModel
{
    public const int FingerprintLength = 32;

    /// <summary>The weights of one feature: the linear ones, [0] for "is a report" and then one for each kind, and those of the hidden units.</summary>
    public const int Lanes = 32;
    public const int FirstHidden = 16;
    public const int Hidden = Lanes - FirstHidden;

    private const int Kinds = ModelWeights.Kinds;
    private const uint Magic = 0x4C435345; // "ESCL"
    private const int HeaderLength = 8 + FingerprintLength;
    private const int Numbers = 3 * Lanes + ModelWeights.OutputLength + 3;
    private const int FirstRow = HeaderLength + Numbers * sizeof(float);

    // As many rows can be added up in 16 bits: 255 times 128 fits.
    private const int RowsBeforeWidening = 255;

    private readonly byte[] _file;
    private readonly float[] _biases;
    private readonly float[] _nGramScales;
    private readonly float[] _signalScales;
    private readonly float[] _output;
    private readonly Calibration _calibration;

    private LocalModel(byte[] file)
    {
        _file = file;
        Fingerprint = Convert.ToHexStringLower(file.AsSpan(8, FingerprintLength));
        var numbers = MemoryMarshal.Cast<byte, float>(file.AsSpan(HeaderLength, Numbers * sizeof(float)));
        _biases = numbers[..Lanes].ToArray();
        _nGramScales = numbers[Lanes..][..Lanes].ToArray();
        _signalScales = numbers[(2 * Lanes)..][..Lanes].ToArray();
        _output = numbers[(3 * Lanes)..][..ModelWeights.OutputLength].ToArray();
        _calibration = new(numbers[^3], numbers[^2], numbers[^1]);
    }

    /// <summary>SHA-256 of the corpus and the lexicon that made it, in hexadecimal.</summary>
    public string Fingerprint { get; }

    /// <summary>Reads what <see cref="Write"/> wrote; the model keeps the bytes.</summary>
    public static LocalModel Read(byte[] file)
    {
        var header = MemoryMarshal.Cast<byte, uint>(file.AsSpan(0, 8));
        if (header[0] != Magic || header[1] != Features.Version || file.Length != FirstRow + Features.Count * Lanes)
            throw new InvalidDataException($"The model is not of feature version {Features.Version}; train it again: dotnet run --project bot/Training");
        return new(file);
    }

    public static byte[] Write(ReadOnlySpan<byte> fingerprint, ModelWeights weights, Calibration calibration)
    {
        var nGrams = weights.Rows.AsSpan(0, Features.NGrams * Lanes);
        var signals = weights.Rows.AsSpan(nGrams.Length);
        var (nGramScales, signalScales) = (ScalesOf(nGrams), ScalesOf(signals));
        using MemoryStream file = new();
        file.Write(MemoryMarshal.AsBytes<uint>([Magic, Features.Version]));
        file.Write(fingerprint);
        file.Write(MemoryMarshal.AsBytes<float>(
            [.. weights.Biases, .. nGramScales, .. signalScales, .. weights.Output, calibration.Temperature, calibration.Japanese, calibration.English]));
        for (var i = 0; i < nGrams.Length; i++) file.WriteByte((byte)(sbyte)MathF.Round(nGrams[i] / nGramScales[i % Lanes]));
        for (var i = 0; i < signals.Length; i++) file.WriteByte((byte)(sbyte)MathF.Round(signals[i] / signalScales[i % Lanes]));
        return file.ToArray();
    }

    /// <summary>The probability of each kind, in the order of the kinds.</summary>
    public void Predict(Features features, Span<float> probabilities)
    {
        Score(features, probabilities);
        _calibration.Apply(probabilities, features.IsJapanese);
        Softmax(probabilities);
    }

    /// <summary>What <see cref="Predict"/> calibrates.</summary>
    public void Score(Features features, Span<float> scores)
    {
        Span<float> lanes = stackalloc float[Lanes];
        _biases.CopyTo(lanes);
        AddRows(features.Indexes[..features.NGramCount], _nGramScales, features.NGramValue, lanes);
        AddRows(features.Indexes[features.NGramCount..], _signalScales, Features.SignalValue, lanes);

        // "None" is what is left of "is a report"; the kinds share the rest.
        var none = -Softplus(lanes[0]);
        var report = none + lanes[0];
        var kinds = lanes[1..Kinds];
        var all = LogOfSum(kinds);
        scores[0] = none;
        for (var kind = 1; kind < Kinds; kind++) scores[kind] = report + lanes[kind] - all;

        for (var kind = 0; kind < Kinds; kind++) scores[kind] += _output[Hidden * Kinds + kind];
        for (var unit = 0; unit < Hidden; unit++)
        {
            var activation = MathF.Tanh(lanes[FirstHidden + unit]);
            for (var kind = 0; kind < Kinds; kind++) scores[kind] += activation * _output[unit * Kinds + kind];
        }
    }

    public static void Softmax(Span<float> scores)
    {
        var all = LogOfSum(scores);
        foreach (ref var score in scores) score = MathF.Exp(score - all);
    }

    private static float Softplus(float x) => x > 20 ? x : MathF.Log(1 + MathF.Exp(x));

    private static float LogOfSum(ReadOnlySpan<float> scores)
    {
        var highest = float.NegativeInfinity;
        foreach (var score in scores) highest = Math.Max(highest, score);
        var sum = 0f;
        foreach (var score in scores) sum += MathF.Exp(score - highest);
        return highest + MathF.Log(sum);
    }

    private void AddRows(ReadOnlySpan<int> indexes, float[] scales, float value, Span<float> lanes)
    {
        Span<int> sums = stackalloc int[Lanes];
        sums.Clear();
        for (var from = 0; from < indexes.Length; from += RowsBeforeWidening)
            Sum(indexes[from..Math.Min(from + RowsBeforeWidening, indexes.Length)], sums);
        for (var lane = 0; lane < Lanes; lane++) lanes[lane] += value * scales[lane] * sums[lane];
    }

    private void Sum(ReadOnlySpan<int> indexes, Span<int> sums)
    {
        ref var rows = ref MemoryMarshal.GetReference(MemoryMarshal.Cast<byte, sbyte>(_file.AsSpan(FirstRow)));
        var (low, high) = (Vector256<short>.Zero, Vector256<short>.Zero);
        foreach (var index in indexes)
        {
            var (first, second) = Vector256.Widen(Vector256.LoadUnsafe(ref rows, (nuint)(index * Lanes)));
            (low, high) = (low + first, high + second);
        }
        for (var lane = 0; lane < Lanes; lane++) sums[lane] += lane < Lanes / 2 ? low[lane] : high[lane - Lanes / 2];
    }

    private static float[] ScalesOf(ReadOnlySpan<float> rows)
    {
        var scales = new float[Lanes];
        Array.Fill(scales, 1e-6f);
        for (var i = 0; i < rows.Length; i++) scales[i % Lanes] = Math.Max(scales[i % Lanes], Math.Abs(rows[i]) / sbyte.MaxValue);
        return scales;
    }
}
