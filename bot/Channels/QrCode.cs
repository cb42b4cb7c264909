using System.Text;
using QRCoder;

namespace Escalation.Channels;

/// <summary>An address as a pattern that a phone's camera reads, with the quiet edge that readers need.</summary>
public static class QrCode
{
    /// <summary>Modules along one side.</summary>
    public static int Size(Uri address) => Of(address).ModuleMatrix.Count;

    /// <summary>The dark modules as one SVG path, a unit for a module.</summary>
    public static string Path(Uri address)
    {
        var rows = Of(address).ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
            for (var x = 0; x < rows[y].Length; x++)
            {
                if (!rows[y][x]) continue;
                var from = x;
                while (x + 1 < rows[y].Length && rows[y][x + 1]) x++;
                path.Append('M').Append(from).Append(' ').Append(y).Append('h').Append(x - from + 1).Append("v1H").Append(from).Append('z');
            }

        return path.ToString();
    }

    public static byte[] Png(Uri address)
    {
        using var png = new PngByteQRCode(Of(address));
        return png.GetGraphic(8);
    }

    private static QRCodeData Of(Uri address)
    {
        using var generator = new QRCodeGenerator();
        return generator.CreateQrCode(address.ToString(), QRCodeGenerator.ECCLevel.M);
    }
}
