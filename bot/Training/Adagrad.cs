using System.Runtime.Intrinsics;

namespace Escalation.Training;

/// <summary>Numbers in rows that learn by gradient descent; what has moved much moves less. No fused operations, so every processor rounds alike.</summary>
internal sealed class Adagrad(int count)
{
    private const float Tiny = 1e-6f;

    private readonly float[] _squares = new float[count];

    public float[] Numbers { get; } = new float[count];

    public Vector512<float> Row16(int row) => Vector512.LoadUnsafe(ref Numbers[row * 16]);

    public Vector256<float> Row8(int row) => Vector256.LoadUnsafe(ref Numbers[row * 8]);

    public void Step16(int row, Vector512<float> gradient, float rate)
    {
        var squares = Vector512.LoadUnsafe(ref _squares[row * 16]) + gradient * gradient;
        squares.StoreUnsafe(ref _squares[row * 16]);
        (Row16(row) - gradient * rate / Vector512.Sqrt(squares + Vector512.Create(Tiny))).StoreUnsafe(ref Numbers[row * 16]);
    }

    public void Step8(int row, Vector256<float> gradient, float rate)
    {
        var squares = Vector256.LoadUnsafe(ref _squares[row * 8]) + gradient * gradient;
        squares.StoreUnsafe(ref _squares[row * 8]);
        (Row8(row) - gradient * rate / Vector256.Sqrt(squares + Vector256.Create(Tiny))).StoreUnsafe(ref Numbers[row * 8]);
    }
}
