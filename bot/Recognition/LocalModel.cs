using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Escalation.Dialogs;

namespace Escalation.Recognition;

/// <summary>
/// A linear model with a weight of one byte for each feature and kind. The file: magic number, version of the features, fingerprint of what it was
/// trained on, a bias for each kind, the scale of both kinds of features, and the weights.
/// </summary>
public sealed class LocalModel
{
    public const int FingerprintLength = 32;

    private const uint Magic = 0x4C435345; // "ESCL"
    private const int Lanes = 16;
    private const int HeaderLength = 8 + FingerprintLength;

    private static readonly int _kinds = IncidentKinds.All.Count;

    private readonly float[] _biases;
    private readonly float _nGramScale;
    private readonly float _signalScale;
    private readonly sbyte[] _weights;

    private LocalModel(ReadOnlySpan<byte> file)
    {
        Fingerprint = Convert.ToHexStringLower(file.Slice(8, FingerprintLength));
        var numbers = MemoryMarshal.Cast<byte, float>(file[HeaderLength..][..((_kinds + 2) * sizeof(float))]);
        _biases = numbers[.._kinds].ToArray();
        _nGramScale = numbers[_kinds];
        _signalScale = numbers[_kinds + 1];
        _weights = new sbyte[Features.Count * _kinds + Lanes];
        MemoryMarshal.Cast<byte, sbyte>(file[(HeaderLength + numbers.Length * sizeof(float))..]).CopyTo(_weights);
    }

    /// <summary>SHA-256 of the corpus and the lexicon that made it, in hexadecimal.</summary>
    public string Fingerprint { get; }

    public static LocalModel Read(ReadOnlySpan<byte> file)
    {
        var header = MemoryMarshal.Cast<byte, uint>(file[..8]);
        if (header[0] != Magic || header[1] != Features.Version)
            throw new InvalidDataException($"The model is not of feature version {Features.Version}; train it again: dotnet run --project bot/Training");
        return new(file);
    }

    /// <summary>Writes what <see cref="Read"/> reads. The weights are those of one feature after the other, kind by kind.</summary>
    public static byte[] Write(ReadOnlySpan<byte> fingerprint, ReadOnlySpan<float> biases, ReadOnlySpan<float> weights)
    {
        var nGrams = weights[..(Features.NGrams * _kinds)];
        var signals = weights[nGrams.Length..];
        var (nGramScale, signalScale) = (ScaleOf(nGrams), ScaleOf(signals));
        using MemoryStream file = new();
        file.Write(MemoryMarshal.AsBytes<uint>([Magic, Features.Version]));
        file.Write(fingerprint);
        file.Write(MemoryMarshal.AsBytes(biases));
        file.Write(MemoryMarshal.AsBytes<float>([nGramScale, signalScale]));
        foreach (var weight in nGrams) file.WriteByte((byte)(sbyte)MathF.Round(weight / nGramScale));
        foreach (var weight in signals) file.WriteByte((byte)(sbyte)MathF.Round(weight / signalScale));
        return file.ToArray();
    }

    /// <summary>The probability of each kind, in the order of the kinds.</summary>
    public void Predict(Features features, Span<float> probabilities)
    {
        Span<int> nGramSums = stackalloc int[Lanes];
        Span<int> signalSums = stackalloc int[Lanes];
        Sum(features.Indexes[..features.NGramCount], nGramSums);
        Sum(features.Indexes[features.NGramCount..], signalSums);
        var nGramFactor = _nGramScale * features.NGramValue;
        var signalFactor = _signalScale * Features.SignalValue;
        for (var kind = 0; kind < _kinds; kind++)
            probabilities[kind] = _biases[kind] + nGramFactor * nGramSums[kind] + signalFactor * signalSums[kind];
        Softmax(probabilities);
    }

    public static void Softmax(Span<float> scores)
    {
        var highest = float.NegativeInfinity;
        foreach (var score in scores) highest = Math.Max(highest, score);
        var sum = 0f;
        foreach (ref var score in scores) sum += score = MathF.Exp(score - highest);
        foreach (ref var score in scores) score /= sum;
    }

    /// <summary>Adds the rows of the features. A row has fewer weights than a vector has lanes; the last lanes are of the next row and not used.</summary>
    private void Sum(ReadOnlySpan<int> indexes, Span<int> sums)
    {
        var (a, b, c, d) = (Vector128<int>.Zero, Vector128<int>.Zero, Vector128<int>.Zero, Vector128<int>.Zero);
        foreach (var index in indexes)
        {
            var (low, high) = Vector128.Widen(Vector128.LoadUnsafe(ref _weights[index * _kinds]));
            var (first, second) = Vector128.Widen(low);
            var (third, fourth) = Vector128.Widen(high);
            (a, b, c, d) = (a + first, b + second, c + third, d + fourth);
        }
        a.CopyTo(sums);
        b.CopyTo(sums[4..]);
        c.CopyTo(sums[8..]);
        d.CopyTo(sums[12..]);
    }

    private static float ScaleOf(ReadOnlySpan<float> weights)
    {
        var largest = 1e-6f;
        foreach (var weight in weights) largest = Math.Max(largest, Math.Abs(weight));
        return largest / sbyte.MaxValue;
    }
}
